import type { ProductId } from '../../../contract/catalog/ids.ts';
import { MOST_IMPACT } from '../../../contract/catalog/search-document.ts';
import type { Hostname } from '../../../contract/shop/hostname.ts';
import type { RetrievalRequest, TermGroup } from '../../../ports/catalog/product-index.ts';
import { featureField } from './terms.ts';

type Json = Readonly<Record<string, unknown>>;

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
export const lexicalSearch = (request: RetrievalRequest): Json | undefined => {
  const groups = askable(weighty(request.groups));
  if (groups.length === 0) return undefined;
  return {
    query: {
      bool: {
        filter: filtersOf(request),
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
export const nearestSearch = (request: RetrievalRequest, vector: Float32Array): Json => ({
  query: {
    knn: {
      vector: {
        vector: decimals(vector),
        k: request.nearestLimit + BEYOND_THE_EDGE,
        filter: { bool: { filter: filtersOf(request) } },
      },
    },
  },
  sort: ['_score', { position: 'asc' }],
  size: request.nearestLimit,
  ...candidatesOnly,
});

/** Which generation is live, without the profile's megabytes. */
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
  docvalue_fields: ['row', 'description'],
});

/** Variants of these products, and those that have one of these ids themselves; from a position on. */
export const variantsSearch = (domain: Hostname, ids: readonly string[], after?: number): Json => ({
  query: {
    bool: {
      filter: [tenantIs(domain), { term: { record: 'variant' } }],
      should: [{ terms: { productId: ids } }, { terms: { variantId: ids } }, { terms: { sku: ids } }],
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

/** All variants in the order of the feed, page by page. */
export const documentsSearch = (domain: Hostname, after?: number): Json => ({
  query: { bool: { filter: [tenantIs(domain), { term: { record: 'variant' } }] } },
  sort: [{ position: 'asc' }],
  ...(after === undefined ? {} : { search_after: [after] }),
  size: MAX_PRODUCT_ROWS,
  ...rowsOnly,
});

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
