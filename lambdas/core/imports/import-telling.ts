import type { ImportTask } from '../../contract/cloud-import.ts';
import type { ImportCounts, ImportRun, WaitingImport } from '../../contract/import-run.ts';
import type { ImportLedger } from '../../ports/import-ledger.ts';

export interface TellingPorts {
  readonly ledger: ImportLedger;
  readonly now: () => Date;
}

/** Another import of the shop has begun, so this one must not go on. */
export class ImportReplaced extends Error {
  override readonly name = 'ImportReplaced';

  constructor({ importId, request }: ImportTask) {
    super(`import ${importId} of ${request.domain} was silent for too long, and another has taken its place`);
  }
}

export interface ImportNews {
  readonly state: ImportRun['state'];
  readonly counts: ImportCounts;
}

const sourceOf = ({ key, version }: ImportTask['request']): string => `${key} (version ${version})`;

/** An import that has to let another one end. */
export const waitingOf = (
  { importId, startedAt, request }: ImportTask,
  inTheWay: ImportRun,
  at: Date,
): WaitingImport => ({
  domain: request.domain,
  importId,
  source: sourceOf(request),
  startedAt,
  updatedAt: at.toISOString(),
  waitsFor: { importId: inTheWay.importId, source: inTheWay.source },
});

/** An import as the ledger keeps it. */
export const runOf = (
  { importId, startedAt, request }: ImportTask,
  news: ImportNews,
  at: Date,
): ImportRun => ({
  domain: request.domain,
  importId,
  source: sourceOf(request),
  startedAt,
  updatedAt: at.toISOString(),
  ...news,
});

/** Tells the ledger how far an import is; throws `ImportReplaced` when it has lost its turn. */
export const tellLedger = async (
  { ledger, now }: TellingPorts,
  task: ImportTask,
  news: ImportNews,
): Promise<void> => {
  if (!(await ledger.update(runOf(task, news, now())))) throw new ImportReplaced(task);
};

/** What people follow on a screen need not be newer, and each telling is a paid write. */
const TOLD_EVERY_MS = 10_000;

/**
 * True when the ledger's word of an import is old enough to be renewed; throws when it has lost its turn. What was
 * stopped or has failed stays so, whatever its functions are still doing.
 */
export const isTimeToTell = async ({ ledger, now }: TellingPorts, task: ImportTask): Promise<boolean> => {
  const latest = await ledger.latest(task.request.domain);
  if (latest?.importId !== task.importId) throw new ImportReplaced(task);
  return latest.state.kind === 'running' && now().getTime() - Date.parse(latest.updatedAt) >= TOLD_EVERY_MS;
};
