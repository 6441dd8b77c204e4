import {
  type AttributeValue,
  BatchGetItemCommand,
  BatchWriteItemCommand,
  type WriteRequest,
} from '@aws-sdk/client-dynamodb';
import type { EmbedderId } from '../../contract/search-document.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { VectorCache } from '../../ports/vector-cache.ts';
import type { TableAccess } from './client.ts';
import { vectorTable } from './vector-table.ts';

export interface VectorCacheOptions extends TableAccess {
  readonly clock: Clock;
  readonly log: Log;
  readonly sleep: (ms: number) => Promise<void>;
}

/** DynamoDB's own ceilings for one request. */
const KEYS_A_READ = 100;
const ROWS_A_WRITE = 25;
/** What a table at its ceiling leaves undone is asked for again, after pauses that add up to six seconds. */
const ATTEMPTS = 6;
const FIRST_PAUSE_MS = 200;

/** A vector that no import has asked for so long belongs to a text that is gone. */
const KEPT_SECONDS = 90 * 24 * 60 * 60;
/** One that was asked for lives on; it is written anew only in the second half of its time, as writes cost. */
const RENEWED_BELOW_SECONDS = KEPT_SECONDS / 2;

const { partitionKey, timeToLive } = vectorTable;
const VECTOR = 'vector';

type Row = Readonly<Record<string, AttributeValue>>;

const piecesOf = <Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size));

/** Embedders never meet, though keys differ by embedder anyway: a wrong vector would be found by nobody. */
const rowKey = ({ model, dimension }: EmbedderId, key: string): string => `${model}#${dimension}#${key}`;
const keyOf = (row: string): string => row.slice(row.lastIndexOf('#') + 1);

/** Rows are edges too; a damaged one counts as absent, and is written anew. */
const vectorOf = (row: Row, { dimension }: EmbedderId): Float32Array | undefined => {
  const bytes = row[VECTOR]?.B;
  if (bytes?.byteLength !== dimension * Float32Array.BYTES_PER_ELEMENT) return undefined;
  return new Float32Array(new Uint8Array(bytes).buffer);
};

/** Vectors in a table of their own, as little-endian floats. They are a saving: whatever fails is only logged. */
export const createDynamoDbVectorCache = (options: VectorCacheOptions): VectorCache => {
  const { client, tableName, clock, log, sleep } = options;
  const seconds = (): number => Math.floor(clock().getTime() / 1_000);

  /** Asks for the whole until nothing of it is left; each attempt answers what it left. */
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

  const read = async (keys: readonly string[], take: (row: Row) => void): Promise<void> =>
    untilDone(keys, async (left) => {
      const Keys = left.map((key) => ({ [partitionKey]: { S: key } }));
      const { Responses, UnprocessedKeys } = await client.send(
        new BatchGetItemCommand({ RequestItems: { [tableName]: { Keys } } }),
      );
      for (const row of Responses?.[tableName] ?? []) take(row);
      return (UnprocessedKeys?.[tableName]?.Keys ?? []).flatMap((key) => key[partitionKey]?.S ?? []);
    });

  const write = async (rows: readonly WriteRequest[]): Promise<void> =>
    untilDone(rows, async (left) => {
      const command = new BatchWriteItemCommand({ RequestItems: { [tableName]: [...left] } });
      const { UnprocessedItems } = await client.send(command);
      return UnprocessedItems?.[tableName] ?? [];
    });

  const keep = async (embedder: EmbedderId, vectors: ReadonlyMap<string, Float32Array>): Promise<void> => {
    const ttl = { N: String(seconds() + KEPT_SECONDS) };
    const rows = [...vectors].map(([key, vector]) => {
      const B = new Uint8Array(vector.buffer, vector.byteOffset, vector.byteLength);
      const S = rowKey(embedder, key);
      return { PutRequest: { Item: { [partitionKey]: { S }, [VECTOR]: { B }, [timeToLive]: ttl } } };
    });
    await Promise.all(piecesOf(rows, ROWS_A_WRITE).map(write));
  };

  const orElse = async <Result>(what: string, work: () => Promise<Result>, otherwise: Result) => {
    try {
      return await work();
    } catch (error) {
      log.warn(`vectors were not ${what}; what is unknown is embedded again`, { table: tableName, error });
      return otherwise;
    }
  };

  const find = async (embedder: EmbedderId, keys: readonly string[]) => {
    const found = new Map<string, Float32Array>();
    const ageing = new Map<string, Float32Array>();
    const rows = [...new Set(keys)].map((key) => rowKey(embedder, key));
    const take = (row: Row): void => {
      const key = row[partitionKey]?.S;
      const vector = vectorOf(row, embedder);
      if (key === undefined || !vector) return;
      found.set(keyOf(key), vector);
      const left = Number(row[timeToLive]?.N ?? 0) - seconds();
      if (left < RENEWED_BELOW_SECONDS) ageing.set(keyOf(key), vector);
    };
    await Promise.all(piecesOf(rows, KEYS_A_READ).map((piece) => read(piece, take)));
    await orElse('renewed', () => keep(embedder, ageing), undefined);
    return found;
  };

  return {
    find: (embedder, keys) => orElse('read', () => find(embedder, keys), new Map<string, Float32Array>()),
    keep: (embedder, vectors) => orElse('kept', () => keep(embedder, vectors), undefined),
  };
};
