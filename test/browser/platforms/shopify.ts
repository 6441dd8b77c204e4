import { type Platform, type ServerCart, TITLE } from './platform.ts';

const SOLD_OUT = `The product 'iPhone 15 - Pink' is already sold out.`;
const KEY = '3:f0c1d2';

const item = (quantity: number) => ({
  id: 3,
  key: KEY,
  title: TITLE,
  product_title: 'iPhone 15',
  variant_title: '256GB / Black',
  quantity,
  product_id: 2,
  variant_id: 3,
  price: 99_990,
  final_price: 99_990,
  final_line_price: quantity * 99_990,
  url: '/en/products/iphone-15?variant=3',
});

const cartOf = ({ quantity, codes }: ServerCart, entered: readonly string[] = codes) => ({
  token: 'c1',
  items: quantity === 0 ? [] : [item(quantity)],
  item_count: quantity,
  total_price: quantity * 99_990,
  currency: 'USD',
  discount_codes: entered.map((code) => ({ code, applicable: code === 'SALE' })),
});

/** Codes that are sent take the place of all others. */
const enter = (cart: ServerCart, discount: string): readonly string[] => {
  const codes = discount.split(',').filter(Boolean);
  cart.codes = codes.filter((code) => code === 'SALE');
  return codes;
};

/** The Ajax API: `add.js` answers with what was added, the others with the cart, a refusal has 422. */
export const shopify: Platform = {
  name: 'Shopify',
  body: '<script>window.Shopify = { shop: "s.myshopify.com", routes: { root: "/en/" } };</script>',
  checkout: '/en/checkout',
  hasTotal: true,
  soldOut: SOLD_OUT,
  wrongCode: 'The shop did not accept this code.',
  answer: ({ path, method, json }, cart) => {
    if (path === '/en/cart.js') return { body: cartOf(cart) };
    if (method !== 'POST') return undefined;
    if (path === '/en/cart/add.js') {
      const [wanted] = Array.isArray(json.items) ? json.items : [];
      return cart.add(wanted?.id, wanted?.quantity)
        ? { body: { items: [item(cart.quantity)] } }
        : { status: 422, body: { status: 422, message: 'Cart Error', description: SOLD_OUT } };
    }
    if (path === '/en/cart/change.js' && json.id === KEY) {
      cart.set(json.quantity);
      return { body: { ...cartOf(cart), items_added: [], items_removed: [] } };
    }
    if (path === '/en/cart/update.js' && typeof json.discount === 'string')
      return { body: cartOf(cart, enter(cart, json.discount)) };
    return { status: 400, body: { status: 'bad_request', message: 'no such line', errors: 'no such line' } };
  },
};
