import type { EmbedderId } from '../../contract/search-document.ts';
import type { OpenSearch, OpenSearchAccess } from './client.ts';
import { IMPORT } from './patience.ts';

type Json = Readonly<Record<string, unknown>>;

/** What a writer in another process must know of a draft. */
export interface DraftMeta {
  readonly embedder: EmbedderId;
  readonly begunAt: string;
  /** How old the feed is that fills it. */
  readonly asOf: string;
}

interface IndexBody {
  readonly settings: Json;
  readonly mappings: {
    readonly dynamic: false;
    readonly _meta: DraftMeta;
    readonly properties: Readonly<Record<string, Json>>;
  };
}

/** How an engine's indexes are made, and what their reader and writer may do with them. */
export interface IndexLayout {
  /** The body that creates one generation. */
  readonly body: (meta: DraftMeta) => IndexBody;
  /** Whether the engine makes writes visible on demand. */
  readonly refreshes: boolean;
  /** How long written documents may take to become visible. */
  readonly visibleWithinMs: number;
  /** How long something that was written may stay unseen, where nothing can be waited for. */
  readonly unseenMs: number;
}

/** A keyword longer than this is never spoken; without the limit one absurd word fails its whole document. */
const LONGEST_TERM = 1_024;

/**
 * Canonical terms meet canonical terms, so no analyzer may touch them again: each is one keyword, whatever
 * characters or blanks it holds. Neither counts nor lengths are kept, as nothing is scored by them.
 */
const term = { type: 'keyword', doc_values: false, ignore_above: LONGEST_TERM };

const keyword = { type: 'keyword' };

/** What a variant is found by. */
const searchedProperties = {
  tenant: keyword,
  productId: keyword,
  variantId: keyword,
  availability: keyword,
  position: { type: 'integer' },
  price: { properties: { minor: { type: 'long' }, currency: keyword } },
  terms: { properties: { name: term, kind: term, brand: term, attributes: term, text: term } },
};

/**
 * The document itself, beside `_source` and not out of it: with 1,024 floats in every source, finding and
 * unpacking a hundred of them took longer than the search. Doc values are read where they lie.
 */
const row = { type: 'binary', doc_values: true };

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
});

/** A managed domain, and any OpenSearch with the k-NN plugin. */
const domainLayout: IndexLayout = {
  body: (meta) => ({
    settings: {
      number_of_shards: 1,
      auto_expand_replicas: '0-1', // a copy as soon as there is a second node, green with one
      refresh_interval: -1, // a draft has no readers; publishing refreshes it once
      'index.knn': true,
      // Segments of one question are searched side by side: half the time of a vector search on two cores.
      'search.concurrent_segment_search.mode': 'all',
    },
    mappings: {
      dynamic: false,
      _meta: meta,
      properties: {
        ...searchedProperties,
        record: keyword,
        changedAt: { type: 'date' },
        row,
        catalog: { properties: catalogProperties },
        vector: luceneVector(meta.embedder.dimension),
      },
    },
  }),
  refreshes: true,
  visibleWithinMs: 2_000,
  unseenMs: 0,
};

/**
 * All that OpenSearch Serverless needs otherwise: it chooses shards, copies, refresh and the vector engine
 * itself and refuses to be told, and shows writes only after 10 to 60 seconds.
 */
export const forServerless = (layout: IndexLayout): IndexLayout => ({
  body: (meta) => {
    const { mappings } = layout.body(meta);
    const vector = { type: 'knn_vector', dimension: meta.embedder.dimension, space_type: SPACE };
    return {
      settings: { 'index.knn': true },
      mappings: { ...mappings, properties: { ...mappings.properties, vector } },
    };
  },
  refreshes: false,
  visibleWithinMs: 120_000,
  unseenMs: 60_000,
});

export const layoutFor = (service: OpenSearchAccess['service']): IndexLayout =>
  service === 'aoss' ? forServerless(domainLayout) : domainLayout;

/** Has all that was written be found from now on, where the engine can be told to. */
export const makeVisible = async (engine: OpenSearch, index: string): Promise<void> => {
  if (!layoutFor(engine.service).refreshes) return;
  await engine.call({ method: 'POST', path: `/${index}/_refresh` }, IMPORT);
};
