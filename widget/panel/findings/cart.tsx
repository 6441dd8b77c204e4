import type { Money } from '../../../lambdas/contract/catalog/money.ts';
import type { Locale } from '../../../lambdas/contract/shop/locale.ts';
import type { ConversationState } from '../../state/state.ts';
import { ArrowIcon } from '../icons.tsx';
import { useWords } from '../words.ts';
import { webUrl } from './web-url.ts';

export type KnownCart = NonNullable<ConversationState['cart']>;

interface Props {
  readonly known: KnownCart;
  readonly onUndo: () => void;
}

/** Writes an amount as the functions' sentences do: dollars the American way, whole amounts without cents. */
const amountText = ({ minor, currency }: Money, locale: Locale): string => {
  const format = new Intl.NumberFormat(locale === 'ru' && currency !== 'USD' ? 'ru' : 'en', {
    style: 'currency',
    currency,
    currencyDisplay: currency === 'BYN' ? 'code' : 'narrowSymbol',
    trailingZeroDisplay: 'stripIfInteger',
  });
  const { maximumFractionDigits: digits = 2 } = format.resolvedOptions();
  return format.format(minor / 10 ** digits);
};

/** The page's cart as it is now. */
export const CartView = ({ known: { cart, canUndo }, onUndo }: Props) => {
  const { texts, locale } = useWords();
  const url = webUrl(cart.url);
  return (
    <section class="facts cart-view" aria-label={texts.cart}>
      {cart.lines.length === 0 && <p class="cart-empty">{texts.cartEmpty}</p>}
      <ul>
        {cart.lines.map(({ line, title, quantity, price }) => (
          <li class="cart-line" key={line}>
            <span dir="auto">{title}</span>
            <span class="cart-amount">
              {quantity > 1 && `${quantity} × `}
              {price && amountText(price, locale)}
            </span>
          </li>
        ))}
      </ul>
      {cart.total && cart.lines.length > 0 && (
        <p class="cart-line cart-total">
          <span>{texts.total}</span>
          <span class="cart-amount">{amountText(cart.total, locale)}</span>
        </p>
      )}
      {(url || canUndo) && (
        <div class="cart-actions">
          {canUndo && (
            <button type="button" class="choice" onClick={onUndo}>
              {texts.undoCart}
            </button>
          )}
          {url && (
            <a class="cart-link" href={url}>
              {texts.openCart}
              <ArrowIcon />
            </a>
          )}
        </div>
      )}
    </section>
  );
};
