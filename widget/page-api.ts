import type { StorevoiceEventDetails, StorevoiceEventName } from './storevoice.d.ts';

const cancelable: ReadonlySet<StorevoiceEventName> = new Set(['product-click', 'add-to-cart']);

/** Tells the page; answers whether the page left the widget's own behaviour in place. */
export type TellPage = <Name extends StorevoiceEventName>(
  name: Name,
  detail: StorevoiceEventDetails[Name],
) => boolean;

export const createTellPage =
  (host: HTMLElement): TellPage =>
  (name, detail) =>
    host.dispatchEvent(
      new CustomEvent(`storevoice:${name}`, {
        detail,
        bubbles: true,
        composed: true,
        cancelable: cancelable.has(name),
      }),
    );
