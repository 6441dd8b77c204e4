import { useState } from 'preact/hooks';
import type { ProductCard } from '../../../lambdas/contract/voice/bot.ts';
import type { PanelTexts } from '../../i18n/texts.ts';
import type { CartOutcome } from '../../page/cart-buttons.ts';
import { PictureIcon } from '../icons.tsx';
import { useWords } from '../words.ts';
import { webUrl } from './web-url.ts';

export interface ProductHandlers {
  /** Returns whether the browser may follow the link. */
  readonly onProduct: (product: ProductCard) => boolean;
  readonly onAddToCart: (product: ProductCard) => Promise<CartOutcome>;
}

interface Props extends ProductHandlers {
  readonly product: ProductCard;
  /** How many of it the page's cart holds, as far as the page tells. */
  readonly inCart: number | undefined;
  /** Set when the shopper has yet to say which variant: adding it asks instead of guessing. */
  readonly onAsk: ((question: string) => void) | undefined;
}

const availabilityText = (product: ProductCard, texts: PanelTexts): string =>
  ({
    'in-stock': texts.inStock,
    'out-of-stock': texts.outOfStock,
    preorder: texts.preorder,
    backorder: texts.backorder,
    unknown: texts.availabilityUnknown,
  })[product.availability];

const Picture = ({ image }: { readonly image: string | undefined }) => {
  const [broken, setBroken] = useState(false);
  const source = webUrl(image);
  return (
    <span class="picture">
      {source !== undefined && !broken ? (
        <img src={source} alt="" loading="lazy" decoding="async" onError={() => setBroken(true)} />
      ) : (
        <PictureIcon />
      )}
    </span>
  );
};

/** Characters of a price that fit into a narrow card in large type. */
const LONGEST_LARGE_PRICE = 12;

/** The amounts are texts of the function, so that they agree with its sentence. */
const Price = ({ product }: { readonly product: ProductCard }) => {
  const { texts } = useWords();
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
  switch (state) {
    case 'adding':
      return texts.adding;
    case 'added':
      return inCart !== undefined && inCart > 1 ? `${texts.added}: ${inCart}` : texts.added;
    case 'failed':
      return texts.notAdded;
    default:
      return texts.addToCart;
  }
};

const CartButton = ({ product, inCart, onAsk, onAddToCart }: Omit<Props, 'onProduct'>) => {
  const { texts } = useWords();
  const [outcome, setOutcome] = useState<CartState>('untouched');
  const state = stateOf(outcome, inCart);
  const text = cartText(state, inCart, texts);
  const add = async (): Promise<void> => {
    if (onAsk !== undefined) return onAsk(`${texts.addToCart}: ${product.title}`);
    setOutcome('adding');
    setOutcome(await onAddToCart(product));
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
export const Product = ({ onProduct, ...card }: Props) => {
  const { product } = card;
  const { texts } = useWords();
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
            <a href={url} onClick={(event) => onProduct(product) || event.preventDefault()}>
              {product.title}
            </a>
          )}
        </h3>
        {options.length > 0 && <p class="options">{options.join(' · ')}</p>}
        {product.reason && <p class="reason">{product.reason}</p>}
        <Price product={product} />
        <p class="availability">{availabilityText(product, texts)}</p>
        {product.availability !== 'out-of-stock' && <CartButton {...card} />}
      </div>
    </li>
  );
};
