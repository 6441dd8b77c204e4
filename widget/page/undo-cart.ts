import type { ConversationStore } from '../state/store.ts';
import { pageModule } from './lazy-page.ts';

/** Takes back the last change of the cart; false when the page did not let it. The state's cart says how it is then. */
export const undoCart = async (store: ConversationStore): Promise<boolean> => {
  const cart = await pageModule.load().then(
    ({ undo }) => undo(),
    () => undefined,
  );
  if (cart !== undefined) store.dispatch({ kind: 'cart-changed', cart, canUndo: false });
  return cart !== undefined;
};
