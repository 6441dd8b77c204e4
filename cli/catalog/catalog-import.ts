import { stat, watch } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isWeb } from '../../lambdas/adapters/feed/open-feed.ts';
import { FeedError } from '../../lambdas/contract/imports/feed.ts';
import { IMPORT_LEASE_MS, type ImportRun } from '../../lambdas/contract/imports/import-run.ts';
import type { DomainConfig } from '../../lambdas/contract/shop/domain.ts';
import { ImportReplaced } from '../../lambdas/core/imports/turn.ts';
import { feedSummary, type RefusedFeed, sayRefusal } from '../../lambdas/core/phrases/feed-report.ts';
import { CommandFailure, explain, inJson, runCommand, usageError } from '../command.ts';
import { type ImportCommandOptions, parseColumns } from './catalog-options.ts';
import { createProgress } from './catalog-progress.ts';
import {
  type Imported,
  type ImportOutcome,
  outcomeOf,
  prepareReport,
  writeSummary,
} from './catalog-report.ts';
import { type CatalogParts, deploymentOf, findOrCreate, hostnameOf, withStore } from './catalog-shop.ts';
import { importView } from './catalog-view.ts';
import { type AskedImport, checkFeed, type Importing, importHere, isDead } from './import-here.ts';

/** Editors and exports write in several steps; a file that has not changed for so long is complete. */
const SETTLED_MS = 400;

const stampOf = async (path: string): Promise<string> => {
  const { mtimeMs, size, ino } = await stat(path);
  return `${mtimeMs} ${size} ${ino}`;
};

/** Waits until a file stays as it is; `undefined` while it is not there. */
const settled = async (path: string, signal: AbortSignal): Promise<string | undefined> => {
  for (let before = ''; ; ) {
    const now = await stampOf(path).catch(() => undefined);
    if (now === undefined || now === before) return now;
    before = now;
    await sleep(SETTLED_MS, undefined, { signal });
  }
};

/**
 * Does work now and after each change of a file, never twice at once, until the signal aborts. The folder is
 * watched, since most programs replace a file instead of writing into it.
 */
