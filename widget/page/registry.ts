import type { Storevoice } from './storevoice.d.ts';

/** Whether the page has made `window.storevoice` by itself, before our script ran. */
const isMade = (): boolean => typeof Reflect.get(window, 'storevoice') === 'object';

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
