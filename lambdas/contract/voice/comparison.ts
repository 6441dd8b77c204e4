import * as z from 'zod';
import { ProductCard } from './bot.ts';

/** What differs between the compared products, price first; `values` are in the order of the products. */
export const Comparison = z.object({
  rows: z.array(z.object({ name: z.string(), values: z.array(z.string()) })),
});
export type Comparison = Readonly<z.infer<typeof Comparison>>;

export const CompareAnswer = z.object({
  success: z.literal(true),
  response: z.string(),
  products: z.array(ProductCard),
  comparison: Comparison,
});
export type CompareAnswer = Readonly<z.infer<typeof CompareAnswer>>;
