import {
  type CatalogProfile,
  type DocumentTerms,
  type EmbedderId,
  type IndexedDocument,
  impactOf,
  places,
  placesOf,
  type SearchDocument,
  termCode,
} from '../../../lambdas/contract/catalog/search-document.ts';
import type { CatalogWriter, EmbeddedDocument } from '../../../lambdas/ports/catalog/catalog-writer.ts';
import type { Candidate, ProductIndex } from '../../../lambdas/ports/catalog/product-index.ts';

/** Both sides of one engine, over the same storage. */
export interface CatalogEngine {
  readonly index: ProductIndex;
  readonly writer: CatalogWriter;
  close(): Promise<void>;
}

export const embedder: EmbedderId = { model: 'test-embedder', dimension: 8 };

type Place = keyof typeof places;

/** How much a term says of a document by where it is; a test that is about impacts gives its own. */
const IMPACTS: Readonly<Record<Place, number>> = {
  name: 200,
  head: 160,
  brand: 150,
  category: 120,
  attributes: 90,
  text: 30,
  target: 60,
};

type PlacedTerms = Partial<Readonly<Record<Place, readonly string[]>>>;
type Row = Partial<SearchDocument> &
  Pick<SearchDocument, 'productId' | 'variantId'> & {
    /** Terms by place, with an impact that goes with it. */
    readonly terms?: PlacedTerms;
    /** Terms with codes of their own. */
    readonly codes?: readonly (readonly [term: string, code: number])[];
  };

/** A term in several places has all of them and the greatest of their impacts. */
const termsOf = (placed: PlacedTerms, given: NonNullable<Row['codes']>): DocumentTerms => {
  const codes = new Map<string, number>();
  for (const place of ['name', 'head', 'brand', 'category', 'attributes', 'text', 'target'] as const) {
    for (const term of placed[place] ?? []) {
      const before = codes.get(term) ?? 0;
      const impact = Math.max(impactOf(before), IMPACTS[place]);
      codes.set(term, termCode(impact, placesOf(before) | places[place]));
    }
  }
  for (const [term, code] of given) codes.set(term, code);
  return { terms: [...codes.keys()], codes: [...codes.values()] };
};

/** A document with nothing but what a test is about. */
export const row = ({ terms = {}, codes = [], ...given }: Row): IndexedDocument => ({
  document: {
    title: `Thing ${given.productId} ${given.variantId}`,
    productTitle: `Thing ${given.productId}`,
    category: [],
    attributes: {},
    optionNames: [],
    availability: 'in-stock',
    position: 0,
    accessory: false,
    ownName: [],
    ...given,
  },
  terms: termsOf(terms, codes),
});

/** A vector of length 1 from a few coordinates. */
export const vectorOf = (...coordinates: readonly number[]): Float32Array => {
  const vector = new Float32Array(embedder.dimension);
  vector.set(coordinates);
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
};

export const embedded = (indexed: IndexedDocument, vector = vectorOf(1)): EmbeddedDocument => ({
  ...indexed,
  vector,
});

export const profileOf = (
  generation: string,
  given: Partial<Omit<CatalogProfile, 'generation'>> = {},
): CatalogProfile => ({
  generation,
  publishedAt: '2026-11-22T12:00:00.000Z',
  products: 1,
  variants: 1,
  embedder,
  language: 'en',
  vocabulary: { iphone: 1 },
  sounds: { '*fn': ['iphone'] },
  brands: ['apple'],
  attributeValues: { color: { black: 'Black' } },
  ...given,
});

/** Publishes documents as a domain's whole catalogue. */
export const publish = async (
  { writer }: CatalogEngine,
  domain: string,
  documents: readonly EmbeddedDocument[],
): Promise<CatalogProfile> => {
  const generation = await writer.begin(domain, embedder);
  if (documents.length > 0) await writer.add(domain, generation, documents);
  const profile = profileOf(generation, { variants: documents.length });
  await writer.publish(domain, profile);
  return profile;
};

type Ids = Pick<Candidate, 'productId' | 'variantId'>;

export const idsOf = (found: readonly Ids[]): readonly string[] =>
  found.map(({ productId, variantId }) => `${productId}/${variantId}`);
