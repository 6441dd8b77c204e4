import { setTimeout as sleep } from 'node:timers/promises';
import type { CatalogProfile } from '../../../contract/catalog/search-document.ts';
import type { Hostname } from '../../../contract/shop/hostname.ts';
import {
  type CatalogWriter,
  type DraftCheck,
  type EmbeddedDocument,
  refuseOtherDimensions,
  refuseOtherEmbedder,
} from '../../../ports/catalog/catalog-writer.ts';
import { IMPORT, type OpenSearch, unavailable } from '../client.ts';
import { layoutFor, makeVisible } from '../layout.ts';
import { type CatalogNames, type CatalogsOptions, catalogNames } from '../names.ts';
import {
  CATALOG_ID,
  catalogRecord,
  DRAFT_ID,
  draftRecord,
  variantRecord,
  variantRecordId,
} from '../records.ts';
import { type BulkRecord, writeBulk } from './bulk.ts';
import { createRepeating } from './changes.ts';
import { createDrafts, createDraftView } from './drafts.ts';
import { countVisible, deleteIndex, isAbandoned, readGenerations, swap } from './generations.ts';

/** An import that was killed leaves its draft; one that waits for a throttled embedder still needs it. */
const ABANDONED_AFTER_MS = 60 * 60 * 1_000;
/** Catalogues before the live one that are kept to go back to. */
const KEPT_RETIRED = 2;
const VISIBLE_POLL_MS = 500;

export interface OpenSearchCatalogWriterOptions extends CatalogsOptions {
  /** How long a draft must be untouched before the next import removes it. Default: an hour. */
  readonly abandonedAfterMs?: number;
  /** How long after the swap a change may come to light that was made before. Default: as the engine has it. */
  readonly unseenMs?: number;
}

const recordOf = (domain: Hostname, embedded: EmbeddedDocument): BulkRecord => ({
  id: variantRecordId(embedded.document),
  json: variantRecord(domain, embedded),
  name: `product ${embedded.document.productId} variant ${embedded.document.variantId}`,
});

/** Sent with every write, so that the next import sees that the draft is in use. */
const draftMark = (domain: Hostname): BulkRecord => ({
  id: DRAFT_ID,
  json: draftRecord(domain, new Date()),
  name: 'mark of the draft',
});

const removeAbandoned = async (engine: OpenSearch, names: CatalogNames, since: Date): Promise<void> => {
  const generations = await readGenerations(engine, names, names.pattern);
  for (const draft of generations.filter(({ kind }) => kind === 'draft')) {
    if (await isAbandoned(engine, draft, since)) await deleteIndex(engine, draft.index);
  }
};

/** Removes catalogues that are too old to go back to, and what a late record made of a draft that was dropped. */
const removeStale = async (engine: OpenSearch, names: CatalogNames): Promise<void> => {
  const generations = await readGenerations(engine, names, names.pattern);
  const retired = generations.filter(({ kind }) => kind === 'retired').slice(KEPT_RETIRED);
  const orphans = generations.filter(({ kind, meta }) => kind === 'draft' && meta === undefined);
  for (const { index } of [...retired, ...orphans]) await deleteIndex(engine, index);
};

/**
 * Waits until every record can be found, so that a catalogue never goes live with a part of itself; answers
 * how many variants there are.
 */
const waitUntilVisible = async (
  engine: OpenSearch,
  domain: Hostname,
  { index, variants }: { index: string; variants: number },
): Promise<number> => {
  const { visibleWithinMs } = layoutFor(engine.service);
  await makeVisible(engine, index);
  const expected = variants + 1; // and the catalogue's own record
  const deadline = Date.now() + visibleWithinMs;
  let seen = await countVisible(engine, index, domain);
  while (seen < expected && Date.now() < deadline) {
    await sleep(VISIBLE_POLL_MS);
    seen = await countVisible(engine, index, domain);
  }
  if (seen >= expected) return seen - 1;
  const found = `it holds ${seen - 1} variants and its profile says ${variants}`;
  throw unavailable(`publish of ${index}`, new Error(`${found}; nothing was published`));
};

const writeProfile = (
  engine: OpenSearch,
  index: string,
  of: { domain: Hostname; profile: CatalogProfile },
) => {
  const json = catalogRecord(of.domain, of.profile);
  return writeBulk(engine, index, [{ id: CATALOG_ID, json, name: 'profile' }]);
};

interface Completing {
  readonly domain: Hostname;
  readonly index: string;
  readonly profile: CatalogProfile;
}

/** Makes a draft whole, seen and checked, so that nothing is left but to serve from it. */
const complete = async (
  engine: OpenSearch,
  { domain, index, profile }: Completing,
  check: DraftCheck | undefined,
): Promise<void> => {
  await writeProfile(engine, index, { domain, profile });
  const variants = await waitUntilVisible(engine, domain, { index, variants: profile.variants });
  await check?.(createDraftView(engine, index, variants));
  // Changes to a live catalogue become visible by the engine's own rhythm.
  if (!layoutFor(engine.service).refreshes) return;
  const body = { index: { refresh_interval: null } };
  await engine.call({ method: 'PUT', path: `/${index}/_settings`, body }, IMPORT);
};

/** One index a generation; an alias, moved whole, says which one shoppers are served from. */
export const createOpenSearchCatalogWriter = (options: OpenSearchCatalogWriterOptions): CatalogWriter => {
  const { engine, prefix, abandonedAfterMs = ABANDONED_AFTER_MS } = options;
  const { unseenMs = layoutFor(engine.service).unseenMs } = options;
  const drafts = createDrafts(engine, prefix);

  return {
    begin: async (domain, embedder, asOf) => {
      const begunAt = new Date();
      const since = new Date(begunAt.getTime() - abandonedAfterMs);
      await removeAbandoned(engine, catalogNames(prefix, domain), since);
      return drafts.create(domain, embedder, { begunAt, asOf: asOf ?? begunAt });
    },

    add: async (domain, generation, documents) => {
      const { index, embedder } = await drafts.open(domain, generation);
      refuseOtherDimensions(documents, embedder);
      const records = documents.map((document) => recordOf(domain, document));
      await writeBulk(engine, index, [draftMark(domain), ...records]);
    },

    publish: async (domain, profile, check) => {
      const names = catalogNames(prefix, domain);
      const { kind, index, embedder, asOf } = await drafts.read(domain, profile.generation);
      const repeatChanges = createRepeating({ engine, names, domain, since: asOf });
      // Live already, the answer to an earlier publish was lost on its way, or that publish was killed.
      if (kind !== 'live') {
        refuseOtherEmbedder(profile, embedder);
        await complete(engine, { domain, index, profile }, check);
        // Before the swap, so that no old price is shown; after it, for the changes that came during the swap.
        await repeatChanges(index);
        await swap(engine, names, index);
      }
      drafts.forget(index);
      await sleep(unseenMs);
      await repeatChanges(index);
      await removeStale(engine, names);
    },

    discard: async (domain, generation) => {
      const found = await drafts.find(domain, generation);
      if (found?.kind !== 'draft') return;
      drafts.forget(found.index);
      await deleteIndex(engine, found.index);
    },
  };
};
