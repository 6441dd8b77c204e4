import type { ProductCard, VariantQuestion } from '../../../lambdas/contract/voice/bot.ts';
import type { Cart } from '../../../lambdas/contract/voice/cart.ts';

/** The function that the model calls to say nothing, after noise or words to somebody else. It is answered in the page. */
export const WAIT_FOR_USER = 'wait_for_user';

/** Reads what a model or a server wrote; `undefined` when it is not JSON. */
export const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

interface MoreOutput {
  readonly cart?: Cart | undefined;
  readonly ask?: VariantQuestion | undefined;
}

/** Every answer pays for these; nobody speaks of the twentieth line. */
const MAX_LINES = 20;

/**
 * What the model gets of every function: a sentence, which also says what went wrong, and the ids of the products on screen,
 * so that the shopper can ask for "the second one". Also the lines of the cart by their numbers, and the variants to choose from.
 */
export const toolOutput = (
  response: string,
  products: readonly ProductCard[],
  { cart, ask }: MoreOutput = {},
): string =>
  JSON.stringify({
    response,
    products: products.map(({ productId, variantId, title }) => ({ productId, variantId, title })),
    ...(cart && {
      cart: cart.lines
        .slice(0, MAX_LINES)
        .map(({ title, quantity }, at) => ({ line: at + 1, title, quantity })),
    }),
    ...(ask && { options: ask.options.slice(0, MAX_LINES) }),
  });
