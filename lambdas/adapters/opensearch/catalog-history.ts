import type { Hostname } from '../../contract/hostname.ts';
import type { CatalogHistory, PublishedCatalog } from '../../ports/catalog-history.ts';
import type { OpenSearch } from './client.ts';
import { readGenerations, swap } from './generations.ts';
import { readProfileOf } from './live-profiles.ts';
import { catalogNames, DEFAULT_PREFIX } from './names.ts';

export interface OpenSearchCatalogHistoryOptions {
  readonly engine: OpenSearch;
  /** Beginning of every index and alias name. Default: `products-`. */
  readonly prefix?: string;
}

/** The indexes of a domain that are or were live. */
export const createOpenSearchCatalogHistory = (options: OpenSearchCatalogHistoryOptions): CatalogHistory => {
  const { engine, prefix = DEFAULT_PREFIX } = options;

  const published = async (domain: Hostname) => {
    const names = catalogNames(prefix, domain);
    const generations = await readGenerations(engine, names, names.pattern);
    return generations.filter(({ kind }) => kind !== 'draft');
  };

  return {
    list: async (domain) => {
      const catalogs: PublishedCatalog[] = [];
      for (const { index, kind } of await published(domain)) {
        const profile = await readProfileOf(engine, index);
        if (!profile) continue;
        const { generation, publishedAt, products, variants } = profile;
        catalogs.push({ generation, live: kind === 'live', publishedAt, products, variants });
      }
      return catalogs.sort((a, b) => Date.parse(b.publishedAt) - Date.parse(a.publishedAt));
    },
    restore: async (domain, generation) => {
      const names = catalogNames(prefix, domain);
      const found = (await published(domain)).find(({ index }) => names.generation(index) === generation);
      if (!found) return false;
      if (found.kind !== 'live') await swap(engine, names, found.index);
      return true;
    },
  };
};
