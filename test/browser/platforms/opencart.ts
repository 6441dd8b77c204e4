import { type Answer, type Platform, type ServerCart, TITLE } from './platform.ts';

const row = ({ line, quantity }: ServerCart, isFourth: boolean): string => {
  const field = isFourth
    ? `<form method="post" data-oc-toggle="ajax"><input type="text" name="quantity" value="${quantity}"><input type="hidden" name="key" value="${line}"></form>`
    : `<input type="text" name="quantity[${line}]" value="${quantity}">`;
  return `<tr><td><a href="/index.php?route=product/product&amp;product_id=2"><img alt=""></a></td><td><a href="/iphone">${TITLE}</a></td>
    <td>${field}</td><td>$999.90</td></tr>`;
};

/** A voucher is not a product: its field has no number in its name. */
const voucher = '<tr><td>Gift</td><td><input type="text" name="quantity" value="1" disabled></td></tr>';

const cartPage = (cart: ServerCart, isFourth: boolean): string =>
  `<table>${cart.quantity === 0 ? '' : row(cart, isFourth)}${voucher}</table>`;

const smallCart = ({ quantity }: ServerCart, isFourth: boolean): string =>
  isFourth
    ? `<div class="dropdown"><button>${quantity} item(s)</button></div>`
    : `<div id="cart"><button><span id="cart-total">${quantity} item(s)</span></button></div>`;

const SOLD_OUT = 'Color required!';
const WRONG_CODE = 'Coupon is either invalid, expired or reached its usage limit!';

/** What the methods of a version answer to a form, by their routes. */
type Methods = Readonly<Record<string, (form: URLSearchParams, cart: ServerCart) => Answer>>;

const isAdded = (form: URLSearchParams, cart: ServerCart): boolean =>
  cart.add(form.get('product_id') === '2' ? 3 : 9, form.get('quantity'));

const coupon = (form: URLSearchParams, cart: ServerCart): Answer => ({
  body: cart.enter(form.get('coupon')) ? { redirect: 'cart' } : { error: WRONG_CODE },
});

const third: Methods = {
  'checkout/cart/add': (form, cart) => ({
    body: isAdded(form, cart) ? { success: 'Added' } : { error: { option: { 217: SOLD_OUT } } },
  }),
  'checkout/cart/edit': (form, cart) => {
    const quantity = form.get(`quantity[${cart.line}]`);
    if (quantity !== null) cart.set(quantity);
    return { body: '<p>cart</p>' };
  },
  'checkout/cart/remove': (form, cart) => {
    if (form.get('key') === String(cart.line)) cart.set(0);
    return { body: { success: 'removed', total: '0 item(s)' } };
  },
  'extension/total/coupon/coupon': coupon,
};

const fourth = (mark: string): Methods => {
  const set = (form: URLSearchParams, cart: ServerCart, quantity: unknown): Answer => {
    if (form.get('key') === String(cart.line)) cart.set(quantity);
    return { body: cart.quantity === 0 ? { redirect: 'cart' } : { success: 'You have modified it!' } };
  };
  return {
    [`checkout/cart${mark}add`]: (form, cart) => ({
      body: isAdded(form, cart) ? { success: 'Added' } : { error: { option_217: SOLD_OUT } },
    }),
    [`checkout/cart${mark}edit`]: (form, cart) => set(form, cart, form.get('quantity')),
    [`checkout/cart${mark}remove`]: (form, cart) => set(form, cart, 0),
    [`extension/opencart/total/coupon${mark}save`]: coupon,
  };
};

/** One version, by the mark that its routes have between a controller and its method. */
const openCart = (name: string, mark: string): Platform => {
  const isFourth = mark !== '/';
  const methods = isFourth ? fourth(mark) : third;
  const language = isFourth ? '&language=en-gb' : '';
  return {
    name,
    body: `<script src="catalog/view/javascript/common.js"></script>
      <a href="/index.php?route=checkout/cart${language}">Cart</a>
      <a href="/account" ${isFourth ? 'data-bs-toggle="dropdown"' : 'data-toggle="dropdown"'}>Account</a>
      <div id="cart"><button>0 item(s)</button></div>
      ${isFourth ? `<form method="post" data-oc-load="/index.php?route=common/cart${mark}info${language}"></form>` : ''}`,
    checkout: `/index.php?route=checkout/checkout${language}`,
    hasTotal: false,
    header: '1 item(s)',
    soldOut: SOLD_OUT,
    wrongCode: WRONG_CODE,
    answer: ({ method, query, form }, cart) => {
      const route = query.get('route') ?? '';
      if (isFourth && query.get('language') !== 'en-gb') return undefined;
      if (method === 'POST') return methods[route]?.(form, cart);
      if (route === 'checkout/cart') return { body: cartPage(cart, isFourth) };
      return route === `common/cart${mark}info` ? { body: smallCart(cart, isFourth) } : undefined;
    },
  };
};

export const openCarts: readonly Platform[] = [
  openCart('OpenCart 3', '/'),
  openCart('OpenCart 4.0.1', '|'),
  openCart('OpenCart 4', '.'),
];
