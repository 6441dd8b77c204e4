import type { Page } from 'playwright-core';
import { bitrix } from './bitrix.ts';
import { openCarts } from './opencart.ts';
import { type Platform, ServerCart, TITLE } from './platform.ts';
import { shopify } from './shopify.ts';
import { wooCommerce } from './woocommerce.ts';

const registered: Platform = {
  name: 'a page with a cart of its own',
  body: `<script>
    let quantity = 0;
    const price = { minor: 99990, currency: 'USD' };
    window.storevoice = { tools: [], cart: {
      read: () => ({
        lines: quantity ? [{ line: 'a', title: '${TITLE}', quantity, productId: 2, variantId: 3, price }] : [],
        total: { minor: quantity * 99990, currency: 'USD' },
      }),
      add: async ({ variantId }, more) => {
        if (variantId !== '3') throw new Error('Sold out & gone');
        quantity += more;
      },
      change: (line, now) => { quantity = now; },
      applyCoupon: (code) => code === 'SALE' ? undefined : Promise.reject(new Error('Unknown code')),
      checkoutUrl: '/kassa',
    } };
  </script>`,
  checkout: '/kassa',
  hasTotal: true,
  soldOut: 'Sold out & gone',
  wrongCode: 'Unknown code',
  answer: () => undefined,
};

export const platforms: readonly Platform[] = [shopify, wooCommerce, bitrix, ...openCarts, registered];

/** Lets a platform answer what the page asks its own server, with an empty cart. */
export const serve = async (page: Page, { answer, checkout }: Platform): Promise<ServerCart> => {
  const cart = new ServerCart();
  await page.route(
    ({ pathname, search }) => search !== '' || !/^\/($|api|assets|widget\.js|page$)/.test(pathname),
    async (route) => {
      const request = route.request();
      const url = new URL(request.url());
      if (`${url.pathname}${url.search}` === checkout)
        return route.fulfill({ contentType: 'text/html', body: '<h1>Checkout</h1>' });
      const sent = request.postData() ?? '';
      const isJson = sent.startsWith('{');
      const answered = answer(
        {
          path: url.pathname,
          method: request.method(),
          query: url.searchParams,
          nonce: request.headers().nonce,
          form: new URLSearchParams(isJson ? '' : sent),
          json: isJson ? JSON.parse(sent) : {},
        },
        cart,
      );
      if (answered === undefined) return route.fallback();
      const { status = 200, headers = {}, body } = answered;
      return route.fulfill(
        typeof body === 'string'
          ? { status, headers, contentType: 'text/html', body }
          : { status, headers, json: body },
      );
    },
  );
  return cart;
};
