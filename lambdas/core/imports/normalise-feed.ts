import { workPaths } from '../../contract/bucket-paths.ts';
import type { ChunkLine, Normalised, NormaliseTask, Refused } from '../../contract/cloud-import.ts';
import type { DomainConfig } from '../../contract/domain.ts';
import { FeedError } from '../../contract/feed.ts';
import type { CatalogPrices } from '../../ports/catalog-prices.ts';
import type { DomainStore } from '../../ports/domain-store.ts';
import type { ObjectBytes, ObjectStore } from '../../ports/object-store.ts';
import { feedCounts } from '../feed/feed-counts.ts';
import { rememberPrices } from '../feed/price-memory.ts';
import { guardPublish } from '../feed/publish-guard.ts';
import type { FeedReading, ReadFeed } from '../feed/read-feed.ts';
import { NO_TALLY } from '../feed/read-offers.ts';
import { createFeedReport, type FeedReport } from './feed-report.ts';
import { isTimeToTell, type TellingPorts, tellLedger } from './import-telling.ts';

export interface NormalisePorts extends TellingPorts {
  readonly objects: ObjectStore;
  readonly domains: Pick<DomainStore, 'find'>;
  /** What shoppers pay now, so that prices far from it can be reported. */
  readonly prices: CatalogPrices;
  readonly readFeed: ReadFeed;
  /** Unpacks and decodes a feed's bytes, within limits. */
  readonly readText: (bytes: ObjectBytes) => Promise<{ readonly text: AsyncIterable<string> }>;
}

/** Five of an embedder's calls, so that a chunk is done in seconds; a product never goes over two of them. */
const CHUNK_VARIANTS = 480;

const open = async (ports: NormalisePorts, { request }: NormaliseTask): Promise<AsyncIterable<string>> => {
  const bytes = await ports.objects.read(request.key, request.version);
  if (bytes) return (await ports.readText(bytes)).text;
  throw new FeedError(
    'NOT_FOUND',
    `${request.key} (version ${request.version}) is not in the bucket any more`,
  );
};

/** Gathers whole products to chunks and writes each when it is full. */
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
      await objects.write(chunk(written), lines.join(''), 'application/jsonl');
      written += 1;
      lines = [];
      waiting = 0;
    },
    numbers: (): number[] => Array.from({ length: written }, (_, number) => number),
  };
};

interface Work {
  readonly task: NormaliseTask;
  readonly report: FeedReport;
  /** Known as soon as the feed's format is. */
  feed?: FeedReading;
}

const STEP = { kind: 'running', step: 'normalising' } as const;

const normalise = async (
  ports: NormalisePorts,
  work: Work,
  config: DomainConfig | undefined,
): Promise<Normalised> => {
  const { task, report } = work;
  if (!config) {
    throw new FeedError(
      'NOT_FOUND',
      `${task.request.domain} is no shop any more; add it with: storevoice domain put`,
    );
  }
  const feed = await ports.readFeed({
    text: await open(ports, task),
    currency: config.currency,
    now: ports.now(),
    aliases: config.feed.columns,
    onProblem: report.add,
    before: await rememberPrices(ports.prices.list(config.hostname)),
  });
  work.feed = feed;
  const chunks = createChunks(ports.objects, task);
  const { tally } = feed;
  const { live } = task.draft;
  const { force } = task.request;
  for await (const product of guardPublish({ products: feed.products, tally, live, force })) {
    chunks.add(product);
    if (!chunks.isFull()) continue;
    await chunks.flush();
    if (await isTimeToTell(ports, task))
      await tellLedger(ports, task, { state: STEP, counts: feedCounts(tally()) });
  }
  await chunks.flush();
  return { kind: 'ready', chunks: chunks.numbers(), counts: feedCounts(tally()) };
};

/**
 * Reads a feed of the bucket into chunks of products. A feed that must not replace what shoppers have is refused
 * here, before anything of it is embedded; the report is written either way.
 */
export const createFeedNormalising =
  (ports: NormalisePorts) =>
  async (task: NormaliseTask): Promise<Normalised | Refused> => {
    const config = await ports.domains.find(task.request.domain);
    const work: Work = { task, report: createFeedReport(config?.locale ?? 'ru') };
    let outcome: Normalised | Refused;
    try {
      outcome = await normalise(ports, work, config);
    } catch (error) {
      if (!(error instanceof FeedError)) throw error;
      outcome = { kind: 'refused', code: error.code, message: error.message };
    }
    const tally = work.feed?.tally() ?? NO_TALLY;
    const refusal =
      outcome.kind === 'refused' ? { error: { code: outcome.code, message: outcome.message } } : {};
    await work.report.write(ports.objects, task, { format: work.feed?.format, tally, ...refusal });
    await tellLedger(ports, task, { state: STEP, counts: feedCounts(tally) });
    return outcome;
  };
