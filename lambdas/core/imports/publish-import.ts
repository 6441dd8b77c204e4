import { workPaths } from '../../contract/bucket-paths.ts';
import { ChunkResult, type PublishTask, type Refused } from '../../contract/cloud-import.ts';
import { FeedError } from '../../contract/feed.ts';
import type { ImportCounts } from '../../contract/import-run.ts';
import type { CatalogProfile, EmbedderId } from '../../contract/search-document.ts';
import type { CatalogWriter, EmbeddedDocument } from '../../ports/catalog-writer.ts';
import type { Log } from '../../ports/log.ts';
import type { ObjectStore } from '../../ports/object-store.ts';
import { checkDraft, createCanaries } from '../catalog/canaries.ts';
import { createProfileBuilder } from '../catalog/profile.ts';
import { runOf, type TellingPorts, tellLedger } from './import-telling.ts';
import { readJson } from './object-text.ts';

export interface PublishPorts extends TellingPorts {
  readonly objects: ObjectStore;
  readonly writer: CatalogWriter;
  readonly embedder: EmbedderId;
  readonly log: Log;
}

export interface Published {
  readonly kind: 'published';
  readonly generation: string;
}

/** Parts read at once; each is some hundred kilobytes. */
const READ_AHEAD = 16;

interface Assembled {
  readonly profile: CatalogProfile;
  readonly canaries: readonly EmbeddedDocument[];
  readonly counts: ImportCounts;
}

const partOf = async (objects: ObjectStore, key: string): Promise<ChunkResult> => {
  const part = await readJson(objects, key, ChunkResult);
  if (part) return part;
  throw new FeedError(
    'VERIFY_FAILED',
    `${key} is missing, so a part of the feed was not imported; start again`,
  );
};

/** Joins what the chunks left, in the feed's order. */
const assemble = async (
  ports: PublishPorts,
  { importId, draft, normalised }: PublishTask,
): Promise<Assembled> => {
  const { part } = workPaths(importId);
  const builder = createProfileBuilder();
  const canaries = createCanaries();
  let embedded = 0;
  for (let at = 0; at < normalised.chunks.length; at += READ_AHEAD) {
    const numbers = normalised.chunks.slice(at, at + READ_AHEAD);
    for (const result of await Promise.all(numbers.map((number) => partOf(ports.objects, part(number))))) {
      builder.join(result.part);
      embedded += result.embedded;
      const { canary } = result;
      if (canary) canaries.add([{ document: canary.document, vector: Float32Array.from(canary.vector) }]);
    }
  }
  const profile = builder.build({
    generation: draft.generation,
    publishedAt: ports.now(),
    embedder: ports.embedder,
  });
  const counts = { ...normalised.counts, embedded, indexed: profile.variants };
  return { profile, canaries: canaries.picked(), counts };
};

const verifyCounts = (
  { variants, products }: CatalogProfile,
  { counts }: PublishTask['normalised'],
): void => {
  if (variants === counts.variants && products === counts.products) return;
  throw new FeedError(
    'VERIFY_FAILED',
    `the feed has ${counts.products} products and ${counts.variants} variants, ${products} and ${variants} were ` +
      'imported. Nothing was published; start the import again',
  );
};

const publish = async (ports: PublishPorts, task: PublishTask): Promise<Published> => {
  const { domain } = task.request;
  const { profile, canaries, counts } = await assemble(ports, task);
  const tell = (step: 'verifying' | 'publishing'): Promise<void> =>
    tellLedger(ports, task, { state: { kind: 'running', step }, counts });
  await tell('verifying');
  verifyCounts(profile, task.normalised);
  const check = checkDraft(domain, profile, canaries);
  await ports.writer.publish(domain, profile, async (draft) => {
    await check(draft);
    // The last moment at which another import may still be noticed.
    await tell('publishing');
  });
  const { generation } = profile;
  // It is live whatever the ledger says of it now.
  await ports.ledger.update(runOf(task, { state: { kind: 'published', generation }, counts }, ports.now()));
  const { products, variants } = profile;
  ports.log.info('catalogue published', { domain, importId: task.importId, products, variants, generation });
  return { kind: 'published', generation };
};

/** Makes a complete draft the catalogue that shoppers have, or says why it must not be. */
export const createImportPublishing =
  (ports: PublishPorts) =>
  async (task: PublishTask): Promise<Published | Refused> => {
    try {
      return await publish(ports, task);
    } catch (error) {
      if (!(error instanceof FeedError)) throw error;
      return { kind: 'refused', code: error.code, message: error.message };
    }
  };
