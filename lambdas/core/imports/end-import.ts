import type { ExecutionEnded } from '../../contract/bucket-object.ts';
import { reportPaths, workPaths } from '../../contract/bucket-paths.ts';
import { Draft, ImportRequest, type ImportTask } from '../../contract/cloud-import.ts';
import { feedErrorCodes } from '../../contract/feed.ts';
import { type ImportRun, NO_COUNTS } from '../../contract/import-run.ts';
import type { CatalogWriter } from '../../ports/catalog-writer.ts';
import type { DomainStore } from '../../ports/domain-store.ts';
import type { ImportExecutions, ImportFailure } from '../../ports/import-executions.ts';
import type { Log } from '../../ports/log.ts';
import type { Notice, SendNotice } from '../../ports/notices.ts';
import type { ObjectStore } from '../../ports/object-store.ts';
import { importPhrases } from '../phrases/imports.ts';
import { runOf, type TellingPorts } from './import-telling.ts';
import { readJson } from './object-text.ts';

/** Commands that people paste into a terminal; the deployment knows its names. */
export interface ImportCommands {
  start(request: ImportRequest): string;
  redrive(importId: string): string;
  /** Where an object is, as `aws s3 cp` takes it. */
  object(key: string): string;
}

export interface EndImportPorts extends TellingPorts {
  readonly objects: ObjectStore;
  readonly writer: Pick<CatalogWriter, 'discard'>;
  readonly domains: Pick<DomainStore, 'find'>;
  readonly executions: Pick<ImportExecutions, 'failureOf'>;
  readonly sendNotice: SendNotice;
  readonly commands: ImportCommands;
  readonly log: Log;
}

interface Ended {
  readonly task: ImportTask;
  readonly state: Extract<ImportRun['state'], { kind: 'refused' | 'failed' }>;
  /** An execution that was stopped by hand or refused is over; one that failed may be redriven. */
  readonly canGoOn: boolean;
}

const isFeedError = (code: string): boolean => feedErrorCodes.some((known) => known === code);

const stateOf = ({ error, cause }: ImportFailure): Ended['state'] =>
  isFeedError(error)
    ? { kind: 'refused', code: error, message: cause }
    : { kind: 'failed', message: cause === '' ? error : `${error}: ${cause}` };

/** What only a person may overrule. */
const MAY_BE_FORCED = ['SHRINKS', 'NOTHING_ACCEPTED'];

const noticeOf = ({ task, state, canGoOn }: Ended, locale: 'ru' | 'en', commands: ImportCommands): Notice => {
  const { importId, request } = task;
  const say = importPhrases[locale];
  const isForceable = state.kind === 'refused' && MAY_BE_FORCED.includes(state.code);
  const lines = [
    say.stillLive,
    '',
    state.message,
    '',
    say.source(commands.object(request.key)),
    ...(state.kind === 'refused'
      ? [say.report(commands.object(reportPaths(request.domain, importId).folder))]
      : []),
    '',
    canGoOn ? say.redrive(commands.redrive(importId)) : say.again,
    ...(isForceable ? ['', say.force(commands.start({ ...request, force: true }))] : []),
  ];
  return { title: say.notPublishedTitle(request.domain), text: lines.join('\n') };
};

const discardDraft = async ({ objects, writer }: EndImportPorts, task: ImportTask): Promise<void> => {
  const draft = await readJson(objects, workPaths(task.importId).draft, Draft);
  if (draft) await writer.discard(task.request.domain, draft.generation);
};

const endedOf = async (
  { executions }: EndImportPorts,
  { name, status, startDate }: ExecutionEnded,
  request: ImportRequest,
): Promise<Ended> => {
  const task = { importId: name, startedAt: new Date(startDate).toISOString(), request };
  const failure =
    status === 'ABORTED' ? { error: importPhrases.en.aborted, cause: '' } : await executions.failureOf(name);
  const state = stateOf(failure);
  return { task, state, canGoOn: status === 'FAILED' && state.kind === 'failed' };
};

/**
 * Closes an import that ended without a publication, however it ended: the ledger is told, a draft that nobody
 * goes on with is dropped, and people get a notice that says what to do. Told twice it notifies twice at most.
 */
export const createImportEnd =
  (ports: EndImportPorts) =>
  async (event: ExecutionEnded): Promise<void> => {
    const { ledger, domains, sendNotice, commands, log, now } = ports;
    const request = ImportRequest.safeParse(JSON.parse(event.input));
    if (!request.success) {
      // Started by hand with something else; it never came to be an import of anybody.
      return log.error('execution was no import', { importId: event.name, reason: request.error.message });
    }
    const ended = await endedOf(ports, event, request.data);
    const { task, state, canGoOn } = ended;
    const latest = await ledger.latest(task.request.domain);
    const isOwn = latest?.importId === task.importId;
    // A redriven execution may have succeeded before this was told.
    if (isOwn && latest.state.kind === 'published') return;
    if (isOwn) await ledger.update(runOf(task, { state, counts: latest.counts ?? NO_COUNTS }, now()));
    if (!canGoOn) await discardDraft(ports, task);
    const config = await domains.find(task.request.domain);
    await sendNotice(noticeOf(ended, config?.locale ?? 'en', commands));
    log.warn('import ended without a publication', {
      domain: task.request.domain,
      importId: task.importId,
      outcome: state.kind,
      reason: state.message,
    });
  };