const whenever = async (path: string, signal: AbortSignal, work: () => Promise<void>): Promise<void> => {
  let done: string | undefined;
  const catchUp = async (): Promise<void> => {
    for (;;) {
      const stamp = await settled(path, signal);
      if (stamp === undefined || stamp === done) return;
      done = stamp;
      await work();
    }
  };
  const changes = watch(dirname(path), { signal })[Symbol.asyncIterator]();
  try {
    for (;;) {
      // Node watches from the first `next` on, so a change during the work is not missed.
      const change = changes.next();
      change.catch(() => undefined);
      await catchUp();
      if ((await change).done) return;
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
};

const WAIT_POLL_MS = 1_000;

const busyWith = ({ domain, source, startedAt, updatedAt, counts }: ImportRun): CommandFailure => {
  const deadAt = new Date(Date.parse(updatedAt) + IMPORT_LEASE_MS).toISOString();
  return new CommandFailure(
    `BUSY: ${domain} is being imported from ${source} since ${startedAt} (${counts.rows} offers read, ` +
      `${counts.indexed} variants indexed); wait for it with --wait, or look: storevoice catalog status ` +
      `--domain ${domain}. It counts as dead at ${deadAt} unless it records something before`,
  );
};

const onBusy =
  ({ parts, options, signal }: AskedImport): Importing['onBusy'] =>
  async (run) => {
    const { source, counts } = run;
    if (!options.wait && !options.watch) throw busyWith(run);
    parts.terminal.err(
      `waiting for the import of ${source}: ${counts.rows} offers read, ${counts.indexed} indexed\n`,
    );
    await parts.sleep(WAIT_POLL_MS, signal);
  };

/** Refuses at once, so that no import is announced that nobody waits for. */
const refuseBusy = async ({ parts, options, store, shop }: AskedImport): Promise<void> => {
  if (options.wait || options.watch) return;
  const run = await store.imports.latest(shop.hostname);
  if (run?.state.kind !== 'running' || isDead(run)) return;
  // A run that speaks from the future is as dead as one that is silent; its clock was wrong.
  const silentMs = Math.abs(parts.clock().getTime() - Date.parse(run.updatedAt));
  if (silentMs < IMPORT_LEASE_MS) throw busyWith(run);
};

async function* noPrices() {}

const importInto = async (importing: Importing): Promise<Imported> => {
  const { parts, options, store, shop, bucket } = importing;
  if (bucket === undefined) {
    const catalogs = parts.openCatalogs(options.folder);
    if (!options.dryRun) {
      await refuseBusy(importing);
      return importHere(importing, catalogs);
    }
    const live = await catalogs.index.profile(shop.hostname);
    return checkFeed(importing, { ...catalogs, live });
  }
  if (options.dryRun) {
    // The ledger is all that is known of the live catalogue without rights to search in it.
    const latest = await store.imports.latest(shop.hostname);
    const live = latest?.state.kind === 'published' ? latest.counts : undefined;
    return checkFeed(importing, { prices: { list: noPrices }, live });
  }
  await refuseBusy(importing);
  const { importThere } = await import('./import-there.ts');
  return importThere(importing, { bucket, objects: await parts.openBucket(bucket), ledger: store.imports });
};

const importOnce = async (asked: AskedImport): Promise<ImportOutcome> => {
  const { parts, source, options, shop } = asked;
  const { terminal, isLive, clock } = parts;
  const { hostname: domain, locale } = shop;
  const progress = createProgress({ terminal, isLive, now: () => clock().getTime() });
  const columns = parseColumns(options.column);
  await prepareReport(options.report);
  const importing = { ...asked, columns, progress, onBusy: onBusy(asked) };
  const imported = await importInto(importing).finally(progress.end);
  const outcome = outcomeOf(imported, { domain, source, seconds: progress.seconds() });
  if (options.report !== undefined) await writeSummary(options.report, outcome);
  const where = options.report ? `\n${feedSummary[locale].report(options.report)}\n` : '';
  terminal.out(options.json ? inJson(outcome) : importView(outcome, locale) + where);
  return outcome;
};

const refuseWatch = (source: string, { watch }: ImportCommandOptions, bucket: string | undefined): void => {
  if (!watch) return;
  if (bucket !== undefined) throw usageError('--watch is for this machine, not for a deployment');
  if (source !== '-' && !isWeb(source)) return;
  throw usageError(`--watch takes a file's path, not ${source}`);
};

/** Goes on after a broken save: the live catalogue stays, and the next save may mend the file. */
const watchFile = (asked: AskedImport): Promise<void> => {
  const { parts, source, signal, shop } = asked;
  return whenever(source, signal, async () => {
    try {
      const { error } = await importOnce(asked);
      if (error) parts.terminal.err(`${refusedFeed(error, shop).message}\n`);
    } catch (error) {
      if (!signal.aborted) parts.terminal.err(`error: ${explain(error)}\n`);
    }
    if (!signal.aborted) parts.terminal.err(`watching ${source}; Ctrl-C ends it\n`);
  });
};

const refusedFeed = (error: RefusedFeed, { locale }: DomainConfig): CommandFailure =>
  new CommandFailure(`${error.code}: ${sayRefusal(error, locale)}`);

/** Failures that a person can act on become messages without a stack. */
const inWords = (failure: unknown, signal: AbortSignal, domain: DomainConfig): unknown => {
  if (failure instanceof CommandFailure) return failure;
  if (signal.aborted) return new CommandFailure(explain(signal.reason));
  if (failure instanceof ImportReplaced) return new CommandFailure(`BUSY: ${failure.message}`);
  return failure instanceof FeedError ? refusedFeed(failure, domain) : failure;
};

/** Makes a feed the catalogue of a shop, here or in a deployment, and shows how that ended. */
export const importFeed = (
  parts: CatalogParts,
  source: string,
  options: ImportCommandOptions,
): Promise<void> =>
  runCommand(parts.terminal, async () => {
    const hostname = hostnameOf(options.domain);
    const deployment = deploymentOf(options);
    const { table, bucket } = deployment ?? {};
    refuseWatch(source, options, bucket);
    parseColumns(options.column);
    const signal = parts.interruption();
    // Long work lets other processes use this machine's store.
    const choice = table === undefined ? { folder: options.folder } : { table };
    await withStore(parts, choice, async (store) => {
      const shop = await findOrCreate(store, hostname, options);
      const asked = { parts, source, options, signal, shop, store, bucket };
      if (options.watch) return watchFile(asked);
      const { error } = await importOnce(asked).catch((failure: unknown) => {
        throw inWords(failure, signal, shop);
      });
      if (error) throw refusedFeed(error, shop);
    });
  });
