import type { ProductCard } from '../../lambdas/contract/voice/bot.ts';

/** The function that the model calls to say nothing, after noise or words to somebody else. It is answered in the page. */
export const WAIT_FOR_USER = 'wait_for_user';

/**
 * What the model gets of every function: a sentence, which also says what went wrong, and the ids of the products on screen,
 * so that the shopper can ask for "the second one".
 */
export const toolOutput = (response: string, products: readonly ProductCard[]): string =>
  JSON.stringify({
    response,
    products: products.map(({ productId, variantId, title }) => ({ productId, variantId, title })),
  });
