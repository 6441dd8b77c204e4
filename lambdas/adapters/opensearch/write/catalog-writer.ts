import { setTimeout as sleep } from 'node:timers/promises';
import type { CatalogProfile } from '../../../contract/catalog/search-document.ts';
import {
  type CatalogWriter,
  type DraftCheck,
  noOpenDraft,
  refuseOtherDimensions,
  refuseOtherEmbedder,
} from '../../../ports/catalog/catalog-writer.ts';
import { engineUnavailable, IMPORT, type OpenSearch } from '../client.ts';
import { layoutFor, makeVisible } from '../layout.ts';
import { type CatalogNames, type CatalogsOptions, catalogNames, type Place } from '../names.ts';
import { catalogRecord, variantRecord } from '../records.ts';
import { readProfileOf } from '../search/live-catalogs.ts';
import { writeBulk } from './bulk.ts';
import { createRepeating } from './changes.ts';
import { createDrafts, createDraftView, draftMark } from './drafts.ts';
import {
  countRecords,
  type Generation,
  isAbandoned,
  liveAmong,
  markRetired,
  readGenerations,
  removeOthers,
  swap,
  takeDown,
} from './generations.ts';

/** An import that was killed leaves its draft; one that waits for a throttled embedder still needs it. */
const ABANDONED_AFTER_MS = 60 * 60 * 1_000;
const VISIBLE_POLL_MS = 500;

/** Which shops share an index. */
export interface Pooling {
  /** Variants of a live catalogue with which a shop's next import goes into the shared index; 0 for no sharing. */
  readonly upTo: number;
  /** Shards of the shared index, over which shops are spread. */
  readonly shards: number;
}

export interface OpenSearchCatalogWriterOptions extends CatalogsOptions {
  /** Default: every shop has indexes of its own, as on Serverless in any case. */
  readonly pooling?: Pooling;
  /** How long a draft must be untouched before the next import removes it. Default: an hour. */
  readonly abandonedAfterMs?: number;
  /** How long after the swap a change may come to light that was made before. Default: as the engine has it. */
  readonly unseenMs?: number;
}

/** The generations without drafts that nobody works on, and without what a late record made of a dropped one. */
const withoutAbandoned = async (
  engine: OpenSearch,
  generations: readonly Generation[],
  age: { readonly now: Date; readonly afterMs: number },
): Promise<readonly Generation[]> => {
  const kept: Generation[] = [];
  for (const each of generations) {
    if (each.kind !== 'draft' || !(await isAbandoned(engine, each, age))) kept.push(each);
  }
  return kept;
};

/** A shop without a catalogue is taken for a small one; if it is not, its next import moves it. */
const isSmall = async (
  engine: OpenSearch,
  generations: readonly Generation[],
  { upTo }: Pooling,
): Promise<boolean> => {
  if (upTo === 0) return false;
  const live = liveAmong(generations);
  const known = live && (await readProfileOf(engine, live.place));
  return (known?.profile.variants ?? 0) <= upTo;
};

/**
 * Waits until every record can be found, so that a catalogue never goes live with a part of itself; answers
 * how many variants there are.
 */
const waitUntilVisible = async (engine: OpenSearch, place: Place, variants: number): Promise<number> => {
  const { visibleWithinMs } = layoutFor(engine.service);
  await makeVisible(engine, place.index);
  const expected = variants + 1; // and the catalogue's own record
  const deadline = performance.now() + visibleWithinMs;
  const count = () => countRecords(engine, place, ['variant', 'catalog']);
  let seen = await count();
  while (seen < expected && performance.now() < deadline) {
    await sleep(VISIBLE_POLL_MS);
    seen = await count();
  }
  if (seen >= expected) return seen - 1;
  const found = `it holds ${seen - 1} variants and its profile says ${variants}`;
  throw engineUnavailable(`publish of ${place.index}`, new Error(`${found}; nothing was published`));
};

/** Makes a draft whole, seen and checked, so that nothing is left but to serve from it. */
const complete = async (
  engine: OpenSearch,
  { place, profile }: { readonly place: Place; readonly profile: CatalogProfile },
  check: DraftCheck | undefined,
): Promise<void> => {
  const { scope, index, routing } = place;
  await writeBulk(engine, place, [catalogRecord(scope, profile)]);
  const variants = await waitUntilVisible(engine, place, profile.variants);
  await check?.(createDraftView(engine, place, variants));
  // Changes to a live catalogue become visible by the engine's own rhythm; a shared index has its rhythm.
  if (routing !== undefined || !layoutFor(engine.service).refreshes) return;
  const body = { index: { refresh_interval: null } };
  await engine.call({ method: 'PUT', path: `/${index}/_settings`, body }, IMPORT);
};

