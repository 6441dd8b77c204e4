import { withStanding } from '../../contract/catalog/catalog-change.ts';
import type { Hostname } from '../../contract/shop/hostname.ts';
import type {
  CatalogDocuments,
  CatalogHistory,
  CatalogPatcher,
  CatalogPrices,
} from '../../ports/catalog/catalog-upkeep.ts';
import { readRowTable } from './index/generation.ts';
import {
  applyChanges,
  type CatalogTables,
  keepMadeChanges,
  openCatalogTables,
} from './store/catalog-tables.ts';
import type { Store } from './store/store.ts';

/** The live generation of a shop and those that are kept. */
export const createEmbeddedCatalogHistory = ({ store }: { readonly store: Store }): CatalogHistory => {
  const tables = openCatalogTables(store);
  return {
    list: async (domain) => {
      const { live, kept = [] } = tables.catalogs.get([domain]) ?? {};
      return (live === undefined ? kept : [live, ...kept])
        .flatMap((generation) => {
          const facts = tables.generations.get([domain, generation]);
          if (!facts) return [];
          const { publishedAt, products, variants } = facts;
          return [{ generation, live: generation === live, publishedAt, products, variants }];
        })
        .sort((a, b) => Date.parse(b.publishedAt) - Date.parse(a.publishedAt));
    },
    restore: async (domain, generation) =>
      store.write(() => {
        if (!tables.isKept(domain, generation)) return false;
        tables.makeLive(domain, generation);
        return true;
      }),
  };
};

/** Makes changes in one transaction; a process that serves the catalogue notices them at its next question. */
export const createEmbeddedCatalogPatcher = ({ store }: { readonly store: Store }): CatalogPatcher => {
  const tables = openCatalogTables(store);
  return {
    patch: async (domain, changes) =>
      store.write(() => {
        const catalog = tables.catalogs.get([domain]);
        // No import of the shop was ever begun.
        if (!catalog) return { changed: 0, unknown: changes };
        keepMadeChanges(tables, domain, { changes, first: catalog.changes });
        tables.catalogs.put([domain], { ...catalog, changes: catalog.changes + changes.length });
        return catalog.live === undefined
          ? { changed: 0, unknown: changes }
          : applyChanges(tables, catalog.live, changes);
      }),
  };
};

/** The rows of a shop's live generation, without those that a later row replaced. */
function* liveRows(tables: CatalogTables, domain: Hostname) {
  const live = tables.liveOf(domain);
  if (live === undefined) return;
  const table = readRowTable(tables, live);
  for (let row = 0; row < table.rows; row += 1) {
    if (table.isSuperseded(row)) continue;
    yield { live, table, row, standing: tables.standings.get([live, row]) };
  }
}

/** Documents as the rows of the live generation and its changes have them. */
export const createEmbeddedCatalogDocuments = ({ store }: { readonly store: Store }): CatalogDocuments => {
  const tables = openCatalogTables(store);
  return {
    list: async function* (domain) {
      for (const { live, row, standing } of liveRows(tables, domain)) {
        const document = tables.documents.get([live, row]);
        if (document) yield standing ? withStanding(document, standing) : document;
      }
    },
  };
};

/** Prices as the rows of the live generation and its changes have them. */
export const createEmbeddedCatalogPrices = ({ store }: { readonly store: Store }): CatalogPrices => {
  const tables = openCatalogTables(store);
  return {
    list: async function* (domain) {
      for (const { table, row, standing } of liveRows(tables, domain)) {
        const price = standing ? standing.price : table.priceAt(row);
        if (price) yield { productId: table.productAt(row), variantId: table.variantAt(row), price };
      }
    },
  };
};
