import type { Answer, Asked, Platform, ServerCart } from './platform.ts';

const unit = {
  currency_code: 'USD',
  currency_symbol: '$',
  currency_minor_unit: 2,
  currency_decimal_separator: '.',
  currency_thousand_separator: ',',
  currency_prefix: '$',
  currency_suffix: '',
};
const KEY = 'eccbc87e4b5ce2fe28308fd9f2a7baf3';
const SOLD_OUT = 'You cannot add &quot;iPhone 15&quot; to the cart because the product is out of stock.';

const cartOf = ({ quantity, codes }: ServerCart) => ({
  items:
    quantity === 0
      ? []
      : [
          {
            key: KEY,
            id: 3,
            type: 'variation',
            name: 'iPhone 15',
            quantity,
            variation: [
              { raw_attribute: 'attribute_pa_storage', attribute: 'Storage', value: '256GB' },
              { raw_attribute: 'attribute_pa_color', attribute: 'Color', value: 'Black' },
            ],
            prices: { price: '99990', regular_price: '99990', sale_price: '99990', ...unit },
          },
        ],
  coupons: codes.map((code) => ({ code: code.toLowerCase() })),
  items_count: quantity,
  totals: { total_items: String(quantity * 99_990), total_price: String(quantity * 99_990), ...unit },
  errors: [],
});

const refusal = (status: number, code: string, message: string): Answer => ({
  status,
  body: { code: `woocommerce_rest_${code}`, message, data: { status } },
});

const changed = (action: string, { json }: Asked, cart: ServerCart): Answer => {
  const isLine = json.key === KEY && cart.quantity > 0;
  if (action === 'add-item')
    return cart.add(json.id, json.quantity)
      ? { status: 201, body: cartOf(cart) }
      : refusal(400, 'product_out_of_stock', SOLD_OUT);
  if (action === 'apply-coupon')
    return cart.enter(json.code)
      ? { body: cartOf(cart) }
      : refusal(400, 'cart_coupon_error', 'Coupon &quot;wrong&quot; cannot be applied.');
  if (!isLine) return refusal(409, 'cart_invalid_key', 'Cart item no longer exists or is invalid.');
  cart.set(action === 'remove-item' ? 0 : json.quantity);
  return { body: cartOf(cart) };
};

/** A header's cart shows which of the events came that its own script redraws it at. */
const jQuery = `window.jQuery = () => ({
  trigger: (name, details) => {
    document.querySelector('#cart').textContent = [name, ...Object.values(details[0] ?? {})].join(' ');
  },
});`;

const base = {
  checkout: '/checkout/',
  soldOut: 'You cannot add "iPhone 15" to the cart because the product is out of stock.',
  wrongCode: 'Coupon "wrong" cannot be applied.',
} as const;

/** The Store API, in a folder of the host: each change needs the nonce that the last answer brought. */
export const wooCommerce: Platform = {
  ...base,
  name: 'WooCommerce',
  body: `<link rel="https://api.w.org/" href="/blog/wp-json/"><p id="cart"></p>
    <script>document.body.className = 'woocommerce-page'; ${jQuery}</script>`,
  hasTotal: true,
  header: 'wc_fragment_refresh',
  answer: (asked, cart) => {
    const [, action] = /^\/blog\/wp-json\/wc\/store\/v1\/cart(?:\/(.+))?$/.exec(asked.path) ?? [undefined];
    if (!asked.path.startsWith('/blog/wp-json/wc/store/v1/cart')) return undefined;
    const headers = { Nonce: 'n1', 'Cart-Token': 't1' };
    if (action === undefined) return { headers, body: cartOf(cart) };
    if (asked.nonce === undefined)
      return { headers, ...refusal(401, 'missing_nonce', 'Missing the Nonce header.') };
    if (asked.nonce !== 'n1') return { headers, ...refusal(403, 'invalid_nonce', 'Nonce is invalid.') };
    return { headers, ...changed(action, asked, cart) };
  },
};

/** A shop that has closed its Store API; its page's script adds by `wc-ajax`, and gets the header's new fragments. */
export const closedWooCommerce: Platform = {
  ...base,
  name: 'WooCommerce without its Store API',
  body: `<p id="cart"></p><script>
    window.wc_add_to_cart_params = { ajax_url: '/blog/wp-admin/admin-ajax.php', wc_ajax_url: '/blog/?wc-ajax=%%endpoint%%' };
    ${jQuery}</script>`,
  hasTotal: false,
  header: 'added_to_cart 1 item',
  soldOut: 'The shop did not do that.',
  answer: ({ path, query, form }, cart) => {
    if (path.includes('/wp-json/')) return refusal(404, 'no_route', 'No route was found.');
    if (path !== '/blog/' || query.get('wc-ajax') !== 'add_to_cart') return undefined;
    return cart.add(form.get('product_id'), form.get('quantity'))
      ? { body: { fragments: { '#cart': `${cart.quantity} item` }, cart_hash: 'h1' } }
      : { body: { error: true, product_url: '/blog/product/iphone-15/' } };
  },
};
