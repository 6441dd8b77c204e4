import * as z from 'zod/mini';
import type { Cart } from '../../../lambdas/contract/voice/cart.ts';
import { type CartAdapter, PageRefusal, platformId } from './cart-adapter.ts';
import { ask, globalOf, jsonBody, moneyOf } from './request.ts';

const ShopifyCart = z.object({
  items: z.array(
    z.object({
      key: z.string(),
      title: z.string(),
      quantity: z.int(),
      product_id: z.int(),
      variant_id: z.int(),
      final_price: z.number(),
    }),
  ),
  total_price: z.number(),
  currency: z.string(),
  discount_codes: z.optional(z.array(z.object({ code: z.string(), applicable: z.boolean() }))),
});

const Refusal = z.object({ description: z.optional(z.string()), message: z.optional(z.string()) });

const Globals = z.looseObject({ routes: z.optional(z.looseObject({ root: z.optional(z.string()) })) });

/** Shopify counts every currency in hundredths, those without cents too. */
const money = (hundredths: number, currency: string) => moneyOf(hundredths / 100, currency);

const toCart = ({ items, total_price, currency }: z.infer<typeof ShopifyCart>, url: string): Cart => ({
  lines: items.map(({ key, title, quantity, product_id, variant_id, final_price }) => ({
    line: key,
    title,
    quantity,
    productId: String(product_id),
    variantId: String(variant_id),
    price: money(final_price, currency),
  })),
  total: money(total_price, currency),
  url,
});

const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** Shopify's Ajax API, on any theme. */
export const shopifyCart = (): CartAdapter | undefined => {
  const shopify = Globals.safeParse(globalOf('Shopify'));
  if (!shopify.success) return undefined;
  const root = shopify.data.routes?.root ?? '/';
  const post = async (path: string, body: unknown): Promise<unknown> => {
    const response = await ask(`${root}cart/${path}`, jsonBody(body));
    const answer: unknown = await response.json();
    if (response.ok) return answer;
    const { description, message } = Refusal.parse(answer);
    throw new PageRefusal(description ?? message);
  };
  const read = async () => ShopifyCart.parse(await (await ask(`${root}cart.js`)).json());
  return {
    read: async () => toCart(await read(), `${root}cart`),
    add: async ({ variantId }, quantity) => {
      await post('add.js', { items: [{ id: platformId(variantId), quantity }] });
    },
    change: async ({ line }, quantity) => {
      await post('change.js', { id: line, quantity });
    },
    applyCoupon: async (code) => {
      const { discount_codes: known = [] } = await read();
      const held = known.filter(({ applicable }) => applicable).map((each) => each.code);
      // The list that is sent takes the place of all codes of the cart.
      const enter = async (codes: readonly string[]) =>
        ShopifyCart.parse(await post('update.js', { discount: codes.join(',') })).discount_codes;
      const entered = (await enter([...held, code]))?.find((each) => isSame(each.code, code));
      if (entered?.applicable === true) return;
      await enter(held);
      throw new PageRefusal();
    },
    checkoutUrl: `${root}checkout`,
    searchUrl: (query) => `${root}search?q=${encodeURIComponent(query)}`,
  };
};
