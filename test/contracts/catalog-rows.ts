import type { CatalogProfile, EmbedderId, SearchDocument } from '../../lambdas/contract/search-document.ts';
import type { CatalogWriter, EmbeddedDocument } from '../../lambdas/ports/catalog-writer.ts';
import type { ProductIndex } from '../../lambdas/ports/product-index.ts';

/** Both sides of one engine, over the same storage. */
export interface CatalogEngine {
  readonly index: ProductIndex;
  readonly writer: CatalogWriter;
  close(): Promise<void>;
}

export const embedder: EmbedderId = { model: 'test-embedder', dimension: 8 };

type Row = Partial<Omit<SearchDocument, 'terms'>> &
  Pick<SearchDocument, 'productId' | 'variantId'> & { readonly terms?: Partial<SearchDocument['terms']> };

/** A document with nothing but what a test is about. */
export const row = ({ terms, ...given }: Row): SearchDocument => ({
  title: `Thing ${given.productId} ${given.variantId}`,
  productTitle: `Thing ${given.productId}`,
  category: [],
  attributes: {},
  optionNames: [],
  availability: 'in-stock',
  position: 0,
  accessory: false,
  ...given,
  terms: { name: [], kind: [], brand: [], attributes: [], text: [], ...terms },
});

/** A vector of length 1 from a few coordinates. */
export const vectorOf = (...coordinates: readonly number[]): Float32Array => {
  const vector = new Float32Array(embedder.dimension);
  vector.set(coordinates);
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
};

export const embedded = (document: SearchDocument, vector = vectorOf(1)): EmbeddedDocument => ({
  document,
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

export const idsOf = (candidates: readonly { readonly document: SearchDocument }[]): readonly string[] =>
  candidates.map(({ document }) => `${document.productId}/${document.variantId}`);
