import type { ImportTask, PublishTask } from '../../contract/imports/cloud-import.ts';
import type { ImportCounts, ImportRun } from '../../contract/imports/import-run.ts';
import type { ImportLedger } from '../../ports/imports/import-ledger.ts';
import { feedCounts } from '../feed/normalise/read-offers.ts';
import type { ReadFeed } from '../feed/read-feed.ts';
import { type BeginImportPorts, createImportBeginning } from './begin-import.ts';
import { closeImport } from './end-import.ts';
import { type ChunkPorts, createChunkImport } from './import-chunk.ts';
import {
  createChunkReading,
  createFeedNormalising,
  type FeedReadingPorts,
  type NormalisePorts,
} from './normalise-feed.ts';
import { createImportPublishing, type PublishPorts } from './publish-import.ts';

type RunPorts = BeginImportPorts & NormalisePorts & ChunkPorts & PublishPorts;

/** The person or program that an import in this process works for. */
export interface Watcher {
  /** Called after each product that was read, and after each chunk. */
  readonly onProgress: (counts: () => ImportCounts) => void;
  /** Called while another import has the shop's turn; the import asks again when it resolves. */
  readonly onBusy: (run: ImportRun) => Promise<void>;
  /** Ends the import before it publishes, with the signal's reason. */
  readonly signal: AbortSignal;
}

const watched =
  (readFeed: ReadFeed, { onProgress, signal }: Pick<Watcher, 'onProgress' | 'signal'>): ReadFeed =>
  async (request) => {
    const feed = await readFeed(request);
    async function* products() {
      for await (const product of feed.products) {
        signal.throwIfAborted();
        onProgress(() => feedCounts(feed.tally()));
        yield product;
      }
    }
    return { ...feed, products: products() };
  };

/** Keeps the last record of one import, which the next import of the shop may replace at any time. */
const remembering = (ledger: ImportLedger) => {
  let last: ImportRun | undefined;
  const update: ImportLedger['update'] = async (run) => {
    const isOurs = await ledger.update(run);
    if (isOurs) last = run;
    return isOurs;
  };
  return { ledger: { ...ledger, update }, last: () => last };
};

const importChunks = async (ports: RunPorts, task: PublishTask, { onProgress, signal }: Watcher) => {
  const importChunk = createChunkImport(ports);
  const { counts } = task.normalised;
  let [indexed, embedded] = [0, 0];
  for (const chunk of task.normalised.chunks) {
    signal.throwIfAborted();
    const done = await importChunk({ ...task, counts, chunk });
    indexed += done.indexed;
    embedded += done.embedded;
    onProgress(() => ({ ...counts, indexed, embedded }));
  }
  signal.throwIfAborted();
};

const takeTurn = async (ports: RunPorts, task: ImportTask, { onBusy }: Watcher) => {
  const begin = createImportBeginning(ports);
  let turn = await begin(task);
  while (turn.kind === 'busy') {
    await onBusy(turn.run);
    turn = await begin(task);
  }
  return turn;
};

type Over = { readonly kind: 'over'; readonly why: string };

/**
 * Imports a feed in this process by the steps that the state machine takes in the cloud. Answers how the import
 * ended; throws what made it fail, after the ledger has it.
 */
export const createImportRun =
  (given: RunPorts) =>
  async (task: ImportTask, watcher: Watcher): Promise<ImportRun | Over> => {
    const { ledger, last } = remembering(given.ledger);
    const ports: RunPorts = { ...given, ledger, readFeed: watched(given.readFeed, watcher) };
    const turn = await takeTurn(ports, task, watcher);
    if (turn.kind === 'over') return turn;
    const drafted = { ...task, draft: turn.draft };
    const close = (state: Parameters<typeof closeImport>[1]['state']) =>
      closeImport(ports, { task, state, canGoOn: false });
    try {
      const normalised = await createFeedNormalising(ports)(drafted);
      if (normalised.kind === 'refused') await close(normalised);
      else {
        const complete = { ...drafted, normalised };
        await importChunks(ports, complete, watcher);
        const published = await createImportPublishing(ports)(complete);
        if (published.kind === 'refused') await close(published);
      }
    } catch (error) {
      await close({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
      throw error;
    }
    const run = last();
    if (run) return run;
    throw new Error(`import ${task.importId} ended without a record of it`);
  };

export interface CheckPorts extends FeedReadingPorts {
  /** What shoppers have; the feed must not lose too much of it. */
  readonly live: PublishTask['draft']['live'];
}

/** Reads a feed and reports on it as an import does, but takes no turn and changes no catalogue. */
export const createFeedCheck =
  ({ live, ...ports }: CheckPorts) =>
  async (task: ImportTask, watcher: Pick<Watcher, 'onProgress' | 'signal'>): Promise<void> => {
    const read = createChunkReading({ ...ports, readFeed: watched(ports.readFeed, watcher) });
    await read({ ...task, draft: { generation: 'none', live } }, async () => undefined);
  };
