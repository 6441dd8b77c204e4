import * as z from 'zod';
import { ProductId, VariantId } from '../catalog/ids.ts';
import { Money } from '../catalog/money.ts';

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
