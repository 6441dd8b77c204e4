import type { Locale } from '../../../lambdas/contract/shop/locale.ts';
import type { Cart } from '../../../lambdas/contract/voice/cart.ts';
import { pageTexts } from '../../i18n/page.ts';
import type { ActionOutcome } from '../action-outcome.ts';
import { webUrl } from '../places.ts';
import { type CartAdapter, PageRefusal } from './cart-adapter.ts';
import { cartSentence } from './cart-sentence.ts';
import { pageCart } from './page-cart.ts';

/** The cart as it is now; absent where the page does not tell. */
export const readCart = async (adapter: CartAdapter | undefined): Promise<Cart | undefined> => {
  const cart = await adapter?.read().catch(() => undefined);
  return cart && { ...cart, url: webUrl(cart.url) };
};

/** The cart of this page as it is now. */
export const readPageCart = (): Promise<Cart | undefined> => readCart(pageCart());

let undoLast: (() => Promise<void>) | undefined;

/** Takes the last change of the cart back; answers with the cart, or nothing when that was not possible. */
export const undo = async (): Promise<Cart | undefined> => {
  const act = undoLast;
  undoLast = undefined;
  if (act === undefined) return undefined;
  return act().then(readPageCart, () => undefined);
};

/** The changes that lead back from one cart to an earlier one; none where a line is gone, which only the page can bring back. */
const wayBack = (cart: CartAdapter, before: Cart, after: Cart): (() => Promise<void>) | undefined => {
  const { change } = cart;
  const lines = new Map(before.lines.map((each) => [each.line, each.quantity]));
  const changed = after.lines.filter(({ line, quantity }) => lines.get(line) !== quantity);
  if (change === undefined || changed.length === 0) return undefined;
  return async () => {
    for (const line of changed) await change(line, lines.get(line.line) ?? 0);
  };
};

interface Change {
  readonly cart: CartAdapter | undefined;
  readonly response: string;
  readonly locale: Locale;
  act(before: Cart | undefined): Promise<void>;
  /** Whether the cart afterwards shows it. */
  isDone(before: Cart, after: Cart): boolean;
}

/** Does it between two looks into the cart, and believes the second. */
export const changeCart = async ({ cart, response, locale, act, isDone }: Change): Promise<ActionOutcome> => {
  const texts = pageTexts[locale];
  const before = await readCart(cart);
  try {
    await act(before);
  } catch (error) {
    const sentence = error instanceof PageRefusal ? error.message || texts.notDone : texts.cartUnavailable;
    return { kind: 'refused', response: sentence };
  }
  const after = await readCart(cart);
  if (after === undefined) return { kind: 'done', response, canUndo: false };
  const holds = cartSentence(after, locale);
  if (before !== undefined && !isDone(before, after))
    return { kind: 'refused', response: `${texts.notDone} ${holds}`, cart: after };
  undoLast = cart && before && wayBack(cart, before, after);
  return { kind: 'done', response: `${response} ${holds}`, cart: after, canUndo: undoLast !== undefined };
};
