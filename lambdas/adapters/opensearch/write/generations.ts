import * as z from 'zod';
import { IMPORT, type OpenSearch } from '../client.ts';
import { DraftMeta, layoutFor, makeVisible } from '../layout.ts';
import { type CatalogNames, inPlace, type Place } from '../names.ts';
import { recordId, retiredRecord } from '../records.ts';
import { HitsAnswer, parseAnswer, rowJson } from '../rows.ts';
import { readLive } from '../search/live-catalogs.ts';
import { generationsSearch, within } from '../search/queries.ts';
import { writeBulk } from './bulk.ts';

export interface Generation {
  readonly generation: string;
  readonly place: Place;
  readonly kind: 'draft' | 'live' | 'retired';
  /** Absent when the engine made the index itself, for a record of a deleted draft. */
  readonly meta: DraftMeta | undefined;
}

/** The generation that shoppers are served from. */
export const liveAmong = (generations: readonly Generation[]): Generation | undefined =>
  generations.find(({ kind }) => kind === 'live');

const isShared = ({ place }: Generation): boolean => place.routing !== undefined;

const Indexes = z.record(
  z.string(),
  z.object({
    aliases: z.record(z.string(), z.unknown()),
    mappings: z.object({ _meta: DraftMeta.optional() }),
  }),
);

/** Generations in indexes of their own, of which aliases tell what they are. */
const readOwn = async (engine: OpenSearch, names: CatalogNames): Promise<readonly Generation[]> => {
  const answer = await engine.call({ method: 'GET', path: `/${names.pattern}` }, IMPORT);
  return Object.entries(parseAnswer(Indexes, answer ?? {}, names.pattern)).map(
    ([index, { aliases, mappings }]): Generation => {
      const generation = names.generation(index);
      const retired = names.published in aliases ? 'retired' : 'draft';
      const kind = names.live in aliases ? 'live' : retired;
      return { generation, place: { index, scope: { domain: names.domain } }, kind, meta: mappings._meta };
    },
  );
};

const GenerationRow = z.object({ generation: z.string(), meta: DraftMeta.optional() });

/** Generations in shared indexes, of which records tell what they are. */
const readShared = async (engine: OpenSearch, names: CatalogNames): Promise<readonly Generation[]> => {
  const { domain, pools, routing } = names;
  if (layoutFor(engine.service).pool === undefined) return [];
  const path = `/${pools}/_search`;
  const body = generationsSearch({ domain });
  const answer = await engine.call({ method: 'POST', path, query: { routing }, body }, IMPORT);
  const rows = parseAnswer(HitsAnswer, answer, path).hits.hits.map((hit) =>
    parseAnswer(GenerationRow, rowJson(hit), `generation in ${hit._index}`),
  );
  if (rows.length === 0) return [];
  const live = (await readLive(engine, names, IMPORT))?.generation;
  const retired = new Set(rows.flatMap(({ generation, meta }) => (meta ? [] : [generation])));
  return rows.flatMap(({ generation, meta }): Generation[] => {
    if (meta === undefined) return [];
    const kind = retired.has(generation) ? 'retired' : 'draft';
    return [{ generation, place: names.place(generation), kind: generation === live ? 'live' : kind, meta }];
  });
};

/** All generations of a shop, the newest first. */
export const readGenerations = async (
  engine: OpenSearch,
  names: CatalogNames,
): Promise<readonly Generation[]> => {
  const both = await Promise.all([readOwn(engine, names), readShared(engine, names)]);
  return both.flat().sort((a, b) => (a.generation < b.generation ? 1 : -1));
};

const DraftRow = z.object({ _source: z.object({ touchedAt: z.iso.datetime() }) });

/** True when a draft was not touched for so long, or was by a clock that was as much ahead. */
export const isAbandoned = async (
  engine: OpenSearch,
  { place, meta }: Generation,
  { now, afterMs }: { readonly now: Date; readonly afterMs: number },
): Promise<boolean> => {
  if (meta === undefined) return true;
  const address = inPlace(place, `_doc/${recordId(place.scope, 'draft')}`);
  const answer = await engine.call({ method: 'GET', ...address }, IMPORT);
  const mark = answer === undefined ? undefined : parseAnswer(DraftRow, answer, address.path);
  const touchedAt = Date.parse(mark?._source.touchedAt ?? meta.begunAt);
  return Math.abs(now.getTime() - touchedAt) > afterMs;
};

/** How many records of these kinds can be found already. */
export const countRecords = async (
  engine: OpenSearch,
  place: Place,
  kinds: readonly string[],
): Promise<number> => {
  const body = { query: { bool: { filter: [...within(place.scope), { terms: { record: kinds } }] } } };
  const address = inPlace(place, '_count');
  const answer = await engine.call({ method: 'POST', ...address, body }, IMPORT);
  return parseAnswer(z.object({ count: z.int() }), answer, address.path).count;
};

/**
 * Removes all of a shop but some of the generations that were read. In shared indexes this also removes records that
 * a late worker wrote of a generation that is gone.
 */
export const removeOthers = async (
  engine: OpenSearch,
  names: CatalogNames,
  { read, kept }: { readonly read: readonly Generation[]; readonly kept: readonly Generation[] },
): Promise<void> => {
  for (const each of read.filter((generation) => !isShared(generation) && !kept.includes(generation)))
    await engine.call({ method: 'DELETE', path: `/${each.place.index}` }, IMPORT);
  if (layoutFor(engine.service).pool === undefined) return;
  // What cannot be found yet, or was written again since it could be, would stay.
  await makeVisible(engine, names.pools);
  const body = {
    query: {
      bool: {
        filter: within({ domain: names.domain }),
        must_not: [{ terms: { generation: kept.map(({ generation }) => generation) } }],
      },
    },
  };
  const path = `/${names.pools}/_delete_by_query`;
  const query = { routing: names.routing, conflicts: 'proceed', refresh: true };
  await engine.call({ method: 'POST', path, query, body }, IMPORT);
};

/** The alias by which shoppers are served; in a shared index it says which records those are. */
const liveAlias = ({ live }: CatalogNames, { index, scope, routing }: Place) => ({
  index,
  alias: live,
  ...(routing === undefined ? {} : { routing, filter: { bool: { filter: within(scope) } } }),
});

/** Says of a live generation that it was live, as long as it still is, so that it is never taken for a draft. */
export const markRetired = async (engine: OpenSearch, live: Generation | undefined): Promise<void> => {
  if (live === undefined || !isShared(live)) return;
  await writeBulk(engine, live.place, [retiredRecord(live.place.scope)]);
};

/**
 * Serves shoppers from another generation: one request, which the engine does whole or not at all, so that no question
 * falls between two catalogues.
 */
export const swap = async (engine: OpenSearch, names: CatalogNames, to: Generation): Promise<void> => {
  const actions = [
    { remove: { index: names.all, alias: names.live } },
    { add: liveAlias(names, to.place) },
    ...(isShared(to) ? [] : [{ add: { index: to.place.index, alias: names.published } }]),
  ];
  await engine.call({ method: 'POST', path: '/_aliases', body: { actions } }, IMPORT);
};

/** Leaves shoppers without a catalogue. */
export const takeDown = async (
  engine: OpenSearch,
  names: CatalogNames,
  live: Generation | undefined,
): Promise<void> => {
  if (live === undefined) return;
  const remove = { index: live.place.index, alias: names.live };
  await engine.call({ method: 'POST', path: '/_aliases', body: { actions: [{ remove }] } }, IMPORT);
};
