import type { Page } from 'playwright-core';

/** What a page asked its own server. */
interface Asked {
  readonly path: string;
  readonly method: string;
  readonly query: URLSearchParams;
  readonly nonce: string | undefined;
  readonly form: URLSearchParams;
  readonly json: Readonly<Record<string, unknown>>;
}

interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** The cart on the server of one shop. Variant 3 is sold at $999.90, variant 9 is sold out, and SALE is a code. */
class ServerCart {
  quantity = 0;
  /** Why the last request was refused. */
  refusal: string | undefined;

  add(id: unknown, quantity: unknown): void {
    this.refusal = String(id) === '3' ? undefined : 'Sold out &amp; gone';
    if (this.refusal === undefined) this.quantity += Number(quantity);
  }

  set(quantity: unknown): void {
    this.refusal = undefined;
    this.quantity = Number(quantity);
  }

  enter(code: unknown): void {
    this.refusal = code === 'SALE' ? undefined : 'Unknown code';
  }
}

/** A shop's platform: what marks its pages, and how its server answers. */
export interface Platform {
  readonly name: string;
  readonly body: string;
  readonly checkout: string;
  /** Whether its cart tells a total. */
  readonly hasTotal: boolean;
  answer(asked: Asked, cart: ServerCart): Answer | undefined;
}

const TITLE = 'iPhone 15 256GB Black';

const shopifyAnswer = ({ quantity }: ServerCart, code?: string): unknown => ({
  items:
    quantity === 0
      ? []
      : [{ key: 'k', title: TITLE, quantity, product_id: 2, variant_id: 3, final_price: 99_990 }],
  total_price: quantity * 99_990,
  currency: 'USD',
  discount_codes: code === undefined ? [] : [{ code, applicable: code === 'SALE' }],
});

const shopify: Platform = {
  name: 'Shopify',
  body: '<script>window.Shopify = { routes: { root: "/en/" } };</script>',
  checkout: '/en/checkout',
  hasTotal: true,
  answer: ({ path, json }, cart) => {
    const [item] = Array.isArray(json.items) ? json.items : [];
    if (path === '/en/cart/add.js') cart.add(item?.id, item?.quantity);
    else if (path === '/en/cart/change.js' && json.id === 'k') cart.set(json.quantity);
    else if (path !== '/en/cart.js' && path !== '/en/cart/update.js') return undefined;
    if (path.endsWith('/add.js') && cart.refusal !== undefined)
      return { status: 422, body: { status: 422, description: 'Sold out & gone' } };
    return { body: shopifyAnswer(cart, typeof json.discount === 'string' ? json.discount : undefined) };
  },
};

const unit = { currency_code: 'USD', currency_minor_unit: 2 };

const wooCommerce: Platform = {
  name: 'WooCommerce',
  body: '<link rel="https://api.w.org/" href="/blog/wp-json/"><script>document.body.className = "woocommerce-page";</script>',
  checkout: '/checkout/',
  hasTotal: true,
  answer: ({ path, method, nonce, json }, cart) => {
    const [, action] = /^\/blog\/wp-json\/wc\/store\/v1\/cart\/?(.*)$/.exec(path) ?? [];
    if (action === undefined) return undefined;
    if (method === 'POST' && nonce !== 'n1') return { status: 401, body: { message: 'Invalid nonce' } };
    if (action === 'add-item') cart.add(json.id, json.quantity);
    else if (action === 'update-item' && json.key === 'k') cart.set(json.quantity);
    else if (action === 'remove-item' && json.key === 'k') cart.set(0);
    else if (action === 'apply-coupon') cart.enter(json.code);
    const headers = { Nonce: 'n1' };
    if (method === 'POST' && cart.refusal !== undefined)
      return { status: 400, headers, body: { message: cart.refusal } };
    const { quantity } = cart;
    const line = {
      key: 'k',
      id: 3,
      name: 'iPhone 15',
      quantity,
      variation: [{ value: '256GB' }, { value: 'Black' }],
    };
    const totals = { total_price: String(quantity * 99_990), ...unit };
    const items = quantity === 0 ? [] : [{ ...line, prices: { price: '99990', ...unit } }];
    return { headers, body: { items, totals } };
  },
};

const bitrix: Platform = {
  name: '1C-Bitrix',
  body: `<a href="/personal/cart/">Cart</a><script>window.BX = { message: (name) => ({ bitrix_sessid: 's', SITE_ID: 's1' })[name] };</script>`,
  checkout: '/personal/order/make/',
  hasTotal: true,
  answer: ({ path, query, form }, cart) => {
    if (path === '/personal/cart/') {
      return { body: `<script>init({ template: 'tpl', signedParamsString: 'signed' })</script>` };
    }
    if (query.get('action') === 'ADD2BASKET' && form.get('sessid') === 's') {
      cart.add(query.get('id'), query.get('quantity'));
      return { body: { STATUS: cart.refusal === undefined ? 'OK' : 'ERROR', MESSAGE: cart.refusal } };
    }
    const isSigned = form.get('signedParamsString') === 'signed' && form.get('template') === 'tpl';
    if (!path.endsWith('/sale.basket.basket/ajax.php') || !isSigned) return undefined;
    if (form.has('basket[QUANTITY_7]')) cart.set(form.get('basket[QUANTITY_7]'));
    if (form.has('basket[DELETE_7]')) cart.set(0);
    if (form.has('basket[coupon]')) cart.enter(form.get('basket[coupon]'));
    const { quantity } = cart;
    const line = {
      ID: '7',
      PRODUCT_ID: '3',
      NAME: TITLE,
      QUANTITY: String(quantity),
      PRICE: 999.9,
      CURRENCY: 'USD',
    };
    const lines = quantity === 0 ? [] : [line];
    const basket = { BASKET_ITEM_RENDER_DATA: lines, allSum: quantity * 999.9, CURRENCY: 'USD' };
    return { body: { BASKET_DATA: basket, VALID_COUPON: cart.refusal === undefined } };
  },
};

const openCart: Platform = {
  name: 'OpenCart',
  body: '<script src="catalog/view/javascript/common.js"></script>',
  checkout: '/index.php?route=checkout/checkout',
  hasTotal: false,
  answer: ({ query, form }, cart) => {
    const row = `<tr><td><a href="/index.php?route=product/product&product_id=3"><img alt=""></a></td><td><a href="/iphone">${TITLE}</a></td>
      <td><input name="quantity[7]" value="${cart.quantity}"></td></tr>`;
    switch (query.get('route')) {
      case 'checkout/cart':
        return { body: `<table>${cart.quantity === 0 ? '' : row}</table>` };
      case 'checkout/cart/add':
        cart.add(form.get('product_id') === '2' ? 3 : 9, form.get('quantity'));
        return {
          body: cart.refusal === undefined ? { success: 'ok' } : { error: { option: { 1: cart.refusal } } },
        };
      case 'checkout/cart/edit':
        cart.set(form.get('quantity[7]'));
        return { body: '<p>cart</p>' };
      case 'checkout/cart/remove':
        cart.set(0);
        return { body: { success: 'ok' } };
      case 'extension/total/coupon/coupon':
        cart.enter(form.get('coupon'));
        return { body: cart.refusal === undefined ? { redirect: 'cart' } : { error: cart.refusal } };
      default:
        return undefined;
    }
  },
};

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
  answer: () => undefined,
};

export const platforms: readonly Platform[] = [shopify, wooCommerce, bitrix, openCart, registered];

/** Lets a platform answer what the page asks its own server, with an empty cart. */
export const serve = async (page: Page, { answer, checkout }: Platform): Promise<void> => {
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
};
