import * as z from 'zod';
import type { CatalogChange } from '../../../contract/catalog/catalog-change.ts';
import type { Hostname } from '../../../contract/shop/hostname.ts';
import type { CatalogDocuments } from '../../../ports/catalog/catalog-documents.ts';
import type { CatalogHistory, PublishedCatalog } from '../../../ports/catalog/catalog-history.ts';
import type { CatalogPatcher, PatchResult } from '../../../ports/catalog/catalog-patcher.ts';
import type { CatalogPrices } from '../../../ports/catalog/catalog-prices.ts';
import { IMPORT } from '../client.ts';
import { makeVisible } from '../layout.ts';
import { type CatalogsOptions, catalogNames } from '../names.ts';
import { documentOf } from '../records.ts';
import { parseAnswer, SearchAnswer } from '../rows.ts';
import { readProfileOf } from '../search/live-catalogs.ts';
import { documentsSearch, pricesSearch } from '../search/queries.ts';
import { type ChangedPlace, keepMadeChanges, patchPlace } from './changes.ts';
import { type Generation, markRetired, readGenerations, swap } from './generations.ts';

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
      const from = kept.find(({ kind }) => kind === 'live');
      await markRetired(engine, from);
      if (from !== undefined) await makeVisible(engine, from.place.index);
      await swap(engine, catalogNames(prefix, domain), to);
      return true;
    },
  };
};

/** Where changes are remembered: with the live catalogue, or with the first one while it is built. */
const keeperOf = (generations: readonly Generation[]): Generation | undefined =>
  generations.find(({ kind }) => kind === 'live') ??
  generations.find(({ kind, meta }) => kind === 'draft' && meta !== undefined);

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

/** The documents of the live generation page by page. */
export const createOpenSearchCatalogDocuments = (options: CatalogsOptions): CatalogDocuments => {
  const { engine, prefix } = options;
  return {
    list: async function* (domain) {
      const path = `/${catalogNames(prefix, domain).live}/_search`;
      for (let after: number | undefined; ; ) {
        const body = documentsSearch({ domain }, after);
        const answer = await engine.call({ method: 'POST', path, body }, IMPORT);
        if (answer === undefined) return;
        const page = parseAnswer(SearchAnswer, answer, path).hits.hits.map(documentOf);
        yield* page;
        after = page.at(-1)?.position;
        if (after === undefined) return;
      }
    },
  };
};

const Fields = z.object({
  productId: z.tuple([z.string()]),
  variantId: z.tuple([z.string()]),
  'price.minor': z.tuple([z.int()]),
  'price.currency': z.tuple([z.string()]),
});
const Page = z.object({
  hits: z.object({ hits: z.array(z.object({ fields: Fields, sort: z.tuple([z.int()]) })) }),
});

/** Prices page by page, without the documents that they belong to. */
export const createOpenSearchCatalogPrices = (options: CatalogsOptions): CatalogPrices => {
  const { engine, prefix } = options;
  return {
    list: async function* (domain) {
      const path = `/${catalogNames(prefix, domain).live}/_search`;
      for (let after: number | undefined; ; ) {
        const body = pricesSearch({ domain }, after);
        const answer = await engine.call({ method: 'POST', path, body }, IMPORT);
        if (answer === undefined) return;
        const page = parseAnswer(Page, answer, path).hits.hits;
        for (const { fields } of page) {
          yield {
            productId: fields.productId[0],
            variantId: fields.variantId[0],
            price: { minor: fields['price.minor'][0], currency: fields['price.currency'][0] },
          };
        }
        after = page.at(-1)?.sort[0];
        if (after === undefined) return;
      }
    },
  };
};
