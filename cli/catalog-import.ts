import { createFileSpool } from '../lambdas/adapters/feed/file-spool.ts';
import type { Bytes } from '../lambdas/adapters/feed/gunzip.ts';
import { openFeed } from '../lambdas/adapters/feed/open-feed.ts';
import { readBytes } from '../lambdas/adapters/feed/read-bytes.ts';
import type { DomainConfig } from '../lambdas/contract/domain.ts';
import { FeedError } from '../lambdas/contract/feed.ts';
import type { Product } from '../lambdas/contract/product.ts';
import type { ColumnAliases } from '../lambdas/core/feed/column-names.ts';
import { createProblemDigest, type ProblemGroup } from '../lambdas/core/feed/problem-digest.ts';
import { guardPublish } from '../lambdas/core/feed/publish-guard.ts';
import { createFeedReader, type FeedReading } from '../lambdas/core/feed/read-feed.ts';
import type { FeedTally } from '../lambdas/core/feed/read-offers.ts';
import type { CatalogPlace } from './catalog-place.ts';
import type { Progress } from './catalog-progress.ts';
import { createFeedReport } from './catalog-report.ts';

export interface ImportJob {
  readonly source: string;
  readonly domain: DomainConfig;
  readonly stdin: Bytes;
  readonly aliases: ColumnAliases;
  readonly dryRun: boolean;
  readonly force: boolean;
  /** Folder for `report.json` and `problems.csv`; none when absent. */
  readonly report?: string | undefined;
  readonly now: Date;
  readonly progress: Progress;
}

/** What became of an import, as `--json` prints it and the report keeps it. */
export interface ImportOutcome {
  readonly domain: string;
  readonly source: string;
  readonly published: boolean;
  readonly dryRun: boolean;
  readonly format?: string | undefined;
  readonly charset?: string | undefined;
  readonly tally: FeedTally;
  readonly problems: readonly ProblemGroup[];
  readonly seconds: number;
  /** Why nothing was published. */
  readonly error?: { readonly code: string; readonly message: string } | undefined;
}

const NOTHING: FeedTally = { rows: 0, accepted: 0, rejected: 0, warnings: 0, products: 0, variants: 0 };

async function* counted(bytes: Bytes, count: (length: number) => void): AsyncGenerator<Uint8Array> {
  for await (const piece of bytes) {
    count(piece.byteLength);
    yield piece;
  }
}

async function* told(products: AsyncIterable<Product>, tell: () => void): AsyncGenerator<Product> {
  for await (const product of products) {
    tell();
    yield product;
  }
}

const readThrough = async (products: AsyncIterable<Product>): Promise<void> => {
  for await (const _ of products);
};

interface Reading {
  readonly feed: FeedReading;
  readonly charset: () => string;
  readonly bytesRead: () => number;
  readonly size: number | undefined;
}

const startReading = async (
  { source, stdin, domain, aliases, now }: ImportJob,
  onProblem: Parameters<ReturnType<typeof createFeedReader>>[0]['onProblem'],
): Promise<Reading> => {
  const opened = await openFeed(source, { stdin });
  let read = 0;
  const bytes = counted(opened.bytes, (length) => {
    read += length;
  });
  const { text, charset } = await readBytes(bytes);
  const readFeed = createFeedReader({ spool: createFileSpool() });
  const feed = await readFeed({ text, currency: domain.currency, now, aliases, onProblem });
  return { feed, charset, bytesRead: () => read, size: opened.size };
};

const publish = async (job: ImportJob, place: CatalogPlace, reading: Reading): Promise<void> => {
  const { hostname } = job.domain;
  const { feed, bytesRead, size } = reading;
  let indexed = 0;
  const tell = (): void => job.progress.tell({ tally: feed.tally, indexed: () => indexed, bytesRead, size });
  const live = await place.index.profile(hostname);
  const products = guardPublish({
    products: told(feed.products, tell),
    tally: feed.tally,
    live,
    force: job.force,
  });
  if (job.dryRun) return readThrough(products);
  await place.importCatalog({
    domain: hostname,
    products,
    onProgress: ({ variants }) => {
      indexed = variants;
      tell();
    },
  });
};

/** Reads a feed and makes it the catalogue of a shop; whatever is wrong with it, shoppers keep what they had. */
export const runImport = async (job: ImportJob, place: CatalogPlace): Promise<ImportOutcome> => {
  const digest = createProblemDigest();
  const report = job.report === undefined ? undefined : createFeedReport(job.report, job.domain.locale);
  let reading: Reading | undefined;
  let failure: FeedError | undefined;
  try {
    reading = await startReading(job, (problem) => {
      digest.add(problem);
      report?.add(problem);
    });
    await publish(job, place, reading);
  } catch (error) {
    if (!(error instanceof FeedError)) throw error;
    failure = error;
  } finally {
    job.progress.end();
  }
  const outcome: ImportOutcome = {
    domain: job.domain.hostname,
    source: job.source,
    published: failure === undefined && !job.dryRun,
    dryRun: job.dryRun,
    format: reading?.feed.format,
    charset: reading?.charset(),
    tally: reading?.feed.tally() ?? NOTHING,
    problems: digest.groups(),
    seconds: job.progress.seconds(),
    error: failure && { code: failure.code, message: failure.message },
  };
  report?.finish(outcome);
  return outcome;
};
