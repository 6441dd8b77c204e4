import { type Platform, type ServerCart, TITLE } from './platform.ts';

const basketOf = ({ quantity, line }: ServerCart) => ({
  BASKET_ITEM_RENDER_DATA: [
    ...(quantity === 0
      ? []
      : [
          {
            ID: String(line),
            PRODUCT_ID: '3',
            NAME: TITLE,
            QUANTITY: quantity,
            PRICE: 999.9,
            CURRENCY: 'USD',
            DELAYED: false,
            DETAIL_PAGE_URL: '/page',
          },
        ]),
    { ID: '1', PRODUCT_ID: '8', NAME: 'Case', QUANTITY: 1, PRICE: 9.9, CURRENCY: 'USD', DELAYED: true },
  ],
  EMPTY_BASKET: quantity === 0,
  allSum: quantity * 999.9,
  CURRENCY: 'USD',
});

/** The component answers with what it did, and with the basket as its template shows it. */
const recalculated = (form: URLSearchParams, cart: ServerCart) => {
  const deleted = form.get(`basket[DELETE_${cart.line}]`) === 'Y';
  const quantity = form.get(`basket[QUANTITY_${cart.line}]`);
  if (deleted) cart.set(0);
  else if (quantity !== null) cart.set(quantity);
  const coupon = form.get('basket[coupon]');
  return {
    BASKET_REFRESHED: true,
    DELETED_BASKET_ITEMS: deleted ? [cart.line] : [],
    CHANGED_BASKET_ITEMS: [],
    RESTORED_BASKET_ITEMS: [],
    MERGED_BASKET_ITEMS: [],
    VALID_COUPON: coupon === null ? false : cart.enter(coupon),
    BASKET_DATA: basketOf(cart),
  };
};

/** The components of the shop module: the element's adds, the basket's answers to what its own page signed. */
export const bitrix: Platform = {
  name: '1C-Bitrix',
  body: `<p id="cart"></p><a href="/personal/cart/">Cart</a><script>window.BX = {
      message: (name) => ({ bitrix_sessid: 's', SITE_ID: 's1' })[name],
      onCustomEvent: (name) => { document.querySelector('#cart').textContent = name; },
    };</script>`,
  checkout: '/personal/order/make/',
  hasTotal: true,
  header: 'OnBasketChange',
  soldOut: 'This product is out of stock.',
  wrongCode: 'The shop did not accept this code.',
  answer: ({ path, method, query, form }, cart) => {
    if (path === '/personal/cart/') {
      return {
        body: `<script>BX.Sale.BasketComponent.init({ template: 'dHBs.a1', signedParamsString: 'YTow.b2', siteId: 's1' });</script>`,
      };
    }
    if (query.get('action') === 'ADD2BASKET' && query.get('ajax_basket') === 'Y') {
      const isAdded = cart.add(query.get('id'), query.get('quantity'));
      return {
        body: isAdded
          ? { STATUS: 'OK', MESSAGE: 'The product was added to your basket' }
          : { STATUS: 'ERROR', MESSAGE: 'This product is out of stock.<br>' },
      };
    }
    if (path !== '/bitrix/components/bitrix/sale.basket.basket/ajax.php') return undefined;
    // Without its session's key the file ends before it has written anything.
    if (method !== 'POST' || form.get('sessid') !== 's') return { body: '' };
    if (form.get('signedParamsString') !== 'YTow.b2') return { body: 'Bad signature.' };
    return form.get('basketAction') === 'recalculateAjax' ? { body: recalculated(form, cart) } : { body: '' };
  },
};
