import * as z from 'zod';
import { WebUrl } from '../shop/hostname.ts';
import { Attributes, attributeLimits } from './attributes.ts';
import { Availability } from './availability.ts';
import { ProductId, VariantId } from './ids.ts';
import { Money } from './money.ts';

/** Ceilings of a product's values: characters of texts, counts of the rest. Feeds are cut to them before the schema sees them. */
export const productLimits = {
  title: 300,
  brand: 100,
  category: 100,
  categories: 10,
  description: 20_000,
  variants: 2_000,
  ...attributeLimits,
} as const;

/** What a shopper can put in a cart. A product without choices has exactly one. */
export const Variant = z.strictObject({
  id: VariantId,
  /** As it is shown and said. Default: the product's title followed by the options' values. */
  title: z.string().trim().min(1).max(productLimits.title).optional(),
  /** What tells this variant from its siblings, in the merchant's order. */
  options: Attributes.default({}),
  price: Money.optional(),
  /** The price before a sale; higher than `price`. */
  compareAt: Money.optional(),
  availability: Availability.default('in-stock'),
  /** The article number, by which stock lists name variants; several variants may share one. */
  sku: VariantId.optional(),
  url: WebUrl.optional(),
  image: WebUrl.optional(),
});
export type Variant = Readonly<z.infer<typeof Variant>>;

/** One product as every feed is normalised to. */
export const Product = z.strictObject({
  id: ProductId,
  title: z.string().trim().min(1).max(productLimits.title),
  brand: z.string().trim().min(1).max(productLimits.brand).optional(),
  /** From the widest to the narrowest: `['Electronics', 'Phones']`. */
  category: z
    .array(z.string().trim().min(1).max(productLimits.category))
    .max(productLimits.categories)
    .default([]),
  description: z.string().trim().max(productLimits.description).optional(),
  url: WebUrl.optional(),
  image: WebUrl.optional(),
  attributes: Attributes.default({}),
  variants: z.array(Variant).min(1).max(productLimits.variants),
});
export type Product = Readonly<z.infer<typeof Product>>;

/** The title of one variant as it is shown and said: "iPhone 15" with 256GB and Black in that order. */
export const variantTitle = (
  product: Pick<Product, 'title'>,
  variant: Pick<Variant, 'title' | 'options'>,
): string => variant.title ?? [product.title, ...Object.values(variant.options)].join(' ');
