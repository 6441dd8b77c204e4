import type { ProductCard } from '../../lambdas/contract/bot.ts';
import type { TellPage } from '../page-api.ts';
import type { CartOutcome } from './findings.tsx';

/**
 * Offers the product to the page's cart. A page that takes it cancels the event, and may give a promise
 * to be judged by; a page that does not listen gets what a link would do: the product's own page.
 */
export const offerToCart = async (
  tell: TellPage,
  product: ProductCard,
  follow: (url: string) => void,
): Promise<CartOutcome> => {
  const waits: Promise<unknown>[] = [];
  const isLeft = tell('add-to-cart', {
    product,
    quantity: 1,
    waitUntil: (done) => waits.push(done),
  });
  if (isLeft) {
    if (product.url !== undefined) follow(product.url);
    return 'left-to-page';
  }
  const results = await Promise.allSettled(waits);
  return results.some(({ status }) => status === 'rejected') ? 'failed' : 'added';
};
