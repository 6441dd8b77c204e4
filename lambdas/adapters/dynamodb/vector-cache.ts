import type { EmbedderId } from '../../contract/search-document.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { VectorCache } from '../../ports/vector-cache.ts';
import { createVectorRows, type Row, type VectorRowsOptions } from './vector-rows.ts';
import { vectorTable } from './vector-table.ts';

export interface VectorCacheOptions extends VectorRowsOptions {
  readonly clock: Clock;
  readonly log: Log;
}

/** A vector that no import has asked for so long belongs to a text that is gone. */
const KEPT_SECONDS = 90 * 24 * 60 * 60;
/** One that was asked for lives on; it is written anew only in the second half of its time, as writes cost. */
const RENEWED_BELOW_SECONDS = KEPT_SECONDS / 2;

const { partitionKey, timeToLive } = vectorTable;
const VECTOR = 'vector';

/** Embedders never meet, though keys differ by embedder anyway: a wrong vector would be found by nobody. */
const rowKey = ({ model, dimension }: EmbedderId, key: string): string => `${model}#${dimension}#${key}`;
const keyOf = (row: string): string => row.slice(row.lastIndexOf('#') + 1);

/** Rows are edges too; a damaged one counts as absent, and is written anew. */
const vectorOf = (row: Row, { dimension }: EmbedderId): Float32Array | undefined => {
  const bytes = row[VECTOR]?.B;
  if (bytes?.byteLength !== dimension * Float32Array.BYTES_PER_ELEMENT) return undefined;
  return new Float32Array(new Uint8Array(bytes).buffer);
};

const rowOf = (key: string, vector: Float32Array, expiresAt: number): Row => ({
  [partitionKey]: { S: key },
  [VECTOR]: { B: new Uint8Array(vector.buffer, vector.byteOffset, vector.byteLength) },
  [timeToLive]: { N: String(expiresAt) },
});

/** Vectors in a table of their own, as little-endian floats. They are a saving: whatever fails is only logged. */
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
      const key = row[partitionKey]?.S;
      const vector = vectorOf(row, embedder);
      if (key === undefined || !vector) return;
      found.set(keyOf(key), vector);
      const left = Number(row[timeToLive]?.N ?? 0) - seconds();
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
