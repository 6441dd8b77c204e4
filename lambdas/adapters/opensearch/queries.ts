import type { Hostname } from '../../contract/hostname.ts';
import type { ProductId } from '../../contract/ids.ts';
import type { DocumentTerms } from '../../contract/search-document.ts';
import type { RetrievalRequest, TermGroup } from '../../ports/product-index.ts';

type Json = Readonly<Record<string, unknown>>;

/**
 * What a term is worth by where it stands, the same as in the embedded index: engines differ, answers must
 * not. There is no BM25 in it, since the weights that come with a question say already how rare a term is.
 */
const FIELD_WORTH = { name: 3, kind: 2.5, brand: 2.5, attributes: 2, text: 0.6 } as const satisfies Readonly<
  Record<keyof DocumentTerms, number>
>;

/** OpenSearch refuses more than 1,024 clauses; groups times weights times fields stay below it. */
const MAX_GROUPS = 40;
const MAX_WEIGHTS = 5;
/** A product has at most 2,000 variants; OpenSearch gives up to 10,000 rows at once. */
const MAX_PRODUCT_ROWS = 2_000;

/** The rows alone: not even an id is looked for in the stored fields, which hold the vectors. */
const rowsOnly = {
  _source: false,
  stored_fields: '_none_',
  docvalue_fields: ['row'],
  track_total_hits: false,
};

const tenantIs = (domain: Hostname): Json => ({ term: { tenant: domain } });

/** The tenant and the price bounds, which hold on both sides. */
const filtersOf = ({ domain, price }: RetrievalRequest): readonly Json[] => {
  if (price === undefined) return [tenantIs(domain)];
  const bounds = {
    ...(price.min === undefined ? {} : { gte: price.min }),
    ...(price.max === undefined ? {} : { lte: price.max }),
  };
  return [
    tenantIs(domain),
    { term: { 'price.currency': price.currency } },
    { range: { 'price.minor': bounds } },
  ];
};

const termsByWeight = ({ alternatives }: TermGroup): readonly (readonly [number, readonly string[]])[] => {
  const byWeight = new Map<number, string[]>();
  for (const { term, weight } of alternatives) byWeight.set(weight, [...(byWeight.get(weight) ?? []), term]);
  return [...byWeight].sort(([a], [b]) => b - a).slice(0, MAX_WEIGHTS);
};

/** A group counts once in a document: by its best spelling and the best field that it stands in. */
const groupQuery = (group: TermGroup): Json => ({
  dis_max: {
    queries: termsByWeight(group).flatMap(([weight, terms]) =>
      Object.entries(FIELD_WORTH).map(([field, worth]) => ({
        terms: { [`terms.${field}`]: terms, boost: worth * weight * group.weight },
      })),
    ),
  },
});

/** The feed's order breaks ties, so that the same question has the same answer on any copy. */
export const lexicalSearch = (request: RetrievalRequest): Json => ({
  query: {
    bool: {
      filter: filtersOf(request),
      should: request.groups.slice(0, MAX_GROUPS).map(groupQuery),
      minimum_should_match: 1,
    },
  },
  sort: ['_score', { position: 'asc' }],
  size: request.limit,
  ...rowsOnly,
});

/** A graph of vectors finds those at the edge of what it is asked for by chance, so it is asked for more. */
const BEYOND_THE_EDGE = 100;

/** Nearest by vector among what passes the filter: the filter is applied during the search, not after it. */
export const nearestSearch = (request: RetrievalRequest, vector: Float32Array): Json => ({
  query: {
    knn: {
      vector: {
        vector: decimals(vector),
        k: request.limit + BEYOND_THE_EDGE,
        filter: { bool: { filter: filtersOf(request) } },
      },
    },
  },
  sort: ['_score', { position: 'asc' }],
  size: request.limit,
  ...rowsOnly,
});

/** Who is live: the profile's megabytes stay where they are. */
export const catalogSearch = (domain: Hostname): Json => ({
  query: { bool: { filter: [tenantIs(domain), { term: { record: 'catalog' } }] } },
  size: 1,
  ...rowsOnly,
  docvalue_fields: ['catalog.generation', 'catalog.model', 'catalog.dimension'],
});

export const productSearch = (domain: Hostname, productId: ProductId): Json => ({
  query: { bool: { filter: [tenantIs(domain), { term: { productId: productId } }] } },
  sort: [{ position: 'asc' }],
  size: MAX_PRODUCT_ROWS,
  ...rowsOnly,
});

/** Variants of these products, and those that have one of these ids themselves; from a position on. */
export const variantsSearch = (domain: Hostname, ids: readonly string[], after?: number): Json => ({
  query: {
    bool: {
      filter: [tenantIs(domain), { term: { record: 'variant' } }],
      should: [{ terms: { productId: ids } }, { terms: { variantId: ids } }],
      minimum_should_match: 1,
    },
  },
  sort: [{ position: 'asc' }],
  ...(after === undefined ? {} : { search_after: [after] }),
  size: MAX_PRODUCT_ROWS,
  ...rowsOnly,
});

/** Changes made since a time, in their order; an index without any may know no such times. */
export const madeChangesSearch = (
  domain: Hostname,
  since: Date,
  after?: readonly [at: number, place: number],
): Json => ({
  query: {
    bool: {
      filter: [
        tenantIs(domain),
        { term: { record: 'change' } },
        { range: { changedAt: { gte: since.toISOString() } } },
      ],
    },
  },
  sort: [{ changedAt: { order: 'asc', unmapped_type: 'date' } }, { position: 'asc' }],
  ...(after === undefined ? {} : { search_after: after }),
  size: MAX_PRODUCT_ROWS,
  ...rowsOnly,
});

/** As many as OpenSearch gives at once. */
const MAX_PRICES = 10_000;

/** Variants that have a price and are named in their record, from a position on. */
export const pricesSearch = (domain: Hostname, after?: number): Json => ({
  query: {
    bool: {
      filter: [tenantIs(domain), { exists: { field: 'price.minor' } }, { exists: { field: 'variantId' } }],
    },
  },
  sort: [{ position: 'asc' }],
  ...(after === undefined ? {} : { search_after: [after] }),
  size: MAX_PRICES,
  ...rowsOnly,
  docvalue_fields: ['productId', 'variantId', 'price.minor', 'price.currency'],
});

const VECTOR_DECIMALS = 1e7;

/** Seven decimals are a float's own precision near 1; a float printed as a double is twice as long. */
export const decimals = (vector: Float32Array): readonly number[] =>
  Array.from(vector, (value) => Math.round(value * VECTOR_DECIMALS) / VECTOR_DECIMALS);
