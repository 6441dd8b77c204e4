import type { ProductCard } from '../../lambdas/contract/voice/bot.ts';
import type { ConversationStore } from '../state/store.ts';
import { pageModule } from './lazy-page.ts';
import type { ActionScene } from './page-api.ts';

/** Whether the page put the product into its cart, as far as the page says. */
export type CartOutcome = 'added' | 'failed' | 'left-to-page';

/** Puts a card's product into the page's cart, as the assistant does; where it cannot, the product's own page opens. */
export const addFromCard = async (product: ProductCard, scene: ActionScene): Promise<CartOutcome> => {
  const page = await pageModule.load().catch(() => undefined);
  const outcome = await page?.runAction({ kind: 'add-to-cart', product, quantity: 1 }, '', scene);
  if (outcome === undefined || outcome.kind === 'refused') return 'failed';
  if (outcome.kind === 'done') return 'added';
  if (product.url !== undefined) location.assign(product.url);
  return 'left-to-page';
};

/** Takes back the last change of the cart. The shopper sees the cart as the page tells it then, and reads when that is not as before. */
export const undoCart = async (store: ConversationStore): Promise<void> => {
  const page = await pageModule.load().catch(() => undefined);
  const undone = await page?.undo();
  const cart = undone?.cart ?? store.state().cart?.cart;
  if (cart !== undefined) store.dispatch({ kind: 'cart-changed', cart, canUndo: false });
  if (undone?.isDone !== true) store.dispatch({ kind: 'problem', problem: 'CART_NOT_RESTORED' });
};
