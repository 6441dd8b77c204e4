import { formatMoney } from '../../../lambdas/contract/catalog/amounts.ts';
import type { ConversationState } from '../../state/state.ts';
import { ArrowIcon } from '../icons.tsx';
import { useWords } from '../words.ts';
import { webUrl } from './web-url.ts';

export type KnownCart = NonNullable<ConversationState['cart']>;

interface Props {
  readonly known: KnownCart;
  readonly onUndo: () => void;
}

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
              {price && formatMoney(price, locale)}
            </span>
          </li>
        ))}
      </ul>
      {cart.total && cart.lines.length > 0 && (
        <p class="cart-line cart-total">
          <span>{texts.total}</span>
          <span class="cart-amount">{formatMoney(cart.total, locale)}</span>
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
