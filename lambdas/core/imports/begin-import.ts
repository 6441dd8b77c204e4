import type { EmbedderId } from '../../contract/catalog/search-document.ts';
import { workPaths } from '../../contract/imports/bucket.ts';
import { Draft, type ImportTask, type ImportTurn } from '../../contract/imports/cloud-import.ts';
import { IMPORT_LEASE_MS, type ImportRun, NO_COUNTS } from '../../contract/imports/import-run.ts';
import type { ProductIndex } from '../../ports/catalog/product-index.ts';
import { readJson, writeJson } from './object-text.ts';
import { type DraftPorts, runOf, waitingOf } from './turn.ts';

export interface BeginImportPorts extends DraftPorts {
  readonly index: Pick<ProductIndex, 'profile'>;
  readonly embedder: { readonly id: EmbedderId };
  /** True for a run whose process is known to have ended. Default: only the ledger's lease tells. */
  readonly isDead?: (run: ImportRun) => boolean;
}

/**
 * Of two feeds of a shop the later one is to be live, however long either waited. A feed from the future overtakes nothing: the
 * clock was wrong when it came, and no feed would follow it until then.
 */
const isOvertaken = (
  latest: ImportRun | undefined,
  { importId, startedAt }: ImportTask,
  now: Date,
): boolean =>
  latest !== undefined &&
  latest.importId !== importId &&
  Date.parse(latest.startedAt) < now.getTime() + IMPORT_LEASE_MS &&
  (latest.state.kind === 'published' || latest.state.kind === 'running') &&
  Date.parse(latest.startedAt) > Date.parse(startedAt);

/** Opens one draft for an import, even when the step is attempted several times. */
const openDraft = async (
  { objects, writer, index, embedder }: BeginImportPorts,
  { importId, startedAt, request }: ImportTask,
): Promise<Draft> => {
  const { draft: key } = workPaths(importId);
  const known = await readJson(objects, key, Draft);
  if (known) return known;
  const profile = await index.profile(request.domain);
  const asOf = new Date(request.uploadedAt ?? startedAt);
  const generation = await writer.begin(request.domain, embedder.id, asOf);
  const live = profile && { products: profile.products, variants: profile.variants };
  const draft = { generation, live };
  await writeJson(objects, key, draft);
  return draft;
};

const begin = async ({ ledger, clock, isDead }: BeginImportPorts, task: ImportTask) => {
  const state = { kind: 'running', step: 'normalising' } as const;
  const run = runOf(task, { state, counts: NO_COUNTS }, clock());
  const begun = await ledger.begin(run);
  return begun.kind === 'busy' && isDead?.(begun.run) ? ledger.begin(run, begun.run.importId) : begun;
};

/** Takes a shop's turn to import and opens the draft that the import fills. */
export const createImportBeginning =
  (ports: BeginImportPorts) =>
  async (task: ImportTask): Promise<ImportTurn> => {
    const { ledger, clock } = ports;
    if (isOvertaken(await ledger.latest(task.request.domain), task, clock())) {
      return { kind: 'over', why: 'a later feed of the shop was imported before this one had its turn' };
    }
    const begun = await begin(ports, task);
    if (begun.kind === 'busy') {
      await ledger.wait(waitingOf(task, begun.run, clock()));
      return begun;
    }
    if (begun.kind === 'known' && begun.run.state.kind !== 'running') {
      return { kind: 'over', why: `it was ${begun.run.state.kind} before` };
    }
    return { kind: 'begun', draft: await openDraft(ports, task) };
  };
