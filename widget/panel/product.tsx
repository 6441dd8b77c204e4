import { useState } from 'preact/hooks';
import type { ProductCard } from '../../lambdas/contract/bot.ts';
import type { PanelTexts } from '../i18n/texts.ts';
import type { CartOutcome, FindingsHandlers } from './findings.tsx';
import { PictureIcon } from './icons.tsx';
import { formatPrice } from './price.ts';
import { useWords } from './words.ts';

type Props = Pick<FindingsHandlers, 'onProduct' | 'onAddToCart'> & { readonly product: ProductCard };

const availabilityText = (product: ProductCard, texts: PanelTexts): string =>
  ({ 'in-stock': texts.inStock, 'out-of-stock': texts.outOfStock, preorder: texts.preorder })[
    product.availability
  ];

/** Feeds are data from elsewhere: only web addresses are ever followed. */
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

const Price = ({ product: { price, compareAt } }: { readonly product: ProductCard }) => {
  const { texts, locale } = useWords();
  if (price === undefined) return <p class="price price-unknown">{texts.priceUnknown}</p>;
  const isSale = compareAt !== undefined && compareAt.minor > price.minor;
  return (
    <p class="price">
      {isSale && <span class="visually-hidden">{texts.priceNow}: </span>}
      <span>{formatPrice(price, locale)}</span>
      {isSale && (
        <>
          <span class="visually-hidden">, {texts.priceBefore}: </span>
          <s>{formatPrice(compareAt, locale)}</s>
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

/** One variant as a card: all of it from the shop's data, as text. */
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
