import type { Storevoice } from './storevoice.d.ts';

/** Whether the page has made `window.storevoice` by itself, before our script ran. */
const isMade = (): boolean => typeof Reflect.get(window, 'storevoice') === 'object';

/** A function of the page that takes longer counts as one that does not answer. */
const WITHIN_MS = 8_000;

/** Waits for the page's own work, but not for ever. */
export const inTime = <Value>(work: () => Promise<Value>): Promise<Value> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new DOMException('', 'TimeoutError')), WITHIN_MS);
    work()
      .then(resolve, reject)
      .finally(() => clearTimeout(timer));
  });

/** What the page has registered; a page that begins before our script writes the same few lines itself. */
export const pageRegistry = (): Storevoice => {
  if (!isMade()) {
    window.storevoice = {
      tools: [],
      registerTool(tool) {
        this.tools.push(tool);
      },
      registerCart(cart) {
        this.cart = cart;
      },
    };
  }
  return window.storevoice;
};
