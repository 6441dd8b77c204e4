import type { ProductCard } from '../../lambdas/contract/voice/bot.ts';
import type { PageContext, StorevoiceEventDetails, StorevoiceEventName } from './storevoice.d.ts';

const cancelable: ReadonlySet<StorevoiceEventName> = new Set(['product-click', 'add-to-cart']);

/** Dispatches an event of the element; returns `false` when the page cancelled it to act in its own way. */
export type EmitToPage = <Name extends StorevoiceEventName>(
  name: Name,
  detail: StorevoiceEventDetails[Name],
) => boolean;

export const createPageEmitter =
  (host: HTMLElement): EmitToPage =>
  (name, detail) =>
    host.dispatchEvent(
      new CustomEvent(`storevoice:${name}`, {
        detail,
        bubbles: true,
        composed: true,
        cancelable: cancelable.has(name),
      }),
    );

/** A copy of the page's context; `undefined` when it is not an object or contains what JSON cannot hold. */
export const parseContext = (value: unknown): PageContext | undefined => {
  try {
    const copy = JSON.parse(JSON.stringify(value));
    return typeof copy === 'object' && copy !== null && !Array.isArray(copy) ? copy : undefined;
  } catch {
    return undefined;
  }
};

/** Whether the page put the product into its cart, as far as the page says. */
export type CartOutcome = 'added' | 'failed' | 'left-to-page';

/**
 * Offers a product to the page's cart. A page that takes it cancels the event and may pass a promise that decides the
 * outcome; a page without a listener gets what a link would do: the product's own page opens.
 */
export const offerToCart = async (
  emit: EmitToPage,
  product: ProductCard,
  openPage: (url: string) => void,
): Promise<CartOutcome> => {
  const waits: Promise<unknown>[] = [];
  const isLeft = emit('add-to-cart', {
    product,
    quantity: 1,
    waitUntil: (done) => waits.push(done),
  });
  if (isLeft) {
    if (product.url !== undefined) openPage(product.url);
    return 'left-to-page';
  }
  const results = await Promise.allSettled(waits);
  return results.some(({ status }) => status === 'rejected') ? 'failed' : 'added';
};
