import * as z from 'zod';
import { ProductId, VariantId } from '../catalog/ids.ts';
import { Money } from '../catalog/money.ts';
import { ProductCard } from './bot.ts';

/** One line of the page's cart. */
export const CartLine = z.object({
  /** The page's own key of the line, by which it is changed. */
  line: z.string(),
  title: z.string(),
  quantity: z.int().min(1),
  productId: ProductId.optional(),
  variantId: VariantId.optional(),
  /** Of one piece. */
  price: Money.optional(),
  /** The product's page and picture, with which a removed line is put in again. */
  url: z.string().optional(),
  image: z.string().optional(),
});
export type CartLine = Readonly<z.infer<typeof CartLine>>;

/** The page's cart as the page tells it. */
export const Cart = z.object({
  lines: z.array(CartLine),
  total: Money.optional(),
  url: z.string().optional(),
});
export type Cart = Readonly<z.infer<typeof Cart>>;

/** What the widget is to do in the page; the server has checked the arguments and found the product. */
export const PageAction = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('add-to-cart'), product: ProductCard, quantity: z.int().min(1) }),
  z.object({ kind: z.literal('show-cart') }),
  /** `line` is the place in the cart, the first is 1; a quantity of 0 removes it. */
  z.object({ kind: z.literal('change-cart'), line: z.int().min(1), quantity: z.int().min(0) }),
  z.object({ kind: z.literal('apply-coupon'), code: z.string() }),
  z.object({ kind: z.literal('go-to-checkout') }),
  z.object({ kind: z.literal('open-product'), product: ProductCard }),
  z.object({ kind: z.literal('show-category'), query: z.string(), url: z.string().optional() }),
]);
export type PageAction = Readonly<z.infer<typeof PageAction>>;

/** The answer of a function that acts in the page; the widget replaces `response` if the page says otherwise. */
export const PageActionAnswer = z.object({
  success: z.literal(true),
  response: z.string(),
  action: PageAction,
});
export type PageActionAnswer = Readonly<z.infer<typeof PageActionAnswer>>;
