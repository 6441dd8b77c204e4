import { useState } from 'preact/hooks';
import type { ProductCard } from '../../../lambdas/contract/voice/bot.ts';
import type { PanelTexts } from '../../i18n/texts.ts';
import type { CartOutcome } from '../../page/page-api.ts';
import { PictureIcon } from '../icons.tsx';
import { useWords } from '../words.ts';

export interface ProductHandlers {
  /** Returns whether the browser may follow the link. */
  readonly onProduct: (product: ProductCard) => boolean;
  readonly onAddToCart: (product: ProductCard) => Promise<CartOutcome>;
}

type Props = ProductHandlers & { readonly product: ProductCard };

const availabilityText = (product: ProductCard, texts: PanelTexts): string =>
  ({
    'in-stock': texts.inStock,
    'out-of-stock': texts.outOfStock,
    preorder: texts.preorder,
    unknown: texts.availabilityUnknown,
  })[product.availability];

/** Feeds are untrusted data, so that only web addresses become links. */
const webUrl = (url: string | undefined): string | undefined =>
  url !== undefined && /^https?:\/\//i.test(url) ? url : undefined;

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

const cartText = (state: CartState, texts: PanelTexts): string => {
  switch (state) {
    case 'adding':
      return texts.adding;
    case 'added':
      return texts.added;
    case 'failed':
      return texts.notAdded;
    default:
      return texts.addToCart;
  }
};

const CartButton = ({ product, onAddToCart }: Omit<Props, 'onProduct'>) => {
  const { texts } = useWords();
  const [state, setState] = useState<CartState>('untouched');
  const add = async (): Promise<void> => {
    setState('adding');
    setState(await onAddToCart(product));
  };
  return (
    <>
      <button
        type="button"
        class="cart"
        data-state={state}
        aria-disabled={state === 'adding'}
        aria-label={`${cartText(state, texts)}: ${product.title}`}
        onClick={() => state !== 'adding' && void add()}
      >
        {cartText(state, texts)}
      </button>
      {state === 'left-to-page' && product.url === undefined && <small class="note">{texts.openPage}</small>}
    </>
  );
};

/** One variant as a card; the shop's data is shown as text. */
export const Product = ({ product, onProduct, onAddToCart }: Props) => {
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
        <Price product={product} />
        <p class="availability">{availabilityText(product, texts)}</p>
        {product.availability !== 'out-of-stock' && (
          <CartButton product={product} onAddToCart={onAddToCart} />
        )}
      </div>
    </li>
  );
};
