import * as z from 'zod';
import { Attributes } from './attributes.ts';
import { Availability } from './availability.ts';
import { ProductId, VariantId } from './ids.ts';
import { Money } from './money.ts';

/** Canonical terms of a variant by the field they came from, as the query's understanding yields them too. */
export const DocumentTerms = z.strictObject({
  /** Words of the title, options included. */
  name: z.array(z.string()),
  /** What sort of thing it is: concepts of the head of the title and of the category. */
  kind: z.array(z.string()),
  brand: z.array(z.string()),
  attributes: z.array(z.string()),
  /** Words of the description. */
  text: z.array(z.string()),
});
export type DocumentTerms = Readonly<z.infer<typeof DocumentTerms>>;

/** One variant as it stands in a product index; the tenant is the index's business, not the row's. */
export const SearchDocument = z.strictObject({
  productId: ProductId,
  variantId: VariantId,
  /** The variant's own title as it is said. */
  title: z.string(),
  productTitle: z.string(),
  brand: z.string().optional(),
  category: z.array(z.string()),
  attributes: Attributes,
  /** Names, in order, of the attributes that tell this variant from its siblings. */
  optionNames: z.array(z.string()),
  price: Money.optional(),
  compareAt: Money.optional(),
  availability: Availability,
  url: z.string().optional(),
  image: z.string().optional(),
  description: z.string().optional(),
  /** Place in the feed; breaks ties, so that the same question always has the same answer. */
  position: z.int().nonnegative(),
  /** True for a case, a cable, a cartridge: a thing bought for another thing. */
  accessory: z.boolean(),
  terms: DocumentTerms,
});
export type SearchDocument = Readonly<z.infer<typeof SearchDocument>>;

/** Which model made the vectors; an index is only ever asked with vectors of the same maker. */
export const EmbedderId = z.strictObject({ model: z.string().min(1), dimension: z.int().positive() });
export type EmbedderId = Readonly<z.infer<typeof EmbedderId>>;

export const sameEmbedder = (a: EmbedderId, b: EmbedderId): boolean =>
  a.model === b.model && a.dimension === b.dimension;

/** What the understanding must know of a catalogue before it reads a question; published with it. */
export const CatalogProfile = z.strictObject({
  /** Name of the published generation; changes with every publish. */
  generation: z.string().min(1),
  publishedAt: z.iso.datetime(),
  products: z.int().nonnegative(),
  variants: z.int().nonnegative(),
  embedder: EmbedderId,
  /** Canonical term to the number of variants that carry it. */
  vocabulary: z.record(z.string(), z.int().positive()),
  /** Sound key to the canonical terms (brands and model names first) that sound so. */
  sounds: z.record(z.string(), z.array(z.string())),
  /** Canonical terms that are brands. */
  brands: z.array(z.string()),
  /** Attribute name to canonical term to the merchant's spelling: `{ color: { black: 'Black' } }`. */
  attributeValues: z.record(z.string(), z.record(z.string(), z.string())),
});
export type CatalogProfile = Readonly<z.infer<typeof CatalogProfile>>;
