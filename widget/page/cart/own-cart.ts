import * as z from 'zod/mini';
import type { Cart } from '../../../lambdas/contract/voice/cart.ts';
import { inTime, pageRegistry } from '../registry.ts';
import { type CartAdapter, PageRefusal } from './cart-adapter.ts';

const id = z.optional(z.pipe(z.union([z.string(), z.int()]), z.transform(String)));
const money = z.optional(z.object({ minor: z.int(), currency: z.string().check(z.regex(/^[A-Z]{3}$/)) }));

const OwnCart: z.ZodMiniType<Cart> = z.object({
  lines: z.array(
    z.object({
      line: z.string(),
      title: z.string(),
      quantity: z.int().check(z.minimum(1)),
      productId: id,
      variantId: id,
      price: money,
      url: z.optional(z.string()),
      image: z.optional(z.string()),
    }),
  ),
  total: money,
  url: z.optional(z.string()),
});

/** What the page's own function came to. The message of its error is for the shopper, but not that of a fault or of a network. */
export const done = async (act: () => unknown): Promise<unknown> => {
  try {
    return await inTime(async () => act());
  } catch (error) {
    throw error instanceof Error && error.name === 'Error' ? new PageRefusal(error.message) : error;
  }
};

/** The cart that the page registered with `storevoice.registerCart`. */
export const ownCart = (): CartAdapter | undefined => {
  const { cart } = pageRegistry();
  if (cart === undefined) return undefined;
  const { change, applyCoupon } = cart;
  return {
    read: async () => OwnCart.parse(await done(() => cart.read())),
    add: async (product, quantity) => void (await done(() => cart.add(product, quantity))),
    ...(change && {
      change: async ({ line }, quantity) => void (await done(() => change.call(cart, line, quantity))),
    }),
    ...(applyCoupon && {
      applyCoupon: async (code) => void (await done(() => applyCoupon.call(cart, code))),
    }),
    checkoutUrl: cart.checkoutUrl,
  };
};
