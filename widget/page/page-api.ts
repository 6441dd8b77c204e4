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
