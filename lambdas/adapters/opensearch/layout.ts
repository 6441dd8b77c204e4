import type { EmbedderId } from '../../contract/search-document.ts';
import type { OpenSearchAccess } from './client.ts';

type Json = Readonly<Record<string, unknown>>;

interface IndexBody {
  readonly settings: Json;
  readonly mappings: {
    readonly dynamic: false;
    /** What a writer in another process must know of a draft. */
    readonly _meta: { readonly embedder: EmbedderId; readonly begunAt: string };
    readonly _source?: Json | undefined;
    readonly properties: Readonly<Record<string, Json>>;
  };
}

/** How an engine's indexes are made, and what their reader and writer may do with them. */
export interface IndexLayout {
  /** The body that creates one generation. */
  readonly body: (embedder: EmbedderId, begunAt: Date) => IndexBody;
  /** What a search asks of `_source`. */
  readonly source: true | readonly string[];
  /** Whether the engine makes writes visible on demand. */
  readonly refreshes: boolean;
  /** How long written documents may take to become visible. */
  readonly visibleWithinMs: number;
}

/** A keyword longer than this is never spoken; without the limit one absurd word fails its whole document. */
const LONGEST_TERM = 1_024;

/**
 * Canonical terms meet canonical terms, so no analyzer may touch them again: each is one keyword, whatever
 * characters or blanks it holds. Neither counts nor lengths are kept, as nothing is scored by them.
 */
const term = { type: 'keyword', doc_values: false, ignore_above: LONGEST_TERM };

const keyword = { type: 'keyword' };

const documentProperties = {
  productId: keyword,
  variantId: keyword,
  availability: keyword,
  position: { type: 'integer' },
  price: { properties: { minor: { type: 'long' }, currency: keyword } },
  terms: { properties: { name: term, kind: term, brand: term, attributes: term, text: term } },
};

const catalogProperties = {
  generation: keyword,
  model: keyword,
  dimension: { type: 'integer' },
};

/** Vectors have length 1, so their inner product is their cosine; Lucene and faiss score it by one formula. */
const SPACE = 'innerproduct';

const luceneVector = (dimension: number): Json => ({
  type: 'knn_vector',
  dimension,
  method: { name: 'hnsw', engine: 'lucene', space_type: SPACE, parameters: { m: 16, ef_construction: 100 } },
  store: true,
});

/** A managed domain, and any OpenSearch with the k-NN plugin. */
const domainLayout: IndexLayout = {
  body: (embedder, begunAt) => ({
    settings: {
      number_of_shards: 1,
      auto_expand_replicas: '0-1', // a copy as soon as there is a second node, green with one
      refresh_interval: -1, // a draft has no readers; publishing refreshes it once
      'index.knn': true,
    },
    mappings: {
      dynamic: false,
      _meta: { embedder, begunAt: begunAt.toISOString() },
      // Parsing 100 sources with 1,024 floats in each was a third of a question's time. `stored_fields` reads
      // the vector back for a writer that replaces a document whose text has not changed.
      _source: { excludes: ['vector'] },
      properties: {
        tenant: keyword,
        record: keyword,
        document: { properties: documentProperties },
        catalog: { properties: catalogProperties },
        vector: luceneVector(embedder.dimension),
      },
    },
  }),
  source: true,
  refreshes: true,
  visibleWithinMs: 2_000,
};

/**
 * All that OpenSearch Serverless needs otherwise: it chooses shards, copies, refresh and the vector engine
 * itself and refuses to be told, has no stored vectors, and shows writes only after 10 to 60 seconds.
 */
export const forServerless = (layout: IndexLayout): IndexLayout => ({
  body: (embedder, begunAt) => {
    const { mappings } = layout.body(embedder, begunAt);
    const vector = { type: 'knn_vector', dimension: embedder.dimension, space_type: SPACE };
    return {
      settings: { 'index.knn': true },
      mappings: { ...mappings, _source: undefined, properties: { ...mappings.properties, vector } },
    };
  },
  source: ['document'],
  refreshes: false,
  visibleWithinMs: 120_000,
});

export const layoutFor = (service: OpenSearchAccess['service']): IndexLayout =>
  service === 'aoss' ? forServerless(domainLayout) : domainLayout;
