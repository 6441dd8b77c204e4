import { BatchGetItemCommand, BatchWriteItemCommand, type WriteRequest } from '@aws-sdk/client-dynamodb';
import type { EmbedderId } from '../../contract/catalog/search-document.ts';
import type { VectorCache } from '../../ports/catalog/vector-cache.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import { piecesOf } from '../aws/requests.ts';
import { domainTable, type Row, type TableAccess, VECTOR_KEY } from './table.ts';

interface VectorRowsOptions extends TableAccess {
  readonly sleep: (ms: number) => Promise<void>;
}

/** DynamoDB's limits of one request. */
const KEYS_A_READ = 100;
const ROWS_A_WRITE = 25;
/** A throttled table leaves items undone. They are requested again, after pauses of six seconds in all. */
const ATTEMPTS = 6;
const FIRST_PAUSE_MS = 200;

const createVectorRows = ({ client, tableName, sleep }: VectorRowsOptions) => {
  /** Repeats an attempt until no items are left; each attempt answers the items that it left. */
  const untilDone = async <Item>(
    all: readonly Item[],
    attempt: (left: readonly Item[]) => Promise<readonly Item[]>,
  ): Promise<void> => {
    let left = all;
    for (let tried = 0; left.length > 0; tried += 1) {
      if (tried >= ATTEMPTS)
        throw new Error(`table ${tableName} left ${left.length} of ${all.length} undone`);
      if (tried > 0) await sleep(FIRST_PAUSE_MS * 2 ** (tried - 1));
      left = await attempt(left);
    }
  };

  const readPiece = (keys: readonly string[], take: (row: Row) => void): Promise<void> =>
    untilDone(keys, async (left) => {
      const Keys = left.map((key) => ({ [VECTOR_KEY]: { S: key } }));
      const { Responses, UnprocessedKeys } = await client.send(
        new BatchGetItemCommand({ RequestItems: { [tableName]: { Keys } } }),
      );
      for (const row of Responses?.[tableName] ?? []) take(row);
      return (UnprocessedKeys?.[tableName]?.Keys ?? []).flatMap((key) => key[VECTOR_KEY]?.S ?? []);
    });

  const writePiece = (rows: readonly WriteRequest[]): Promise<void> =>
    untilDone(rows, async (left) => {
      const command = new BatchWriteItemCommand({ RequestItems: { [tableName]: [...left] } });
      const { UnprocessedItems } = await client.send(command);
      return UnprocessedItems?.[tableName] ?? [];
    });

  return {
    /** Passes on each existing row as it arrives, in any order. */
    read: async (keys: readonly string[], take: (row: Row) => void): Promise<void> =>
      void (await Promise.all(piecesOf(keys, KEYS_A_READ).map((piece) => readPiece(piece, take)))),
    write: async (rows: readonly Row[]): Promise<void> => {
      const requests = rows.map((row) => ({ PutRequest: { Item: row } }));
      await Promise.all(piecesOf(requests, ROWS_A_WRITE).map(writePiece));
    },
  };
};

interface VectorCacheOptions extends VectorRowsOptions {
  readonly clock: Clock;
  readonly log: Log;
}

/** The text of a vector that no import has used for so long no longer exists. */
const KEPT_SECONDS = 90 * 24 * 60 * 60;
/** A used vector is kept longer. It is written again only in the second half of its time, since writes cost money. */
const RENEWED_BELOW_SECONDS = KEPT_SECONDS / 2;

const VECTOR = 'vector';

/** The key names the embedder, so that vectors of different embedders cannot be mixed. */
const rowKey = ({ model, dimension }: EmbedderId, key: string): string => `${model}#${dimension}#${key}`;
const keyOf = (row: string): string => row.slice(row.lastIndexOf('#') + 1);

/** A damaged row counts as absent, and is written again. */
const vectorOf = (row: Row, { dimension }: EmbedderId): Float32Array | undefined => {
  const bytes = row[VECTOR]?.B;
  if (bytes?.byteLength !== dimension * Float32Array.BYTES_PER_ELEMENT) return undefined;
  return new Float32Array(new Uint8Array(bytes).buffer);
};

const rowOf = (key: string, vector: Float32Array, expiresAt: number): Row => ({
  [VECTOR_KEY]: { S: key },
  [VECTOR]: { B: new Uint8Array(vector.buffer, vector.byteOffset, vector.byteLength) },
  [domainTable.timeToLive]: { N: String(expiresAt) },
});

/** Keeps vectors in their own table, as little-endian floats. The cache only saves work, so its failures are only logged. */
export const createDynamoDbVectorCache = (options: VectorCacheOptions): VectorCache => {
  const { tableName, clock, log } = options;
  const table = createVectorRows(options);
  const seconds = (): number => Math.floor(clock().getTime() / 1_000);

  const orElse = async <Result>(what: string, work: () => Promise<Result>, otherwise: Result) => {
    try {
      return await work();
    } catch (error) {
      log.warn(`vectors were not ${what}; what is unknown is embedded again`, { table: tableName, error });
      return otherwise;
    }
  };

  const keep = (embedder: EmbedderId, vectors: ReadonlyMap<string, Float32Array>): Promise<void> => {
    const expiresAt = seconds() + KEPT_SECONDS;
    return table.write([...vectors].map(([key, vector]) => rowOf(rowKey(embedder, key), vector, expiresAt)));
  };

  const find = async (embedder: EmbedderId, keys: readonly string[]) => {
    const found = new Map<string, Float32Array>();
    const ageing = new Map<string, Float32Array>();
    const rows = [...new Set(keys)].map((key) => rowKey(embedder, key));
    await table.read(rows, (row) => {
      const key = row[VECTOR_KEY]?.S;
      const vector = vectorOf(row, embedder);
      if (key === undefined || !vector) return;
      found.set(keyOf(key), vector);
      const left = Number(row[domainTable.timeToLive]?.N ?? 0) - seconds();
      if (left < RENEWED_BELOW_SECONDS) ageing.set(keyOf(key), vector);
    });
    await orElse('renewed', () => keep(embedder, ageing), undefined);
    return found;
  };

  return {
    find: (embedder, keys) => orElse('read', () => find(embedder, keys), new Map<string, Float32Array>()),
    keep: (embedder, vectors) => orElse('kept', () => keep(embedder, vectors), undefined),
  };
};
