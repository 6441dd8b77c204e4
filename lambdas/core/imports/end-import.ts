import type { ExecutionEnded } from '../../contract/imports/bucket.ts';
import { reportPaths, workPaths } from '../../contract/imports/bucket.ts';
import { Draft, ImportRequest, type ImportTask } from '../../contract/imports/cloud-import.ts';
import { feedErrorCodes } from '../../contract/imports/feed.ts';
import { ImportReport, type ImportRun } from '../../contract/imports/import-run.ts';
import type { Locale } from '../../contract/shop/locale.ts';
import type { CatalogWriter } from '../../ports/catalog/catalog-writer.ts';
import type { ImportExecutions, ImportFailure } from '../../ports/imports/import-executions.ts';
import type { Notice, SendNotice } from '../../ports/imports/notices.ts';
import type { ObjectStore } from '../../ports/imports/object-store.ts';
import type { Log } from '../../ports/log.ts';
import type { DomainStore } from '../../ports/shop/domain-store.ts';
import { sayRefusal } from '../phrases/feed-report.ts';
import { importPhrases } from '../phrases/imports.ts';
import { readJson } from './object-text.ts';
import { type LedgerPorts, runOf } from './turn.ts';

/** Commands that people paste into a terminal, with the names of the deployment. */
interface ImportCommands {
  start(request: ImportRequest): string;
  redrive(importId: string): string;
  /** Where an object is, as `aws s3 cp` takes it. */
  object(key: string): string;
}

interface CloseImportPorts extends LedgerPorts {
  readonly objects: ObjectStore;
  readonly writer: Pick<CatalogWriter, 'discard'>;
}

export interface EndImportPorts extends CloseImportPorts {
  readonly domains: Pick<DomainStore, 'find'>;
  readonly executions: Pick<ImportExecutions, 'failureOf'>;
  readonly sendNotice: SendNotice;
  readonly commands: ImportCommands;
  readonly log: Log;
}

interface Ended {
  readonly task: ImportTask;
  readonly state: Extract<ImportRun['state'], { kind: 'refused' | 'failed' }>;
  /** An import that was stopped by hand or refused is over; in the cloud one that failed may be redriven. */
  readonly canGoOn: boolean;
}

const isFeedError = (code: string): boolean => feedErrorCodes.some((known) => known === code);

const stateOf = ({ error, cause }: ImportFailure): Ended['state'] =>
  isFeedError(error)
    ? { kind: 'refused', code: error, message: cause }
    : { kind: 'failed', message: cause === '' ? error : `${error}: ${cause}` };

/** Refusals that only a person may overrule. */
const MAY_BE_FORCED = ['SHRINKS', 'NOTHING_ACCEPTED'];

interface NoticeContext {
  readonly locale: Locale;
  readonly commands: ImportCommands;
  /** Absent where the import ended before the feed was read. */
  readonly report: ImportReport | undefined;
  readonly isAborted: boolean;
}

const noticeOf = (
  { task, state, canGoOn }: Ended,
  { locale, commands, report, isAborted }: NoticeContext,
): Notice => {
  const { importId, request } = task;
  const say = importPhrases[locale];
  const failed = isAborted ? say.aborted : say.failed(state.message);
  const isForceable = state.kind === 'refused' && MAY_BE_FORCED.includes(state.code);
  const lines = [
    say.stillLive,
    '',
    state.kind === 'refused' ? sayRefusal(report?.error ?? state, locale) : failed,
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

/** Records the end of an import without a publication and drops a draft that nothing goes on with. Answers false for one that was published. */
export const closeImport = async (
  { ledger, objects, writer, clock }: CloseImportPorts,
  { task, state, canGoOn }: Ended,
): Promise<boolean> => {
  const { importId, request } = task;
  const latest = await ledger.latest(request.domain);
  const isOwn = latest?.importId === importId;
  if (isOwn && latest.state.kind === 'published') return false;
  if (isOwn) await ledger.update(runOf(task, { state, counts: latest.counts }, clock()));
  if (canGoOn) return true;
  const draft = await readJson(objects, workPaths(importId).draft, Draft);
  if (draft) await writer.discard(request.domain, draft.generation);
  return true;
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
 * Closes an import that ended without a publication, however it ended, and sends people a notice that says what to do.
 * An event that comes twice sends two notices at most.
 */
export const createImportEnd =
  (ports: EndImportPorts) =>
  async (event: ExecutionEnded): Promise<void> => {
    const { domains, objects, sendNotice, commands, log } = ports;
    const request = ImportRequest.safeParse(JSON.parse(event.input));
    if (!request.success) {
      // A person started the state machine with another input, so no shop's import ended.
      return log.error('execution was not an import', {
        importId: event.name,
        reason: request.error.message,
      });
    }
    const ended = await endedOf(ports, event, request.data);
    const { task, state } = ended;
    // A redriven execution may have succeeded before this event came.
    if (!(await closeImport(ports, ended))) return;
    const config = await domains.find(task.request.domain);
    const { summary } = reportPaths(task.request.domain, task.importId);
    const report = await readJson(objects, summary, ImportReport);
    const context = {
      locale: config?.locale ?? 'en',
      commands,
      report,
      isAborted: event.status === 'ABORTED',
    };
    await sendNotice(noticeOf(ended, context));
    log.warn('import ended without a publication', {
      domain: task.request.domain,
      importId: task.importId,
      // CloudWatch counts `failed` and raises an alarm; a refused feed is the merchant's to correct.
      outcome: event.status === 'ABORTED' ? 'stopped' : state.kind,
      reason: state.message,
    });
  };
