import type { Locale } from '../../lambdas/contract/shop/locale.ts';
import type { ProductCard } from '../../lambdas/contract/voice/bot.ts';
import type { ConversationStore } from '../state/store.ts';
import type { CartOutcome, EmitToPage } from './page-api.ts';
import { runAction } from './run-action.ts';

interface Surroundings {
  readonly store: ConversationStore;
  readonly emit: EmitToPage;
  readonly locale: Locale;
  openPage(url: string): void;
}

/** Puts a card's product into the page's cart, as the assistant does; where it cannot, the product's own page opens. */
export const addFromCard = async (
  product: ProductCard,
  { store, emit, locale, openPage }: Surroundings,
): Promise<CartOutcome> => {
  const action = { kind: 'add-to-cart', product, quantity: 1 } as const;
  const outcome = await runAction(action, '', { locale, emit });
  if ('cart' in outcome && outcome.cart !== undefined) {
    store.dispatch({
      kind: 'cart-changed',
      cart: outcome.cart,
      canUndo: outcome.kind === 'done' && outcome.canUndo,
    });
  }
  if (outcome.kind === 'refused') return 'failed';
  if (outcome.kind === 'done') return 'added';
  if (product.url !== undefined) openPage(product.url);
  return 'left-to-page';
};
