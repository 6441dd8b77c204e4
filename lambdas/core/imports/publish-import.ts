import type { CatalogProfile, EmbedderId } from '../../contract/catalog/search-document.ts';
import { workPaths } from '../../contract/imports/bucket.ts';
import { ChunkResult, type PublishTask, type Refused } from '../../contract/imports/cloud-import.ts';
import { FeedError } from '../../contract/imports/feed.ts';
import type { Log } from '../../ports/log.ts';
import { checkDraft, createCanaries } from '../catalog/profile/canaries.ts';
import { createProfileBuilder } from '../catalog/profile/profile.ts';
import type { Language } from '../language/language.ts';
import type { SaveCatalogLocale } from '../shop/catalog-locale.ts';
import { readJson } from './object-text.ts';
import { type DraftPorts, record, runOf } from './turn.ts';

export interface PublishPorts extends DraftPorts {
  readonly embedder: { readonly id: EmbedderId };
  readonly language: Language;
  readonly saveCatalogLocale: SaveCatalogLocale;
  readonly log: Log;
}

export interface Published {
  readonly kind: 'published';
  readonly generation: string;
}

/** Parts read at once; each is some hundred kilobytes. */
const READ_AHEAD = 16;

const partOf = async ({ objects }: PublishPorts, key: string): Promise<ChunkResult> => {
  const part = await readJson(objects, key, ChunkResult);
  if (part) return part;
  throw new FeedError(
    'VERIFY_FAILED',
    `${key} is missing, so a part of the feed was not imported; start again`,
  );
};

/** Joins the results of the chunks in the feed's order. */
const assemble = async (ports: PublishPorts, { importId, draft, normalised }: PublishTask) => {
  const { part } = workPaths(importId);
  const builder = createProfileBuilder(ports.language);
  const canaries = createCanaries();
  let embedded = 0;
  for (let at = 0; at < normalised.chunks.length; at += READ_AHEAD) {
    const numbers = normalised.chunks.slice(at, at + READ_AHEAD);
    for (const result of await Promise.all(numbers.map((number) => partOf(ports, part(number))))) {
      builder.join(result.part);
      embedded += result.embedded;
      const { canary } = result;
      if (canary) canaries.add([{ document: canary.document, vector: Float32Array.from(canary.vector) }]);
    }
  }
  const profile = builder.build({
    generation: draft.generation,
    publishedAt: ports.clock(),
    embedder: ports.embedder.id,
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
  const enter = (step: 'verifying' | 'publishing'): Promise<void> =>
    record(ports, task, { state: { kind: 'running', step }, counts });
  await enter('verifying');
  verifyCounts(profile, task.normalised);
  const check = checkDraft({ domain, profile, canaries, language: ports.language });
  await ports.writer.publish(domain, profile, async (draft) => {
    await check(draft);
    // The last moment at which another import can still be noticed.
    await enter('publishing');
  });
  // While this import has the shop's turn no other one can write the language of an older catalogue.
  await ports.saveCatalogLocale(domain, profile.language);
  const { generation } = profile;
  // The catalogue is live, so a lost turn does not matter any more.
  await ports.ledger.update(runOf(task, { state: { kind: 'published', generation }, counts }, ports.clock()));
  const { products, variants } = profile;
  ports.log.info('catalogue published', { domain, importId: task.importId, products, variants, generation });
  return { kind: 'published', generation };
};

/** Makes a complete draft the catalogue that shoppers have, or says why it was refused. */
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
