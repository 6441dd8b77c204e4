import { formatMoney } from '../../../lambdas/contract/catalog/amounts.ts';
import type { ConversationState } from '../../state/state.ts';
import { Icon, icons } from '../icons.tsx';
import { usePanel } from '../view.ts';
import { webUrl } from './facts.tsx';

export type KnownCart = NonNullable<ConversationState['cart']>;

/** The page's cart as it is now. */
export const CartView = ({ known: { cart, canUndo } }: { readonly known: KnownCart }) => {
  const { texts, locale, conversation } = usePanel();
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
            <button type="button" class="choice" onClick={() => void conversation.undoCart()}>
              {texts.undoCart}
            </button>
          )}
          {url && (
            <a class="cart-link" href={url}>
              {texts.openCart}
              <Icon lines={icons.forward} />
            </a>
          )}
        </div>
      )}
    </section>
  );
};
