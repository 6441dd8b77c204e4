import type { ProductId } from '../../../contract/catalog/ids.ts';
import { MOST_IMPACT } from '../../../contract/catalog/search-document.ts';
import type { RetrievalRequest, TermGroup } from '../../../ports/catalog/product-index.ts';
import { SPACE } from '../layout.ts';
import type { Place, Scope } from '../names.ts';
import { featureField } from './terms.ts';

export type Json = Readonly<Record<string, unknown>>;

/** OpenSearch refuses more than 1,024 clauses; some are left for the filters. */
const MAX_TERM_CLAUSES = 1_000;
/** A product has at most 2,000 variants; OpenSearch gives up to 10,000 rows at once. */
const MAX_PRODUCT_ROWS = 2_000;

/** The rows alone: not even an id is looked for in the stored fields, which hold the vectors. */
const rowsOnly = {
  _source: false,
  stored_fields: '_none_',
  docvalue_fields: ['row'],
  track_total_hits: false,
};

/** What a candidate is made of. */
const candidatesOnly = { ...rowsOnly, docvalue_fields: ['row', 'codes'] };

/** The records of a shop, and of one of its generations where others are in the same index. */
export const within = ({ domain, generation }: Scope): readonly Json[] => [
  { term: { tenant: domain } },
  ...(generation === undefined ? [] : [{ term: { generation } }]),
];

/** The catalogue and the price bounds, which hold on both sides. */
const filtersOf = (scope: Scope, { price }: RetrievalRequest): readonly Json[] => {
  if (price === undefined) return within(scope);
  const bounds = {
    ...(price.min === undefined ? {} : { gte: price.min }),
    ...(price.max === undefined ? {} : { lte: price.max }),
  };
  return [
    ...within(scope),
    { term: { 'price.currency': price.currency } },
    { range: { 'price.minor': bounds } },
  ];
};

/** What can be found at all: an alternative without weight adds nothing to a document. */
const weighty = (groups: readonly TermGroup[]): readonly TermGroup[] =>
  groups.flatMap(({ alternatives, weight }) => {
    const kept = alternatives.filter((each) => each.weight * weight > 0);
    return kept.length === 0 ? [] : [{ alternatives: kept, weight }];
  });

/** All alternatives of all groups while the engine takes as many; otherwise the best of each group. */
const askable = (groups: readonly TermGroup[]): readonly TermGroup[] => {
  const total = groups.reduce((sum, { alternatives }) => sum + alternatives.length, 0);
  if (total <= MAX_TERM_CLAUSES) return groups;
  const asked = groups.slice(0, MAX_TERM_CLAUSES);
  const each = Math.floor(MAX_TERM_CLAUSES / asked.length);
  return asked.map(({ alternatives, weight }) => ({
    alternatives: alternatives.toSorted((a, b) => b.weight - a.weight).slice(0, each),
    weight,
  }));
};

/** A group counts once in a document: by the alternative that says most of it, as in the embedded index. */
const groupQuery = ({ alternatives, weight }: TermGroup): Json => ({
  dis_max: {
    queries: alternatives.map(({ term, weight: own }) => ({
      rank_feature: { field: featureField(term), linear: {}, boost: (own * weight) / MOST_IMPACT },
    })),
  },
});

/**
 * What the words find, `undefined` when there is none to look for. The feed's order breaks ties, so that the same
 * question has the same answer on any copy.
 */
export const lexicalSearch = (scope: Scope, request: RetrievalRequest): Json | undefined => {
  const groups = askable(weighty(request.groups));
  if (groups.length === 0) return undefined;
  return {
    query: {
      bool: {
        filter: filtersOf(scope, request),
        should: groups.map(groupQuery),
        minimum_should_match: 1,
      },
    },
    sort: ['_score', { position: 'asc' }],
    size: request.limit,
    ...candidatesOnly,
  };
};

/** A vector graph finds the last of k by chance, so the query asks for more. */
const BEYOND_THE_EDGE = 150;

