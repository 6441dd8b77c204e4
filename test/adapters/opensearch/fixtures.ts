import { createOpenSearch, type OpenSearch } from '../../../lambdas/adapters/opensearch/client.ts';
import type {
  CatalogProfile,
  EmbedderId,
  SearchDocument,
} from '../../../lambdas/contract/search-document.ts';
import type { CatalogWriter, EmbeddedDocument } from '../../../lambdas/ports/catalog-writer.ts';

export const embedder: EmbedderId = { model: 'test-model', dimension: 4 };

/** A unit vector in the plane of the first two axes; its cosine with another is that of the angle between. */
export const direction = (degrees: number): Float32Array => {
  const angle = (degrees * Math.PI) / 180;
  return Float32Array.of(Math.cos(angle), Math.sin(angle), 0, 0);
};

export const document = (id: string, over: Partial<SearchDocument> = {}): SearchDocument => ({
  productId: id,
  variantId: '1',
  title: `Product ${id}`,
  productTitle: `Product ${id}`,
  category: [],
  attributes: {},
  optionNames: [],
  availability: 'in-stock',
  position: 0,
  accessory: false,
  terms: { name: [], kind: [], brand: [], attributes: [], text: [] },
  ...over,
});

export const named = (id: string, ...name: readonly string[]): EmbeddedDocument => ({
  document: document(id, { terms: { ...document(id).terms, name: [...name] } }),
  vector: direction(0),
});

export const profileOf = (
  generation: string,
  variants: number,
  over: Partial<CatalogProfile> = {},
): CatalogProfile => ({
  generation,
  publishedAt: '2026-11-22T10:00:00.000Z',
  products: variants,
  variants,
  embedder,
  vocabulary: { phone: 1 },
  sounds: { fn: ['phone'] },
  brands: [],
  attributeValues: {},
  ...over,
});

export const publishAll = async (
  writer: CatalogWriter,
  domain: string,
  documents: readonly EmbeddedDocument[],
): Promise<string> => {
  const generation = await writer.begin(domain, embedder);
  await writer.add(domain, generation, documents);
  await writer.publish(domain, profileOf(generation, documents.length));
  return generation;
};

export const group = (...terms: readonly string[]) => ({
  alternatives: terms.map((term) => ({ term, weight: 1 })),
  weight: 1,
});

/** Indexes of one test file, apart from those of other files and runs on the same engine. */
export const testPrefix = (): string => `test-${process.pid}-${Date.now().toString(36)}-`;

export const unsigned = (node: string): OpenSearch => createOpenSearch({ node, service: 'none' });

export const dropIndexes = async (url: string, prefix: string): Promise<void> => {
  const listed = await fetch(`${url}/_cat/indices/${prefix}*?h=index`);
  const names = (await listed.text()).split('\n').filter((name) => name !== '');
  await Promise.all(names.map((name) => fetch(`${url}/${name.trim()}`, { method: 'DELETE' })));
};
