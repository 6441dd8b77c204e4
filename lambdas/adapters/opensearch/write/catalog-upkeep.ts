import * as z from 'zod';
import type { CatalogChange } from '../../../contract/catalog/catalog-change.ts';
import type { Hostname } from '../../../contract/shop/hostname.ts';
import type {
  CatalogDocuments,
  CatalogHistory,
  CatalogPatcher,
  CatalogPrices,
  PatchResult,
  PublishedCatalog,
} from '../../../ports/catalog/catalog-upkeep.ts';
import { makeVisible } from '../layout.ts';
import { type CatalogsOptions, catalogNames, type Scope } from '../names.ts';
import { documentOf } from '../records.ts';
import { pagesOf, parseAnswer } from '../rows.ts';
import { readProfileOf } from '../search/live-catalogs.ts';
import { documentsSearch, type Json, pricesSearch } from '../search/queries.ts';
import { type ChangedPlace, keepMadeChanges, patchPlace } from './changes.ts';
import { type Generation, liveAmong, markRetired, readGenerations, swap } from './generations.ts';

/** The generations of a domain that are or were live. */
export const createOpenSearchCatalogHistory = (options: CatalogsOptions): CatalogHistory => {
  const { engine, prefix } = options;

  const published = async (domain: Hostname): Promise<readonly Generation[]> => {
    const generations = await readGenerations(engine, catalogNames(prefix, domain));
    return generations.filter(({ kind }) => kind !== 'draft');
  };

  return {
    list: async (domain) => {
      const catalogs: PublishedCatalog[] = [];
      for (const { place, kind } of await published(domain)) {
        const known = await readProfileOf(engine, place);
        if (!known) continue;
        const { generation, publishedAt, products, variants } = known.profile;
        catalogs.push({ generation, live: kind === 'live', publishedAt, products, variants });
      }
      return catalogs.sort((a, b) => Date.parse(b.publishedAt) - Date.parse(a.publishedAt));
    },
    restore: async (domain, generation) => {
      const kept = await published(domain);
      const to = kept.find((each) => each.generation === generation);
      if (!to) return false;
      if (to.kind === 'live') return true;
      const from = liveAmong(kept);
      await markRetired(engine, from);
      if (from !== undefined) await makeVisible(engine, from.place.index);
      await swap(engine, catalogNames(prefix, domain), to);
      return true;
    },
  };
};

/** Where changes are remembered: with the live catalogue, or with the first one while it is built. */
const keeperOf = (generations: readonly Generation[]): Generation | undefined =>
  liveAmong(generations) ?? generations.find(({ kind, meta }) => kind === 'draft' && meta !== undefined);

interface Making {
  readonly at: Date;
  readonly changes: readonly CatalogChange[];
}

const make = async (made: Making, kind: Generation['kind'], at: ChangedPlace): Promise<PatchResult> => {
  // Recorded before anything of it is live, so that a publication at the same time finds every live change.
  await keepMadeChanges(at, made.at, made.changes);
  await makeVisible(at.engine, at.place.index);
  if (kind !== 'live') return { changed: 0, unknown: made.changes };
  return patchPlace(made.changes, at);
};

/** Changes the records of the live generation, and again when another one went live at the same time. */
export const createOpenSearchCatalogPatcher = (options: CatalogsOptions): CatalogPatcher => {
  const { engine, prefix } = options;
  return {
    patch: async (domain, changes) => {
      const names = catalogNames(prefix, domain);
      const find = async () => keeperOf(await readGenerations(engine, names));
      const made: Making = { at: new Date(), changes };
      let result: PatchResult = { changed: 0, unknown: changes };
      let keeper = await find();
      while (keeper !== undefined) {
        const { generation, place, kind } = keeper;
        result = await make(made, kind, { engine, place });
        const now = await find();
        if (now?.generation === generation && now.kind === kind) break;
        keeper = now;
      }
      return result;
    },
  };
};

/** The hits of a search in the live generation, page by page. */
const livePages = ({ engine, prefix }: CatalogsOptions, domain: Hostname, search: (scope: Scope) => Json) =>
  pagesOf(engine, { path: `/${catalogNames(prefix, domain).live}/_search` }, search({ domain }));

export const createOpenSearchCatalogDocuments = (options: CatalogsOptions): CatalogDocuments => ({
  list: async function* (domain) {
    for await (const hits of livePages(options, domain, documentsSearch)) yield* hits.map(documentOf);
  },
});

const Priced = z.object({
  productId: z.tuple([z.string()]),
  variantId: z.tuple([z.string()]),
  'price.minor': z.tuple([z.int()]),
  'price.currency': z.tuple([z.string()]),
});

/** Prices without the documents that they belong to. */
export const createOpenSearchCatalogPrices = (options: CatalogsOptions): CatalogPrices => ({
  list: async function* (domain) {
    for await (const hits of livePages(options, domain, pricesSearch)) {
      for (const { _index, fields } of hits) {
        const priced = parseAnswer(Priced, fields, `price in ${_index}`);
        yield {
          productId: priced.productId[0],
          variantId: priced.variantId[0],
          price: { minor: priced['price.minor'][0], currency: priced['price.currency'][0] },
        };
      }
    }
  },
});
