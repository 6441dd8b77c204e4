import { createFileSpool } from '../lambdas/adapters/feed/file-spool.ts';
import type { Bytes } from '../lambdas/adapters/feed/gunzip.ts';
import { openFeed } from '../lambdas/adapters/feed/open-feed.ts';
import { readBytes } from '../lambdas/adapters/feed/read-bytes.ts';
import type { DomainConfig } from '../lambdas/contract/domain.ts';
import { FeedError, type FeedErrorCode } from '../lambdas/contract/feed.ts';
import type { Product } from '../lambdas/contract/product.ts';
import type { ColumnAliases } from '../lambdas/core/feed/column-names.ts';
import { feedCounts } from '../lambdas/core/feed/feed-counts.ts';
import { rememberPrices } from '../lambdas/core/feed/price-memory.ts';
import { createProblemDigest, type ProblemGroup } from '../lambdas/core/feed/problem-digest.ts';
import { guardPublish } from '../lambdas/core/feed/publish-guard.ts';
import type { ReportProblem } from '../lambdas/core/feed/raw-offer.ts';
import { createFeedReader, type FeedReading } from '../lambdas/core/feed/read-feed.ts';
import { type FeedTally, NO_TALLY } from '../lambdas/core/feed/read-offers.ts';
import type { CatalogPlace } from './catalog-place.ts';
import type { Progress } from './catalog-progress.ts';
import { createFeedReport } from './catalog-report.ts';
import type { OpenShop } from './catalog-shop.ts';
import { type Turn, type TurnRequest, takeTurn } from './catalog-turn.ts';
import { explain } from './command.ts';

export interface ImportJob {
  readonly source: string;
  readonly domain: DomainConfig;
  readonly stdin: Bytes;
  readonly aliases: ColumnAliases;
  readonly dryRun: boolean;
  readonly force: boolean;
  /** Folder for `report.json` and `problems.csv`; none when absent. */
  readonly report?: string | undefined;
  readonly now: () => Date;
  readonly progress: Progress;
  /** Ends the import before it publishes, with its reason. */
  readonly signal: AbortSignal;
  /** Waits while another import of the shop is at work; absent: the import fails instead. */
  readonly wait?: TurnRequest['wait'];
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
  /** What was published under which name, and how much of it had to be embedded. */
  readonly catalog?:
    | { readonly generation: string; readonly embedded: number; readonly cached: number }
    | undefined;
  /** Why nothing was published. */
  readonly error?:
    | { readonly code: FeedErrorCode; readonly message: string; readonly line?: number }
    | undefined;
}

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

async function* until(products: AsyncIterable<Product>, signal: AbortSignal): AsyncGenerator<Product> {
  for await (const product of products) {
    signal.throwIfAborted();
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
  { prices }: CatalogPlace,
  onProblem: ReportProblem,
): Promise<Reading> => {
  const opened = await openFeed(source, { stdin });
  let read = 0;
  const bytes = counted(opened.bytes, (length) => {
    read += length;
  });
  const { text, charset } = await readBytes(bytes);
  const readFeed = createFeedReader({ spool: createFileSpool() });
  const before = await rememberPrices(prices.list(domain.hostname));
  const columns = { ...domain.feed.columns, ...aliases };
  const request = { text, currency: domain.currency, now: now(), aliases: columns, onProblem };
  const feed = await readFeed({ ...request, before });
  return { feed, charset, bytesRead: () => read, size: opened.size };
};

interface Publishing {
  readonly place: CatalogPlace;
  readonly reading: Reading;
  readonly turn: Turn;
  /** Before the feed was read, and before the turn was waited for. */
  readonly asOf: Date;
}

const publish = async (
  job: ImportJob,
  { place, reading, turn, asOf }: Publishing,
): Promise<ImportOutcome['catalog']> => {
  const { hostname } = job.domain;
  const { feed, bytesRead, size } = reading;
  let written = { variants: 0, embedded: 0 };
  const counts = () => ({
    ...feedCounts(feed.tally()),
    embedded: written.embedded,
    indexed: written.variants,
  });
  const tell = (): void => {
    job.progress.tell({ tally: feed.tally, ...readings, bytesRead, size });
    turn.tell(job.dryRun ? 'normalising' : 'embedding', counts());
  };
  const readings = { indexed: () => written.variants, embedded: () => written.embedded };
  const live = await place.index.profile(hostname);
  const guarded = { products: told(feed.products, tell), tally: feed.tally, live, force: job.force };
  const products = until(guardPublish(guarded), job.signal);
  if (job.dryRun) {
    await readThrough(products);
    return undefined;
  }
  const { generation, embedded, cached } = await place.importCatalog({
    domain: hostname,
    products,
    asOf,
    onProgress: (progress) => {
      written = progress;
      tell();
    },
    onVerify: async () => {
      turn.tell('verifying', counts());
      await turn.hold();
      job.signal.throwIfAborted();
    },
  });
  return { generation, embedded, cached };
};

interface Attempt {
  reading?: Reading;
  catalog?: ImportOutcome['catalog'];
  failure?: FeedError;
}

/** What refuses the feed is an outcome; anything else is thrown on, once the ledger knows of it. */
const attempt = async (
  job: ImportJob,
  { onProblem, ...parts }: Omit<Publishing, 'reading'> & { readonly onProblem: ReportProblem },
): Promise<Attempt> => {
  const { place, turn } = parts;
  const made: Attempt = {};
  try {
    made.reading = await startReading(job, place, onProblem);
    made.catalog = await publish(job, { ...parts, reading: made.reading });
    if (made.catalog) await turn.end({ kind: 'published', generation: made.catalog.generation });
  } catch (error) {
    if (!(error instanceof FeedError)) {
      await turn.end({ kind: 'failed', message: explain(error) });
      throw error;
    }
    made.failure = error;
    await turn.end({ kind: 'refused', code: error.code, message: error.message });
  } finally {
    job.progress.end();
  }
  return made;
};

/** Reads a feed and makes it the catalogue of a shop; whatever is wrong with it, shoppers keep what they had. */
export const runImport = async (
  job: ImportJob,
  { catalogs, imports, domain }: OpenShop,
): Promise<ImportOutcome> => {
  const { source, now, wait, dryRun } = job;
  const ledger = dryRun ? undefined : imports;
  const asOf = now();
  const turn = await takeTurn({ ledger, domain: domain.hostname, source, now, wait });
  const digest = createProblemDigest();
  const report = job.report === undefined ? undefined : createFeedReport(job.report, domain.locale);
  const onProblem: ReportProblem = (problem) => {
    digest.add(problem);
    report?.add(problem);
  };
  const { reading, catalog, failure } = await attempt(job, { place: catalogs, turn, asOf, onProblem });
  const outcome: ImportOutcome = {
    domain: domain.hostname,
    source,
    published: catalog !== undefined,
    dryRun,
    format: reading?.feed.format,
    charset: reading?.charset(),
    tally: reading?.feed.tally() ?? NO_TALLY,
    problems: digest.groups(),
    seconds: job.progress.seconds(),
    catalog,
    error: failure && {
      code: failure.code,
      message: failure.message,
      ...(failure.line === undefined ? {} : { line: failure.line }),
    },
  };
  report?.finish(outcome);
  return outcome;
};
