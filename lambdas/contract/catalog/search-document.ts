import * as z from 'zod';
import { Locale } from '../shop/locale.ts';
import { Attributes } from './attributes.ts';
import { Availability } from './availability.ts';
import { ProductId, VariantId } from './ids.ts';
import { Money } from './money.ts';

/** Places of a document where a term may be, as bits. */
export const places = {
  name: 1,
  /** What the thing itself is: the head of its title, its category where that agrees, and broader kinds of both. */
  head: 2,
  brand: 4,
  category: 8,
  attributes: 16,
  text: 32,
  /** In the title behind "for": what the thing is for. */
  target: 64,
} as const;

const IMPACT_BITS = 8;
/** The impact of a term that says all that a term can say. */
export const MOST_IMPACT = 2 ** IMPACT_BITS - 1;

/** Terms for questions that name nothing: the first of every document, the second of those imported at a lower price. */
export const EVERY_DOCUMENT = '*';
export const REDUCED_DOCUMENT = '*reduced';

/** How much a term says of a document (1 to `MOST_IMPACT`) and its places, in one number of 16 bits. */
export const termCode = (impact: number, at: number): number => (at << IMPACT_BITS) | impact;
export const impactOf = (code: number): number => code & MOST_IMPACT;
export const placesOf = (code: number): number => code >> IMPACT_BITS;

/**
 * The terms a variant is found by, each once, and their codes in the same order. A term is a word's stem, an amount
 * ("256gb"), or `#` and a concept's id.
 */
export const DocumentTerms = z.strictObject({
  terms: z.array(z.string()),
  codes: z.array(
    z
      .int()
      .positive()
      .max(2 ** 16 - 1),
  ),
});
export type DocumentTerms = Readonly<z.infer<typeof DocumentTerms>>;

/** One variant as a product index holds it. The index knows the shop; the row does not name it. */
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
  sku: VariantId.optional(),
  url: z.string().optional(),
  image: z.string().optional(),
  description: z.string().optional(),
  /** Place in the feed; breaks ties, so that the same question always has the same answer. */
  position: z.int().nonnegative(),
  /** True for a case, a cable, a cartridge: a thing bought for another thing. */
  accessory: z.boolean(),
  /** Terms of the title that are the product's own, and not its maker's, its kind's or its options'. */
  ownName: z.array(z.string()),
});
export type SearchDocument = Readonly<z.infer<typeof SearchDocument>>;

/** A variant with what it is found by. */
export interface IndexedDocument {
  readonly document: SearchDocument;
  readonly terms: DocumentTerms;
}

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
  /** The language of most of its words. */
  language: Locale,
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

const Counts = z.array(z.tuple([z.string(), z.int().positive()]));

/**
 * What a run of documents adds to a catalogue's profile. Parts that are joined in the documents' order make
 * the profile that all documents at once would have made, so everything keeps the order it was met in.
 */
export const ProfilePart = z.strictObject({
  products: z.int().nonnegative(),
  variants: z.int().nonnegative(),
  /** The products at both ends, since one that goes on in the next part is one product. */
  first: z.string().optional(),
  last: z.string().optional(),
  vocabulary: Counts,
  /** Pronounceable terms of names and brands. */
  names: Counts,
  /** Terms of makers' names. */
  brands: Counts,
  /** By attribute, each value as the merchant spells it with the term it is found by, which may be empty. */
  values: z.array(z.tuple([z.string(), z.array(z.tuple([z.string(), z.string()]))])),
});
export type ProfilePart = Readonly<z.infer<typeof ProfilePart>>;
