import * as z from 'zod/mini';
import type { ProductCard } from '../../../lambdas/contract/voice/bot.ts';
import type { Cart } from '../../../lambdas/contract/voice/cart.ts';
import { type CartAdapter, PageRefusal, platformId } from './cart-adapter.ts';
import { ask, formBody, globalOf, jsonBody, moneyOf, plainText } from './request.ts';

const currency = { currency_code: z.string(), currency_minor_unit: z.int() };

const StoreCart = z.object({
  items: z.array(
    z.object({
      key: z.string(),
      id: z.int(),
      name: z.string(),
      quantity: z.number(),
      variation: z.optional(z.array(z.looseObject({ value: z.string() }))),
      prices: z.object({ price: z.string(), ...currency }),
    }),
  ),
  totals: z.object({ total_price: z.string(), ...currency }),
});

const Refusal = z.object({ message: z.string() });
const AjaxAnswer = z.object({
  error: z.optional(z.boolean()),
  fragments: z.optional(z.record(z.string(), z.string())),
  cart_hash: z.optional(z.string()),
});
const AjaxParameters = z.object({ wc_ajax_url: z.string() });

const Unit = z.object(currency);

const money = (amount: string, { currency_code: code, currency_minor_unit: digits }: z.infer<typeof Unit>) =>
  moneyOf(Number(amount) / 10 ** digits, code);

const toCart = ({ items, totals }: z.infer<typeof StoreCart>): Cart => ({
  lines: items.map(({ key, id, name, quantity, variation = [], prices }) => ({
    line: key,
    title: plainText([name, ...variation.map(({ value }) => value)].join(' ')),
    quantity,
    variantId: String(id),
    price: money(prices.price, prices),
  })),
  total: money(totals.total_price, totals),
});

const SIGNS = ['wc_add_to_cart_params', 'wc_cart_fragments_params', 'wcSettings'];

const trigger = (event: string, ...details: readonly unknown[]): void => {
  const jQuery = globalOf('jQuery');
  if (typeof jQuery === 'function') jQuery(document.body).trigger(event, details);
};

/** Where a shop answers its own scripts; one in a folder of its host says so. */
const ajaxUrl = (endpoint: string): string => {
  const told = SIGNS.map((name) => AjaxParameters.safeParse(globalOf(name)).data?.wc_ajax_url).find(Boolean);
  return (told ?? '/?wc-ajax=%%endpoint%%').replace('%%endpoint%%', endpoint);
};

/** The header's small cart redraws itself. */
const redraw = (): void => {
  trigger('wc_fragment_refresh');
  document.body.dispatchEvent(new CustomEvent('wc-blocks_added_to_cart', { bubbles: true }));
};

/** A nonce that does not hold and a broken server: nothing that a shopper should hear. */
const isFault = ({ status }: Response): boolean => status === 401 || status === 403 || status >= 500;

/** WooCommerce's Store API, and its older way of adding where a shop has closed that. */
export const wooCommerceCart = (): CartAdapter | undefined => {
  const isHere = SIGNS.some((name) => globalOf(name) !== undefined);
  if (!isHere && !/\bwoocommerce/.test(document.body.className)) return undefined;
  const api = document.querySelector<HTMLLinkElement>('link[rel="https://api.w.org/"]')?.href ?? '/wp-json/';
  const store = `${api}wc/store/v1/cart`;
  const open = () => ask(store, { headers: { Accept: 'application/json' } });
  /** Each change needs the nonce that the cart was last sent with. */
  const post = async (path: string, body: unknown): Promise<void> => {
    const nonce = (await open()).headers.get('Nonce') ?? '';
    const response = await ask(`${store}/${path}`, jsonBody(body, { Nonce: nonce }));
    if (isFault(response)) throw new Error(`${path} was answered with ${response.status}`);
    if (!response.ok) throw new PageRefusal(plainText(Refusal.parse(await response.json()).message));
    redraw();
  };
  const addByAjax = async ({ variantId }: ProductCard, quantity: number): Promise<void> => {
    const added = formBody({ product_id: platformId(variantId), quantity });
    const answer = AjaxAnswer.parse(await (await ask(ajaxUrl('add_to_cart'), added)).json());
    if (answer.error === true) throw new PageRefusal();
    trigger('added_to_cart', answer.fragments, answer.cart_hash);
  };
  return {
    read: async () => {
      const response = await open();
      return response.ok ? toCart(StoreCart.parse(await response.json())) : undefined;
    },
    add: async (product, quantity) =>
      (await open()).ok
        ? post('add-item', { id: platformId(product.variantId), quantity })
        : addByAjax(product, quantity),
    change: ({ line: key }, quantity) =>
      quantity === 0 ? post('remove-item', { key }) : post('update-item', { key, quantity }),
    applyCoupon: (code) => post('apply-coupon', { code }),
    checkoutUrl: document.querySelector<HTMLAnchorElement>('a[href*="checkout"]')?.href ?? '/checkout/',
    searchUrl: (query) => `/?s=${encodeURIComponent(query)}&post_type=product`,
  };
};
