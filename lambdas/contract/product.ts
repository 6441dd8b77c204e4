import * as z from 'zod';
import { ProductId, VariantId } from './ids.ts';
import { Money } from './money.ts';

const MAX_TITLE = 300;
const MAX_DESCRIPTION = 20_000;
const MAX_ATTRIBUTES = 60;

/** Only web addresses: a feed must not be able to plant `javascript:` behind a card's link. */
export const WebUrl = z.url({ protocol: /^https?$/, hostname: /./ }).max(2_048);

/** Canonical attribute name (`color`, `storage`) to the merchant's own value (`Black`, `256GB`). */
export const Attributes = z
  .record(z.string().min(1).max(60), z.string().min(1).max(300))
  .refine(
    (attributes) => Object.keys(attributes).length <= MAX_ATTRIBUTES,
    `at most ${MAX_ATTRIBUTES} attributes`,
  );
export type Attributes = Readonly<z.infer<typeof Attributes>>;

export const Availability = z.enum(['in-stock', 'out-of-stock', 'preorder']);
export type Availability = z.infer<typeof Availability>;

/** What a shopper can put in a cart. A product without choices has exactly one. */
export const Variant = z.strictObject({
  id: VariantId,
  /** As it is shown and said. Default: the product's title followed by the options' values. */
  title: z.string().trim().min(1).max(MAX_TITLE).optional(),
  /** What tells this variant from its siblings, in the merchant's order. */
  options: Attributes.default({}),
  price: Money.optional(),
  /** The price before a sale; higher than `price`. */
  compareAt: Money.optional(),
  availability: Availability.default('in-stock'),
  url: WebUrl.optional(),
  image: WebUrl.optional(),
});
export type Variant = Readonly<z.infer<typeof Variant>>;

/** One product as every feed is normalised to. */
export const Product = z.strictObject({
  id: ProductId,
  title: z.string().trim().min(1).max(MAX_TITLE),
  brand: z.string().trim().min(1).max(100).optional(),
  /** From the widest to the narrowest: `['Electronics', 'Phones']`. */
  category: z.array(z.string().trim().min(1).max(100)).max(10).default([]),
  description: z.string().trim().max(MAX_DESCRIPTION).optional(),
  url: WebUrl.optional(),
  image: WebUrl.optional(),
  attributes: Attributes.default({}),
  variants: z.array(Variant).min(1).max(2_000),
});
export type Product = Readonly<z.infer<typeof Product>>;

/** The title of one variant as it is shown and said: "iPhone 15" with 256GB and Black in that order. */
export const variantTitle = (
  product: Pick<Product, 'title'>,
  variant: Pick<Variant, 'title' | 'options'>,
): string => variant.title ?? [product.title, ...Object.values(variant.options)].join(' ');
