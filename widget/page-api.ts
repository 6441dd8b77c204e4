import type { PageContext, StorevoiceEventDetails, StorevoiceEventName } from './storevoice.d.ts';

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

/** A copy of what a page tells of itself; `undefined` when it is no object, or holds what JSON cannot say. */
export const parseContext = (value: unknown): PageContext | undefined => {
  try {
    const copy = JSON.parse(JSON.stringify(value));
    return typeof copy === 'object' && copy !== null && !Array.isArray(copy) ? copy : undefined;
  } catch {
    return undefined;
  }
};
