import { randomUUID } from 'node:crypto';
import { createOpenSearch, type OpenSearch } from '../../../lambdas/adapters/opensearch/client.ts';
import { createOpenSearchProductIndex } from '../../../lambdas/adapters/opensearch/search/product-index.ts';
import {
  createOpenSearchCatalogHistory,
  createOpenSearchCatalogPatcher,
  createOpenSearchCatalogPrices,
} from '../../../lambdas/adapters/opensearch/write/catalog-upkeep.ts';
import {
  createOpenSearchCatalogWriter,
  type Pooling,
} from '../../../lambdas/adapters/opensearch/write/catalog-writer.ts';
import type { EmbeddedDocument } from '../../../lambdas/ports/catalog/catalog-writer.ts';
import type { TermGroup } from '../../../lambdas/ports/catalog/product-index.ts';
import type { HistoryEngine } from '../../contracts/catalog/catalog-history.ts';
import type { PricesEngine } from '../../contracts/catalog/catalog-prices.ts';
import {
  type CatalogEngine,
  embedded,
  embedder,
  publish,
  row,
  vectorOf,
} from '../../contracts/catalog/catalog-rows.ts';

/** Every shop of a test in one shared index. */
export const pooled: { readonly pooling: Pooling } = { pooling: { upTo: 5_000, shards: 2 } };

/** Indexes of one test, apart from those of others on the same engine. */
export const testPrefix = (): string => `test-${randomUUID()}-`;

export const unsigned = (node: string): OpenSearch => createOpenSearch({ node, service: 'none' });

export const indexesOf = async (url: string, pattern: string): Promise<readonly string[]> => {
  const listed = await fetch(`${url}/_cat/indices/${pattern}?h=index&s=index`);
  return (await listed.text()).split('\n').filter((name) => name !== '');
};

export const dropIndexes = async (url: string, prefix: string): Promise<void> => {
  const names = await indexesOf(url, `${prefix}*`);
  await Promise.all(names.map((name) => fetch(`${url}/${encodeURIComponent(name)}`, { method: 'DELETE' })));
};

interface CatalogOptions {
  /** Default: one of its own. */
  readonly prefix?: string;
  /** Default: the engine at the url. */
  readonly engine?: OpenSearch;
  /** Default: none, so that a test sees what it has just published. */
  readonly profileTtlMs?: number;
  /** Default: every shop has indexes of its own. */
  readonly pooling?: Pooling;
  /** Default: nothing stays unseen, so that no test waits for it. */
  readonly unseenMs?: number;
}

/** Reader and writer; `url` is the engine itself, where `close` cleans up. */
export const openCatalog = (url: string, options: CatalogOptions = {}): HistoryEngine & PricesEngine => {
  const { prefix = testPrefix(), engine = unsigned(url), profileTtlMs = 0, unseenMs = 0 } = options;
  const { pooling } = options;
  return {
    index: createOpenSearchProductIndex({ engine, prefix, profileTtlMs }),
    writer: createOpenSearchCatalogWriter({ engine, prefix, unseenMs, ...(pooling && { pooling }) }),
    history: createOpenSearchCatalogHistory({ engine, prefix }),
    patcher: createOpenSearchCatalogPatcher({ engine, prefix }),
    prices: createOpenSearchCatalogPrices({ engine, prefix }),
    close: () => dropIndexes(url, prefix),
  };
};

/** A variant called by these terms. */
export const named = (productId: string, ...name: readonly string[]): EmbeddedDocument =>
  embedded(row({ productId, variantId: '1', terms: { name: [...name] } }));

export const group = (...terms: readonly string[]): TermGroup => ({
  alternatives: terms.map((term) => ({ term, weight: 1 })),
  weight: 1,
});

/** A question for phones, asked on both sides. */
export const phones = (domain: string, limit = 5) => ({
  domain,
  groups: [group('phone')],
  terms: ['phone'],
  vector: { embedder, values: vectorOf(1) },
  limit,
  nearestLimit: limit,
});

/** What shoppers find while catalogues of twenty phones follow each other, once: how many phones, and of which catalogues. */
export const seenWhileSwapped = async (
  catalog: CatalogEngine,
  domain: string,
): Promise<readonly string[]> => {
  const catalogue = (mark: string) => Array.from({ length: 20 }, (_, at) => named(`${mark}${at}`, 'phone'));
  await publish(catalog, domain, catalogue('a'));
  let swapping = true;
  const seen = new Set<string>();
  const ask = async (): Promise<void> => {
    while (swapping) {
      const { lexical, nearest } = await catalog.index.retrieve(phones(domain, 20));
      const marks = [...lexical, ...nearest].map(({ productId }) => productId.slice(0, 1));
      seen.add(`${marks.length}${[...new Set(marks)].join('')}`);
    }
  };
  const asking = [ask(), ask(), ask()];
  for (const mark of ['b', 'c', 'd']) await publish(catalog, domain, catalogue(mark));
  swapping = false;
  await Promise.all(asking);
  return [...seen].sort();
};
