import { randomBytes } from 'node:crypto';
import type { Hostname } from '../../../contract/shop/hostname.ts';
import { type DraftView, noOpenDraft } from '../../../ports/catalog/catalog-writer.ts';
import { IMPORT, type OpenSearch } from '../client.ts';
import { type DraftMeta, layoutFor, makeVisible } from '../layout.ts';
import { type CatalogNames, catalogNames, newGeneration, type Place, type PoolShape } from '../names.ts';
import { type BulkRecord, draftRecord } from '../records.ts';
import { findProduct, searchAll } from '../search/product-index.ts';
import { writeBulk } from './bulk.ts';
import { type Generation, readGenerations } from './generations.ts';

interface OpenDraft {
  readonly place: Place;
  readonly meta: DraftMeta;
}

/** Sent with every write, so that the next import sees that the draft is in use. */
export const draftMark = ({ place, meta }: OpenDraft): BulkRecord =>
  draftRecord(place.scope, new Date(), meta);

/** Makes the index that shops share unless it is there. */
const ensurePool = async (engine: OpenSearch, index: string, shape: PoolShape): Promise<void> => {
  const body = layoutFor(engine.service).pool?.(shape);
  if (body === undefined) throw new TypeError('shops cannot share an index on OpenSearch Serverless');
  const look = { method: 'GET', path: `/${index}/_settings` } as const;
  if ((await engine.call(look, IMPORT)) !== undefined) return;
  try {
    await engine.call({ method: 'PUT', path: `/${index}`, body }, IMPORT);
  } catch (error) {
    // Another import may have made it since.
    if ((await engine.call(look, IMPORT)) === undefined) throw error;
  }
};

/** Drafts of catalogues. Those that this process has seen open are remembered; another may have begun them. */
export const createDrafts = (engine: OpenSearch, prefix: string) => {
  const seenOpen = new Map<string, OpenDraft>();
  const nameOf = (domain: Hostname, generation: string): string => JSON.stringify([domain, generation]);

  const find = async (names: CatalogNames, generation: string): Promise<Generation | undefined> =>
    (await readGenerations(engine, names)).find((each) => each.generation === generation);

  return {
    create: async (domain: Hostname, meta: DraftMeta, pool: PoolShape | undefined): Promise<string> => {
      const generation = newGeneration(new Date(meta.begunAt), randomBytes(4).toString('hex'), pool);
      const place = catalogNames(prefix, domain).place(generation);
      if (pool === undefined) {
        const body = layoutFor(engine.service).body(meta);
        await engine.call({ method: 'PUT', path: `/${place.index}`, body }, IMPORT);
      } else {
        await ensurePool(engine, place.index, pool);
        await writeBulk(engine, place, [draftMark({ place, meta })]);
        await makeVisible(engine, place.index);
      }
      seenOpen.set(nameOf(domain, generation), { place, meta });
      return generation;
    },
    /** A draft that takes documents. */
    open: async (domain: Hostname, generation: string): Promise<OpenDraft> => {
      const known = seenOpen.get(nameOf(domain, generation));
      if (known !== undefined) return known;
      const found = await find(catalogNames(prefix, domain), generation);
      if (found?.meta === undefined || found.kind !== 'draft') throw noOpenDraft(domain, generation);
      const open = { place: found.place, meta: found.meta };
      seenOpen.set(nameOf(domain, generation), open);
      return open;
    },
    forget: (domain: Hostname, generation: string): void => void seenOpen.delete(nameOf(domain, generation)),
  };
};

/** Asks one generation as the live one is asked. */
export const createDraftView = (engine: OpenSearch, place: Place, variants: number): DraftView => ({
  variants,
  retrieve: async (request) => (await searchAll(engine, { request, place, live: place.index })).candidates(),
  product: (_, productId) => findProduct(engine, place, productId),
});