/** Serves a complete draft and keeps the catalogue that was live; drafts of others stay. */
const goLive = async (
  engine: OpenSearch,
  names: CatalogNames,
  { read, draft }: { readonly read: readonly Generation[]; readonly draft: Generation },
): Promise<void> => {
  const isKept = ({ kind, meta }: Generation) => kind === 'live' || (kind === 'draft' && meta !== undefined);
  await markRetired(engine, liveAmong(read));
  // Before the swap, so that never more than one catalogue is kept beside the live one.
  await removeOthers(engine, names, { read, kept: read.filter(isKept) });
  await swap(engine, names, draft);
};

/** A generation is an index or a part of a shared one; an alias, moved whole, says which one shoppers are served from. */
export const createOpenSearchCatalogWriter = (options: OpenSearchCatalogWriterOptions): CatalogWriter => {
  const { engine, prefix, pooling, abandonedAfterMs = ABANDONED_AFTER_MS } = options;
  const layout = layoutFor(engine.service);
  const { unseenMs = layout.unseenMs } = options;
  const drafts = createDrafts(engine, prefix);

  return {
    begin: async (domain, embedder, asOf) => {
      const begunAt = new Date();
      const names = catalogNames(prefix, domain);
      const read = await readGenerations(engine, names);
      const age = { now: begunAt, afterMs: abandonedAfterMs };
      const kept = await withoutAbandoned(engine, read, age);
      if (kept.length < read.length) await removeOthers(engine, names, { read, kept });
      const isPooled = pooling && layout.pool && (await isSmall(engine, read, pooling));
      const pool = isPooled ? { dimension: embedder.dimension, shards: pooling.shards } : undefined;
      const meta = { embedder, begunAt: begunAt.toISOString(), asOf: (asOf ?? begunAt).toISOString() };
      return drafts.create(domain, meta, pool);
    },

    add: async (domain, generation, documents) => {
      const draft = await drafts.open(domain, generation);
      refuseOtherDimensions(documents, draft.meta.embedder);
      const records = documents.map((document) => variantRecord(draft.place.scope, document));
      await writeBulk(engine, draft.place, [draftMark(draft), ...records]);
    },

    publish: async (domain, profile, check) => {
      const names = catalogNames(prefix, domain);
      const read = await readGenerations(engine, names);
      const draft = read.find(({ generation }) => generation === profile.generation);
      if (draft?.meta === undefined || draft.kind === 'retired')
        throw noOpenDraft(domain, profile.generation);
      const { place, meta } = draft;
      const repeatChanges = createRepeating({ engine, names, since: new Date(meta.asOf ?? meta.begunAt) });
      // Live already, the answer to an earlier publish was lost on its way, or that publish was killed.
      if (draft.kind !== 'live') {
        refuseOtherEmbedder(profile, meta.embedder);
        await complete(engine, { place, profile }, check);
        // Before the swap, so that no old price is shown; after it, for the changes that came during the swap.
        await repeatChanges(place);
        await goLive(engine, names, { read: await readGenerations(engine, names), draft });
      }
      drafts.forget(domain, profile.generation);
      await sleep(unseenMs);
      await repeatChanges(place);
    },

    discard: async (domain, generation) => {
      drafts.forget(domain, generation);
      const names = catalogNames(prefix, domain);
      const read = await readGenerations(engine, names);
      const dropped = read.find((each) => each.generation === generation && each.kind === 'draft');
      if (dropped === undefined) return;
      await removeOthers(engine, names, { read, kept: read.filter((each) => each !== dropped) });
    },

    removeShop: async (domain) => {
      const names = catalogNames(prefix, domain);
      const read = await readGenerations(engine, names);
      const published = read.filter(({ kind }) => kind !== 'draft');
      const counts = await Promise.all(
        published.map(({ place }) => countRecords(engine, place, ['variant'])),
      );
      await takeDown(engine, names, liveAmong(read));
      await removeOthers(engine, names, { read, kept: [] });
      return { catalogs: published.length, variants: counts.reduce((sum, count) => sum + count, 0) };
    },
  };
};
