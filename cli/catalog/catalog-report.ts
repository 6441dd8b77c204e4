import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { reportPaths } from '../../lambdas/contract/imports/bucket.ts';
import { ImportReport, type ImportRun } from '../../lambdas/contract/imports/import-run.ts';
import type { Hostname } from '../../lambdas/contract/shop/hostname.ts';
import { NO_TALLY } from '../../lambdas/core/feed/normalise/read-offers.ts';
import { readJson } from '../../lambdas/core/imports/object-text.ts';
import type { RefusedFeed } from '../../lambdas/core/phrases/feed-report.ts';
import type { ObjectBytes, ObjectStore } from '../../lambdas/ports/imports/object-store.ts';
import { inJson } from '../command.ts';

/** How an import ended, as `--json` prints it and `report.json` keeps it. */
export interface ImportOutcome extends Pick<ImportReport, 'format' | 'charset' | 'tally' | 'problems'> {
  readonly domain: string;
  readonly source: string;
  readonly published: boolean;
  readonly dryRun: boolean;
  readonly seconds: number;
  /** The name of the new catalogue, and how much of it had to be embedded. */
  readonly catalog?: { readonly generation: string; readonly embedded: number; readonly cached: number };
  readonly error?: RefusedFeed;
  /** Some products as shoppers would hear them; of a dry run. */
  readonly sample?: readonly string[];
}

/** Makes the folder before any work, so that a mistyped one is refused at once. */
export const prepareReport = async (folder: string | undefined): Promise<void> => {
  if (folder !== undefined) await mkdir(folder, { recursive: true });
};

/** Reads the report that an import left, and copies its list of problems into the folder that a person named. */
export const readImportReport = async (
  objects: ObjectStore,
  { domain, importId }: { readonly domain: Hostname; readonly importId: string },
  folder: string | undefined,
): Promise<ImportReport | undefined> => {
  const { summary, problems } = reportPaths(domain, importId);
  const listed = folder === undefined ? undefined : await objects.read(problems);
  if (folder !== undefined && listed) await writeProblems(folder, listed);
  return readJson(objects, summary, ImportReport);
};

export const writeProblems = (folder: string, table: ObjectBytes | string): Promise<void> =>
  writeFile(join(folder, 'problems.csv'), table);

export const writeSummary = (folder: string, summary: object): Promise<void> =>
  writeFile(join(folder, 'report.json'), inJson(summary));

const errorOf = (run: ImportRun | undefined, report: ImportReport | undefined): ImportOutcome['error'] => {
  if (report?.error) return report.error;
  if (run?.state.kind !== 'refused') return undefined;
  const { code, message } = run.state;
  return { code, message };
};

export interface Imported {
  /** How it ended; absent for a dry run. */
  readonly run?: ImportRun | undefined;
  readonly report: ImportReport | undefined;
  readonly sample?: readonly string[];
}

export const outcomeOf = (
  { run, report, sample }: Imported,
  about: Pick<ImportOutcome, 'domain' | 'source' | 'seconds'>,
): ImportOutcome => {
  const error = errorOf(run, report);
  const { format, charset, tally = NO_TALLY, problems = [] } = report ?? {};
  return {
    ...about,
    published: run?.state.kind === 'published',
    dryRun: run === undefined,
    format,
    charset,
    tally,
    problems,
    ...(run?.state.kind === 'published' && {
      catalog: {
        generation: run.state.generation,
        embedded: run.counts.embedded,
        cached: run.counts.indexed - run.counts.embedded,
      },
    }),
    ...(error && { error }),
    ...(sample && { sample }),
  };
};
