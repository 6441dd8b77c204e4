import type { ImportTask } from '../../contract/imports/cloud-import.ts';
import type { ImportCounts, ImportRun, WaitingImport } from '../../contract/imports/import-run.ts';
import type { CatalogWriter } from '../../ports/catalog/catalog-writer.ts';
import type { ImportLedger } from '../../ports/imports/import-ledger.ts';
import type { ObjectStore } from '../../ports/imports/object-store.ts';

export interface LedgerPorts {
  readonly ledger: ImportLedger;
  readonly clock: () => Date;
}

/** What a step that works on the draft of an import needs. */
export interface DraftPorts extends LedgerPorts {
  readonly objects: ObjectStore;
  readonly writer: CatalogWriter;
}

/** Another import of the shop has begun, so this one must not go on. */
export class ImportReplaced extends Error {
  override readonly name = 'ImportReplaced';

  constructor({ importId, request }: ImportTask) {
    super(`import ${importId} of ${request.domain} was silent for too long, and another has taken its place`);
  }
}

/** How far an import is. */
interface ImportProgress {
  readonly state: ImportRun['state'];
  readonly counts: ImportCounts;
}

/** An object as people read of it. */
export const sourceOf = ({ key, version }: ImportTask['request']): string =>
  version === undefined ? key : `${key} (version ${version})`;

const aboutTask = ({ importId, startedAt, request }: ImportTask, at: Date) => ({
  domain: request.domain,
  importId,
  source: sourceOf(request),
  startedAt,
  updatedAt: at.toISOString(),
});

/** An import that another one, still running, keeps from beginning. */
export const waitingOf = (task: ImportTask, { importId, source }: ImportRun, at: Date): WaitingImport => ({
  ...aboutTask(task, at),
  waitsFor: { importId, source },
});

/** An import as the ledger keeps it. */
export const runOf = (task: ImportTask, progress: ImportProgress, at: Date): ImportRun => ({
  ...aboutTask(task, at),
  ...progress,
});

/** Records how far an import is; throws `ImportReplaced` when it has lost its turn. */
export const record = async (
  { ledger, clock }: LedgerPorts,
  task: ImportTask,
  progress: ImportProgress,
): Promise<void> => {
  if (!(await ledger.update(runOf(task, progress, clock())))) throw new ImportReplaced(task);
};

/** People who follow an import on a screen need nothing newer, and each record is a paid write. */
const RECORDED_EVERY_MS = 10_000;

/** A record from the future is replaced at once, since others take its import for dead. */
const isRecent = (ageMs: number): boolean => ageMs >= 0 && ageMs < RECORDED_EVERY_MS;

/**
 * Records how far an import is when the last record is old; throws when it has lost its turn. An import that was
 * stopped or has failed stays so, although its functions may still be working.
 */
export const recordIfDue = async (
  ports: LedgerPorts,
  task: ImportTask,
  progress: () => Promise<ImportProgress> | ImportProgress,
): Promise<void> => {
  const latest = await ports.ledger.latest(task.request.domain);
  if (latest?.importId !== task.importId) throw new ImportReplaced(task);
  const age = ports.clock().getTime() - Date.parse(latest.updatedAt);
  if (latest.state.kind !== 'running' || isRecent(age)) return;
  await record(ports, task, await progress());
};