/** Nearest by vector among what passes the filter: the filter is applied during the search, not after it. */
const nearestByGraph = (filter: readonly Json[], request: RetrievalRequest, vector: Float32Array): Json => ({
  knn: {
    vector: {
      vector: decimals(vector),
      k: request.nearestLimit + BEYOND_THE_EDGE,
      filter: { bool: { filter } },
    },
  },
});

/** Every vector of the shop is compared: exact, and for a few thousand faster than a graph of all shops. */
const nearestByAll = (filter: readonly Json[], vector: Float32Array): Json => ({
  script_score: {
    query: { bool: { filter: [...filter, { term: { record: 'variant' } }] } },
    script: {
      lang: 'knn',
      source: 'knn_score',
      params: { field: 'vector', query_value: decimals(vector), space_type: SPACE },
    },
  },
});

export const nearestSearch = (
  { scope, routing }: Place,
  request: RetrievalRequest,
  vector: Float32Array,
): Json => {
  const filter = filtersOf(scope, request);
  return {
    query: routing === undefined ? nearestByGraph(filter, request, vector) : nearestByAll(filter, vector),
    sort: ['_score', { position: 'asc' }],
    size: request.nearestLimit,
    ...candidatesOnly,
  };
};

/** Which generation is live, without the profile's megabytes. */
export const catalogSearch = (scope: Scope): Json => ({
  query: { bool: { filter: [...within(scope), { term: { record: 'catalog' } }] } },
  size: 1,
  ...rowsOnly,
  docvalue_fields: ['catalog.generation', 'catalog.model', 'catalog.dimension'],
});

const MAX_GENERATIONS = 1_000;

/** The generations of a shop in shared indexes: drafts and what became of them. */
export const generationsSearch = (scope: Scope): Json => ({
  query: { bool: { filter: [...within(scope), { terms: { record: ['draft', 'retired'] } }] } },
  size: MAX_GENERATIONS,
  ...rowsOnly,
});

/** Records of a generation in their order, a page of them. */
const inOrder = (scope: Scope, filter: readonly Json[]): Json => ({
  query: { bool: { filter: [...within(scope), ...filter] } },
  sort: [{ position: 'asc' }],
  size: MAX_PRODUCT_ROWS,
  ...rowsOnly,
});

export const productSearch = (scope: Scope, productId: ProductId): Json => ({
  ...inOrder(scope, [{ term: { productId } }]),
  docvalue_fields: ['row', 'description'],
});

/** All variants in the order of the feed. */
export const documentsSearch = (scope: Scope): Json => inOrder(scope, [{ term: { record: 'variant' } }]);

/** Variants of these products, and those that have one of these ids themselves. */
export const variantsSearch = (scope: Scope, ids: readonly string[]): Json => {
  const named = [{ terms: { productId: ids } }, { terms: { variantId: ids } }, { terms: { sku: ids } }];
  return inOrder(scope, [{ term: { record: 'variant' } }, { bool: { should: named } }]);
};

/** Changes made since a time, in their order; an index without any may know no such times. */
export const madeChangesSearch = (scope: Scope, since: Date): Json => ({
  ...inOrder(scope, [{ term: { record: 'change' } }, { range: { changedAt: { gte: since.toISOString() } } }]),
  sort: [{ changedAt: { order: 'asc', unmapped_type: 'date' } }, { position: 'asc' }],
});

/** As many as OpenSearch gives at once. */
const MAX_PRICES = 10_000;

/** Variants that have a price and are named in their record. */
export const pricesSearch = (scope: Scope): Json => ({
  ...inOrder(scope, [{ exists: { field: 'price.minor' } }, { exists: { field: 'variantId' } }]),
  size: MAX_PRICES,
  docvalue_fields: ['productId', 'variantId', 'price.minor', 'price.currency'],
});

const VECTOR_DECIMALS = 1e7;

/** Seven decimals are a float's own precision near 1; a float printed as a double is twice as long. */
export const decimals = (vector: Float32Array): readonly number[] =>
  Array.from(vector, (value) => Math.round(value * VECTOR_DECIMALS) / VECTOR_DECIMALS);
