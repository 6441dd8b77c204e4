import * as z from 'zod';
import { EmbedderId } from '../../contract/catalog/search-document.ts';
import { AssistantError } from '../../contract/errors.ts';
import { NotJson } from './answer.ts';
import { IMPORT, type OpenSearch, type OpenSearchAccess, type Patience } from './client.ts';
import type { PoolShape } from './names.ts';

type Json = Readonly<Record<string, unknown>>;

/** What a writer in another process must know of a draft. */
export const DraftMeta = z.object({
  embedder: EmbedderId,
  begunAt: z.iso.datetime(),
  /** How old the feed is that fills it. Default: as old as the draft. */
  asOf: z.iso.datetime().optional(),
});
export type DraftMeta = Readonly<z.infer<typeof DraftMeta>>;

type IndexBody = {
  readonly settings: Json;
  readonly mappings: { readonly dynamic: false; readonly _meta?: DraftMeta; readonly properties: Json };
};

/** How an engine's indexes are made, and what their reader and writer may do with them. */
interface IndexLayout {
  readonly body: (meta: DraftMeta) => IndexBody;
  /**
   * The index of many shops, absent where they cannot share one. It has no graph of vectors, which a question about one
   * shop could hardly use.
   */
  readonly pool?: (shape: PoolShape) => IndexBody;
  /** Whether the engine makes writes visible on demand. */
  readonly refreshes: boolean;
  /** How long written documents may take to become visible. */
  readonly visibleWithinMs: number;
  /** How long something that was written may stay unseen, where nothing can be waited for. */
  readonly unseenMs: number;
}

/**
 * The terms of a variant as features, each with its impact, so that the engine scores as the embedded index does:
 * weight times impact, whatever characters or blanks a term holds. No analyzer may touch canonical terms again.
 */
const terms = { type: 'rank_features' };

const keyword = { type: 'keyword' };

/** What a variant is found by. */
const searchedProperties = {
  tenant: keyword,
  productId: keyword,
  variantId: keyword,
  sku: keyword,
  availability: keyword,
  position: { type: 'integer' },
  price: { properties: { minor: { type: 'long' }, currency: keyword } },
  terms,
};

/**
 * What is read of a variant, beside `_source` and not out of it: with 1,024 floats in every source, finding and
 * unpacking a hundred of them took longer than the search. Doc values are read where they lie.
 */
const readAsIs = { type: 'binary', doc_values: true };

const catalogProperties = {
  generation: keyword,
  model: keyword,
  dimension: { type: 'integer' },
};

/** Vectors have length 1, so their inner product is their cosine; Lucene, faiss and scripts score it by one formula. */
export const SPACE = 'innerproduct';

/**
 * A graph of more neighbours than is usual (16, built with 100): that one missed every twelfth of the 50 nearest hashed
 * vectors, this one every fiftieth, at the same time a question and 1.5 % more memory.
 */
const GRAPH = { m: 24, ef_construction: 200 };

const luceneVector = (dimension: number): Json => ({
  type: 'knn_vector',
  dimension,
  method: { name: 'hnsw', engine: 'lucene', space_type: SPACE, parameters: GRAPH },
});

const settings = {
  auto_expand_replicas: '0-1', // a copy as soon as there is a second node, green with one
  // Segments of one question are searched side by side: half the time of a vector search on two cores.
  'search.concurrent_segment_search.mode': 'all',
};

const recordProperties = {
  ...searchedProperties,
  record: keyword,
  changedAt: { type: 'date' },
  row: readAsIs,
  codes: readAsIs,
  description: readAsIs,
  catalog: { properties: catalogProperties },
};

/** What must be seen at once is refreshed by its writer; more often than this every segment would be tiny. */
const POOL_REFRESH = '30s';

/** A managed domain, and any OpenSearch with the k-NN plugin. */
const domainLayout: IndexLayout = {
  body: (meta) => ({
    settings: {
      ...settings,
      number_of_shards: 1,
      refresh_interval: -1, // a draft has no readers; publishing refreshes it once
      'index.knn': true,
    },
    mappings: {
      dynamic: false,
      _meta: meta,
      properties: { ...recordProperties, vector: luceneVector(meta.embedder.dimension) },
    },
  }),
  pool: ({ dimension, shards }) => ({
    settings: { ...settings, number_of_shards: shards, refresh_interval: POOL_REFRESH },
    mappings: {
      dynamic: false,
      properties: { ...recordProperties, generation: keyword, vector: { type: 'knn_vector', dimension } },
    },
  }),
  refreshes: true,
  visibleWithinMs: 2_000,
  unseenMs: 0,
};

/**
 * All that OpenSearch Serverless needs otherwise: it chooses shards, copies, refresh and the vector engine
 * itself and refuses to be told, shows writes only after 10 to 60 seconds, and knows neither routing nor deletion by
 * query, without which shops cannot share an index.
 */
const forServerless = (layout: IndexLayout): IndexLayout => ({
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

/** The release that the tests run on; its k-NN applies filters inside Lucene's graph. */
const OLDEST = { major: 2, minor: 19 };
/** `opensearch-knn` where it was installed, its class where a node was started with it. */
const KNN_PLUGIN = /knn/i;

const Root = z.object({ version: z.object({ number: z.string(), distribution: z.string().optional() }) });
const Plugins = z.array(z.object({ component: z.string() }));

const isOld = (version: string): boolean => {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major < OLDEST.major || (major === OLDEST.major && minor < OLDEST.minor);
};

/**
 * What an engine lacks to hold a catalogue, as the end of a sentence; `undefined` when it lacks nothing. Serverless
 * answers neither request and must not be checked. Throws `SERVICE_UNAVAILABLE`.
 */
export const whatEngineLacks = async (
  engine: OpenSearch,
  patience: Patience,
): Promise<string | undefined> => {
  const answer = await engine.call({ method: 'GET', path: '/' }, patience).catch((error: unknown) => {
    if (error instanceof AssistantError && error.cause instanceof NotJson) return undefined;
    throw error;
  });
  const root = Root.safeParse(answer);
  if (!root.success || root.data.version.distribution !== 'opensearch')
    return 'what answers is not OpenSearch';
  const { number } = root.data.version;
  if (isOld(number)) return `OpenSearch ${number} is older than ${OLDEST.major}.${OLDEST.minor}`;
  const listed = await engine.call(
    { method: 'GET', path: '/_cat/plugins', query: { format: 'json' } },
    patience,
  );
  const plugins = Plugins.safeParse(listed);
  return plugins.success && plugins.data.some(({ component }) => KNN_PLUGIN.test(component))
    ? undefined
    : 'its OpenSearch lacks the plugin opensearch-knn';
};
