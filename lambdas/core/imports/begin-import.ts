import { workPaths } from '../../contract/bucket-paths.ts';
import { Draft, type ImportTask, type Turn } from '../../contract/cloud-import.ts';
import { type ImportRun, NO_COUNTS } from '../../contract/import-run.ts';
import type { EmbedderId } from '../../contract/search-document.ts';
import type { CatalogWriter } from '../../ports/catalog-writer.ts';
import type { ObjectStore } from '../../ports/object-store.ts';
import type { ProductIndex } from '../../ports/product-index.ts';
import { runOf, type TellingPorts, waitingOf } from './import-telling.ts';
import { readJson, writeJson } from './object-text.ts';

export interface BeginImportPorts extends TellingPorts {
  readonly objects: ObjectStore;
  readonly writer: CatalogWriter;
  readonly index: Pick<ProductIndex, 'profile'>;
  readonly embedder: EmbedderId;
}

/** Of two feeds of a shop the one that came later is the one to be live, however long either waited. */
const isOvertaken = (latest: ImportRun | undefined, { importId, startedAt }: ImportTask): boolean =>
  latest !== undefined &&
  latest.importId !== importId &&
  (latest.state.kind === 'published' || latest.state.kind === 'running') &&
  Date.parse(latest.startedAt) > Date.parse(startedAt);

/** Opens one draft an import, whichever attempt of it comes this far. */
const openDraft = async (
  { objects, writer, index, embedder }: BeginImportPorts,
  { importId, startedAt, request }: ImportTask,
): Promise<Draft> => {
  const { draft: key } = workPaths(importId);
  const known = await readJson(objects, key, Draft);
  if (known) return known;
  const profile = await index.profile(request.domain);
  const asOf = new Date(request.uploadedAt ?? startedAt);
  const generation = await writer.begin(request.domain, embedder, asOf);
  const live = profile && { products: profile.products, variants: profile.variants };
  const draft = { generation, ...(live === undefined ? {} : { live }) };
  await writeJson(objects, key, draft);
  return draft;
};

/** Takes a shop's turn to import and opens the draft that the import fills. */
export const createImportBeginning =
  (ports: BeginImportPorts) =>
  async (task: ImportTask): Promise<Turn> => {
    const { ledger, now } = ports;
    if (isOvertaken(await ledger.latest(task.request.domain), task)) {
      return { kind: 'over', why: 'a later feed of the shop was imported meanwhile' };
    }
    const state = { kind: 'running', step: 'normalising' } as const;
    const begun = await ledger.begin(runOf(task, { state, counts: NO_COUNTS }, now()));
    if (begun.kind === 'busy') {
      await ledger.wait(waitingOf(task, begun.run, now()));
      return { kind: 'busy' };
    }
    if (begun.kind === 'known' && begun.run.state.kind !== 'running') {
      return { kind: 'over', why: `it was ${begun.run.state.kind} before` };
    }
    return { kind: 'begun', draft: await openDraft(ports, task) };
  };
