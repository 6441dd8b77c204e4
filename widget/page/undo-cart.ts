import type { ConversationStore } from '../state/store.ts';
import { pageModule } from './lazy-page.ts';

/** Takes back the last change of the cart. The shopper sees the cart as the page tells it then, and reads when that is not as before. */
export const undoCart = async (store: ConversationStore): Promise<void> => {
  const undone = await pageModule.load().then(
    ({ undo }) => undo(),
    () => undefined,
  );
  const cart = undone?.cart ?? store.state().cart?.cart;
  if (cart !== undefined) store.dispatch({ kind: 'cart-changed', cart, canUndo: false });
  if (undone?.isDone !== true) store.dispatch({ kind: 'problem', problem: 'CART_NOT_RESTORED' });
};
