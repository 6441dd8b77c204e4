import { setTimeout as sleep } from 'node:timers/promises';
import type { ImportRun } from '../lambdas/contract/import-run.ts';
import { feedSummary } from '../lambdas/core/phrases/feed.ts';
import { type ImportOutcome, runImport } from './catalog-import.ts';
import type { LocalCatalogParts } from './catalog-local.ts';
import { type ImportOptions, parseColumns } from './catalog-options.ts';
import { createProgress } from './catalog-progress.ts';
import { type OpenShop, withShop } from './catalog-shop.ts';
import { importView } from './catalog-view.ts';
import { whenever } from './catalog-watch.ts';
import { CommandFailure, exitCodes, explain, runCommand } from './command.ts';

const WAIT_POLL_MS = 1_000;

interface Importing {
  readonly parts: LocalCatalogParts;
  readonly source: string;
  readonly options: ImportOptions;
  readonly signal: AbortSignal;
}

const waitFor =
  ({ terminal }: LocalCatalogParts, signal: AbortSignal) =>
  async ({ source, counts }: ImportRun): Promise<void> => {
    terminal.err(
      `waiting for the import of ${source}: ${counts.rows} offers read, ${counts.indexed} indexed\n`,
    );
    await sleep(WAIT_POLL_MS, undefined, { signal });
  };

const importOnce = async (
  { parts, source, options, signal }: Importing,
  shop: OpenShop,
): Promise<ImportOutcome> => {
  const { terminal, isLive, now, stdin } = parts;
  const outcome = await runImport(
    {
      source,
      domain: shop.domain,
      stdin,
      aliases: parseColumns(options.column),
      dryRun: options.dryRun === true,
      force: options.force === true,
      report: options.report,
      now,
      progress: createProgress({ terminal, isLive, now: () => now().getTime() }),
      signal,
      wait: options.wait || options.watch ? waitFor(parts, signal) : undefined,
    },
    shop,
  );
  const { locale } = shop.domain;
  const where = options.report ? `\n${feedSummary[locale].report(options.report)}\n` : '';
  terminal.out(options.json ? `${JSON.stringify(outcome, null, 2)}\n` : importView(outcome, locale) + where);
  return outcome;
};

const refuseWatch = (source: string, { search, watch }: ImportOptions): void => {
  if (!watch) return;
  if (search !== undefined)
    throw new CommandFailure('--watch is for this machine, not for --search', exitCodes.usage);
  if (source !== '-' && !/^https?:/iu.test(source)) return;
  throw new CommandFailure(`--watch takes a file's path, not ${source}`, exitCodes.usage);
};

/** Goes on whatever a save did to the file: the live catalogue stays, and the next save may mend it. */
const watchFile = (importing: Importing, shop: OpenShop): Promise<void> => {
  const { parts, source, signal } = importing;
  return whenever(source, signal, async () => {
    try {
      const { error } = await importOnce(importing, shop);
      if (error) parts.terminal.err(`${error.code}: ${error.message}\n`);
    } catch (error) {
      if (!signal.aborted) parts.terminal.err(`error: ${explain(error)}\n`);
    }
    if (!signal.aborted) parts.terminal.err(`watching ${source}; Ctrl-C ends it\n`);
  });
};

/** Makes a feed the catalogue of a shop, here or in a deployment, and says what became of it. */
export const importFeed = (parts: LocalCatalogParts, source: string, options: ImportOptions): Promise<void> =>
  runCommand(parts.terminal, async () => {
    refuseWatch(source, options);
    parseColumns(options.column);
    const signal = parts.interruption();
    const importing: Importing = { parts, source, options, signal };
    await withShop({ parts, options, isLong: true, takesTurn: !options.dryRun }, async (shop) => {
      if (options.watch) return watchFile(importing, shop);
      const { error } = await importOnce(importing, shop).catch((failure: unknown) => {
        throw signal.aborted ? new CommandFailure(explain(signal.reason)) : failure;
      });
      if (error) throw new CommandFailure(`${error.code}: ${error.message}`);
    });
  });
