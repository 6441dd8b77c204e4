import { createHash } from 'node:crypto';
import type { Database } from 'lmdb';
import * as z from 'zod';
import { describeIssues } from '../../../contract/imports/issues.ts';
import { asStoreError, DamagedStore } from './store-errors.ts';

/** Parts of a key, from the widest to the narrowest. */
export type TableKey = readonly [string, ...(string | number)[]];

interface TableEntry<Value> {
  /** The last part of the key. */
  readonly last: string | number;
  readonly value: Value;
}

/** One kind of rows. `put` and `remove` are only called inside of `Store.write`. */
export interface Table<Value> {
  get(key: TableKey): Value | undefined;
  has(key: TableKey): boolean;
  put(key: TableKey, value: Value): void;
  remove(key: TableKey): void;
  /** Rows whose keys begin with these parts, in order. */
  entries(...parts: readonly string[]): Iterable<TableEntry<Value>>;
  /** How many rows have keys that begin with these parts; reads none of them. */
  count(...parts: readonly string[]): number;
  /** Removes rows whose keys begin with these parts, at most so many; answers how many there were. */
  removeSome(limit: number, ...parts: readonly string[]): number;
}

type Part = string | number;
/** LMDB gives a key of one part back as that part. */
export type RawTable = Database<Buffer, Part | Part[]>;

interface TableOptions<Value> {
  readonly file: string;
  readonly name: string;
  readonly raw: RawTable;
  readonly encode: (value: Value) => Uint8Array;
  readonly decode: (bytes: Uint8Array) => Value;
}

/** LMDB checks none of what it holds, so every value begins with a part of its own checksum. */
const SEAL_BYTES = 8;
const sealOf = (bytes: Uint8Array): Buffer =>
  createHash('sha256').update(bytes).digest().subarray(0, SEAL_BYTES);

/** The value behind its seal, in memory where every kind of typed array may begin. */
const unseal = (sealed: Buffer): Uint8Array | undefined => {
  const bytes = sealed.subarray(SEAL_BYTES);
  if (!sealOf(bytes).equals(sealed.subarray(0, SEAL_BYTES))) return undefined;
  return bytes.byteOffset % SEAL_BYTES === 0 ? bytes : new Uint8Array(bytes);
};

/** Above every string that a key may hold. */
const LAST = '\u{10FFFF}';

const rangeOf = (parts: readonly string[]) => ({ start: [...parts], end: [...parts, LAST] });

export const createTable = <Value>({
  file,
  name,
  raw,
  encode,
  decode,
}: TableOptions<Value>): Table<Value> => {
  const guarded = <Result>(work: () => Result): Result => {
    try {
      return work();
    } catch (error) {
      throw asStoreError(file, error);
    }
  };

  const read = (key: readonly Part[], sealed: Buffer): Value => {
    const place = `${name} ${key.join(' ')} in ${file}`;
    const bytes = unseal(sealed);
    if (!bytes) throw new DamagedStore(place, 'its checksum does not fit');
    try {
      return decode(bytes);
    } catch (cause) {
      const reason = cause instanceof z.ZodError ? describeIssues(cause) : 'it cannot be read';
      throw new DamagedStore(place, reason, cause);
    }
  };

  return {
    get: (key) => {
      const sealed = guarded(() => raw.getBinary([...key]));
      return sealed && read(key, sealed);
    },
    has: (key) => guarded(() => raw.doesExist([...key])),
    put: (key, value) => {
      const bytes = encode(value);
      raw.putSync([...key], Buffer.concat([sealOf(bytes), bytes]));
    },
    remove: (key) => void raw.removeSync([...key]),
    entries: function* (...first) {
      const rows = guarded(() => [...raw.getRange(rangeOf(first))]);
      for (const { key, value } of rows) {
        const parts = [key].flat();
        yield { last: parts.at(-1) ?? '', value: read(parts, value) };
      }
    },
    count: (...parts) => guarded(() => raw.getKeysCount(rangeOf(parts))),
    removeSome: (limit, ...parts) => {
      const keys = guarded(() => [...raw.getKeys({ ...rangeOf(parts), limit })]);
      for (const key of keys) raw.removeSync(key);
      return keys.length;
    },
  };
};
