import * as z from 'zod';
import { titlesIn } from './titles.ts';

const Id = z.union([z.string(), z.number()]).transform(String);

const Product = z.object({
  productId: Id.optional(),
  variantId: Id.optional(),
  title: z.string(),
});

const Output = z.object({
  response: z.string(),
  products: z.array(Product).default([]),
  product: z.object({ productId: Id.optional(), title: z.string() }).optional(),
  variant: Product.optional(),
});

/** A product that somebody named in this conversation. Without ids it can only be searched for again. */
export type SeenProduct = Readonly<z.infer<typeof Product>>;

export interface Told {
  /** The sentence for the shopper; empty when the output holds none. */
  readonly sentence: string;
  readonly products: readonly SeenProduct[];
}

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Reads what a function returned: JSON with a sentence and products, or the sentence alone. */
export const readOutput = (output: string): Told => {
  const json = parseJson(output);
  const parsed = Output.safeParse(json);
  if (!parsed.success) {
    const sentence = typeof json === 'object' && json !== null ? '' : output.trim();
    return { sentence, products: titlesIn(sentence).map((title) => ({ title })) };
  }
  const { response, products, product, variant } = parsed.data;
  if (products.length > 0) return { sentence: response, products };
  const one = variant ?? product;
  return {
    sentence: response,
    products: one === undefined ? titlesIn(response).map((title) => ({ title })) : [one],
  };
};
