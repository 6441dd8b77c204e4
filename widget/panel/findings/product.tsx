import { useState } from 'preact/hooks';
import type { ProductCard } from '../../../lambdas/contract/voice/bot.ts';
import type { PanelTexts } from '../../i18n/texts.ts';
import type { CartOutcome } from '../conversation.ts';
import { Icon } from '../icons.tsx';
import { usePanel } from '../view.ts';
import { webUrl } from './facts.tsx';

interface Props {
  readonly product: ProductCard;
  /** How many of it the page's cart holds, as far as the page tells. */
  readonly inCart: number | undefined;
  /** The shopper has yet to say which variant: adding it asks instead of guessing. */
  readonly isExample: boolean;
}

const PICTURE =
  'M6 5h12a2.5 2.5 0 0 1 2.5 2.5v9A2.5 2.5 0 0 1 18 19H6a2.5 2.5 0 0 1-2.5-2.5v-9A2.5 2.5 0 0 1 6 5zM4 16l4.5-4.5 4 4 2.5-2.5 5 4.5M15.5 8.1a1.4 1.4 0 0 1 0 2.8a1.4 1.4 0 0 1 0-2.8z';

const Picture = ({ image }: { readonly image: string | undefined }) => {
  const [broken, setBroken] = useState(false);
  const source = webUrl(image);
  return (
    <span class="picture">
      {source !== undefined && !broken ? (
        <img src={source} alt="" loading="lazy" decoding="async" onError={() => setBroken(true)} />
      ) : (
        <Icon lines={PICTURE} />
      )}
    </span>
  );
};

/** Characters of a price that fit into a narrow card in large type. */
const LONGEST_LARGE_PRICE = 12;

/** The amounts are texts of the function, so that they agree with its sentence. */
const Price = ({ product }: { readonly product: ProductCard }) => {
  const { texts } = usePanel();
  const { price, compareAt, priceText } = product;
  if (priceText === undefined) return <p class="price price-unknown">{texts.priceUnknown}</p>;
  const isSale = price !== undefined && compareAt !== undefined && compareAt.minor > price.minor;
  return (
    <p class="price" data-long={priceText.length > LONGEST_LARGE_PRICE}>
      {isSale && <span class="visually-hidden">{texts.priceNow}: </span>}
      <span>{priceText}</span>
      {isSale && (
        <>
          <span class="visually-hidden">, {texts.priceBefore}: </span>
          <s>{product.compareAtText}</s>
        </>
      )}
    </p>
  );
};

type CartState = CartOutcome | 'untouched' | 'adding';

/** A cart that the page tells is surer than what came of the button, as it may be changed elsewhere. */
const stateOf = (state: CartState, inCart: number | undefined): CartState => {
  if (inCart === undefined || state === 'adding' || state === 'failed') return state;
  return inCart > 0 ? 'added' : 'untouched';
};

const cartText = (state: CartState, inCart: number | undefined, texts: PanelTexts): string => {
  if (state === 'adding') return texts.adding;
  if (state === 'failed') return texts.notAdded;
  if (state !== 'added') return texts.addToCart;
  return inCart !== undefined && inCart > 1 ? `${texts.added}: ${inCart}` : texts.added;
};

const CartButton = ({ product, inCart, isExample }: Props) => {
  const { texts, conversation } = usePanel();
  const [outcome, setOutcome] = useState<CartState>('untouched');
  const state = stateOf(outcome, inCart);
  const text = cartText(state, inCart, texts);
  const add = async (): Promise<void> => {
    if (isExample) return conversation.ask(`${texts.addToCart}: ${product.title}`);
    setOutcome('adding');
    setOutcome(await conversation.addToCart(product));
  };
  return (
    <>
      <button
        type="button"
        class="cart"
        data-state={state}
        aria-disabled={state === 'adding'}
        aria-label={`${text}: ${product.title}`}
        onClick={() => state !== 'adding' && void add()}
      >
        {text}
      </button>
      {outcome === 'left-to-page' && product.url === undefined && (
        <small class="note">{texts.openPage}</small>
      )}
    </>
  );
};

/** One variant as a card; the shop's data is shown as text. */
export const ProductView = (props: Props) => {
  const { product } = props;
  const { texts, emitToPage } = usePanel();
  const url = webUrl(product.url);
  const options = Object.values(product.options);
  return (
    <li class="product" data-availability={product.availability}>
      <Picture image={product.image} />
      <div class="product-words">
        <h3 class="product-title">
          {url === undefined ? (
            product.title
          ) : (
            <a
              href={url}
              onClick={(event) => emitToPage('product-click', { product }) || event.preventDefault()}
            >
              {product.title}
            </a>
          )}
        </h3>
        {options.length > 0 && <p class="options">{options.join(' · ')}</p>}
        {product.reason && <p class="reason">{product.reason}</p>}
        <Price product={product} />
        <p class="availability">{texts[product.availability]}</p>
        {product.availability !== 'out-of-stock' && <CartButton {...props} />}
      </div>
    </li>
  );
};
