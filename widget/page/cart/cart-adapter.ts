import type { ProductCard } from '../../../lambdas/contract/voice/bot.ts';
import type { Cart, CartLine } from '../../../lambdas/contract/voice/cart.ts';

/** The page said no; `message` is its own sentence, for the shopper. */
export class PageRefusal extends Error {}

/** The cart of one kind of page. A method throws `PageRefusal` when the page says no, and any other error when it is broken. */
export interface CartAdapter {
  /** The cart as it is now; absent where the page does not tell. */
  read(): Promise<Cart | undefined>;
  add(product: ProductCard, quantity: number): Promise<void>;
  /** `quantity` 0 removes the line. */
  change?(line: CartLine, quantity: number): Promise<void>;
  applyCoupon?(code: string): Promise<void>;
  readonly checkoutUrl?: string | undefined;
  searchUrl?(query: string): string;
}

/** Feeds write a platform's number with words around it: `shopify_US_12_34`, `gla_34`, `gid://shopify/ProductVariant/34`. */
export const platformId = (id: string): number => {
  const number = /\d+$/.exec(id)?.[0];
  if (number === undefined) throw new Error(`"${id}" does not end with the platform's own number`);
  return Number(number);
};
