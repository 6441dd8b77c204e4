import { workPaths } from '../../contract/imports/bucket.ts';
import {
  type ChunkLine,
  ImportOptions,
  type ImportRequest,
  type Normalised,
  type NormaliseTask,
  type Refused,
} from '../../contract/imports/cloud-import.ts';
import { FeedError } from '../../contract/imports/feed.ts';
import type { ImportCounts, ImportReport } from '../../contract/imports/import-run.ts';
import type { DomainConfig } from '../../contract/shop/domain.ts';
import type { CatalogPrices } from '../../ports/catalog/catalog-upkeep.ts';
import type { ObjectStore } from '../../ports/imports/object-store.ts';
import type { ReadText } from '../../ports/imports/read-text.ts';
import type { DomainStore } from '../../ports/shop/domain-store.ts';
import type { ColumnAliases } from '../feed/columns/column-names.ts';
import { createLook } from '../feed/detect/detect-format.ts';
import { rememberPrices } from '../feed/normalise/price/price.ts';
import { feedCounts, NO_TALLY } from '../feed/normalise/read-offers.ts';
import { guardPublish } from '../feed/publish-guard.ts';
import type { FeedReading, ReadFeed } from '../feed/read-feed.ts';
import { createFeedReport, type FeedReport } from './feed-report.ts';
import { type LedgerPorts, record, recordIfDue, sourceOf } from './turn.ts';

export interface FeedReadingPorts {
  readonly objects: ObjectStore;
  readonly domains: Pick<DomainStore, 'find'>;
  /** What shoppers pay now, so that prices far from it can be reported. */
  readonly prices: CatalogPrices;
  readonly readFeed: ReadFeed;
  /** Unpacks and decodes a feed's bytes, within limits. */
  readonly readText: ReadText;
  readonly clock: () => Date;
}

export type NormalisePorts = FeedReadingPorts & LedgerPorts;

/** Five of an embedder's calls, so that a chunk is done in seconds; a product never goes over two of them. */
const CHUNK_VARIANTS = 480;

/** What a person asks of this import: in its request, or in the note of the uploaded object. */
const optionsOf = async (objects: ObjectStore, { key, version, ...asked }: ImportRequest) => {
  const note = await objects.note(key, version);
  const noted = ImportOptions.parse(note === undefined ? {} : JSON.parse(note));
  return { force: asked.force || noted.force, columns: { ...noted.columns, ...asked.columns } };
};

/** Gathers whole products into chunks and writes each when it is full. */
const createChunks = (objects: ObjectStore, task: NormaliseTask) => {
  const { chunk } = workPaths(task.importId);
  let lines: string[] = [];
  let waiting = 0;
  let written = 0;
  let position = 0;
  return {
    add: (product: ChunkLine['product']): void => {
      const line: ChunkLine = { position, product };
      lines.push(`${JSON.stringify(line)}\n`);
      waiting += product.variants.length;
      position += product.variants.length;
    },
    isFull: (): boolean => waiting >= CHUNK_VARIANTS,
    flush: async (): Promise<void> => {
      if (lines.length === 0) return;
      await objects.write(chunk(written), lines.join(''), { type: 'application/jsonl' });
      written += 1;
      lines = [];
      waiting = 0;
    },
    numbers: (): number[] => Array.from({ length: written }, (_, number) => number),
  };
};

interface Work {
  readonly task: NormaliseTask;
  readonly onChunk: (counts: ImportCounts) => Promise<void>;
  readonly report: FeedReport;
  charset?: () => string;
  /** Known as soon as the feed's format is. */
  feed?: FeedReading;
}

const openFeed = async (
  { objects, readText, readFeed, prices, clock }: FeedReadingPorts,
  work: Work,
  columns: ColumnAliases,
  { hostname, currency, locale, feed }: DomainConfig,
) => {
  const { request } = work.task;
  const aliases = { ...feed.columns, ...columns };
  const bytes = await objects.read(request.key, request.version);
  if (!bytes) throw new FeedError('NOT_FOUND', `${sourceOf(request)} is not in the bucket any more`);
  const { text, charset } = await readText(bytes, createLook(aliases));
  work.charset = charset;
  work.feed = await readFeed({
    text,
    currency,
    locale,
    now: clock(),
    aliases,
    onProblem: work.report.add,
    before: await rememberPrices(prices.list(hostname)),
  });
  return work.feed;
};

const readChunks = async (
  ports: FeedReadingPorts,
  work: Work,
  config: DomainConfig | undefined,
): Promise<Normalised> => {
  const { task, onChunk } = work;
  if (!config) {
    throw new FeedError(
      'NOT_FOUND',
      `the shop ${task.request.domain} does not exist any more; add it with: storevoice domain put`,
    );
  }
  const { force, columns } = await optionsOf(ports.objects, task.request);
  const { products, tally } = await openFeed(ports, work, columns, config);
  const chunks = createChunks(ports.objects, task);
  for await (const product of guardPublish({ products, tally, live: task.draft.live, force })) {
    chunks.add(product);
    if (!chunks.isFull()) continue;
    await chunks.flush();
    await onChunk(feedCounts(tally()));
  }
  await chunks.flush();
  return { kind: 'ready', chunks: chunks.numbers(), counts: feedCounts(tally()) };
};

/** Reads a feed into chunks of products, and writes the report whether the feed is fit or refused. */
export const createChunkReading =
  (ports: FeedReadingPorts) => async (task: NormaliseTask, onChunk: Work['onChunk']) => {
    const config = await ports.domains.find(task.request.domain);
    const work: Work = { task, onChunk, report: createFeedReport(config?.locale ?? 'ru') };
    let outcome: Normalised | Refused;
    let error: ImportReport['error'];
    try {
      outcome = await readChunks(ports, work, config);
    } catch (failure) {
      if (!(failure instanceof FeedError)) throw failure;
      const { code, message, line, reason, seen, flags } = failure;
      outcome = { kind: 'refused', code, message };
      error = { code, message, line, reason, seen, flags };
    }
    const { report, feed, charset } = work;
    const tally = feed?.tally() ?? NO_TALLY;
    await report.write(ports.objects, task, {
      format: feed?.format,
      recognisedBy: feed?.reason,
      charset: charset?.(),
      tally,
      error,
    });
    return { outcome, counts: feedCounts(tally) };
  };

const STEP = { kind: 'running', step: 'normalising' } as const;

/** The step that reads a feed. One that must not replace what shoppers have is refused here, before it is embedded. */
export const createFeedNormalising = (ports: NormalisePorts) => {
  const read = createChunkReading(ports);
  return async (task: NormaliseTask): Promise<Normalised | Refused> => {
    const { outcome, counts } = await read(task, (soFar) =>
      recordIfDue(ports, task, () => ({ state: STEP, counts: soFar })),
    );
    await record(ports, task, { state: STEP, counts });
    return outcome;
  };
};
