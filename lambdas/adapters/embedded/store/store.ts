import { closeSync, mkdirSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { open, type RootDatabase } from 'lmdb';
import * as z from 'zod';
import { errorCode } from '../operating-system.ts';
import { asStoreError, DamagedStore, OtherFormat, refuseFullDisk } from './store-errors.ts';
import { createTable, type RawTable, type Table } from './table.ts';
import { createWriteTogether } from './write-together.ts';

/** Changes whenever anything is written in another way. */
const FORMAT = 1;
const MAX_TABLES = 24;
/** Shorter values are not worth compressing. */
const COMPRESSED_FROM_BYTES = 256;
/** Where LMDB writes what tells its files from others (lmdb.h). */
const MAGIC = { at: 24, value: 0xbeefc0de };

export const storeFileIn = (folder: string): string => join(folder, 'store.lmdb');

/** LMDB itself ends the process on a file that is not one of its own. An empty file is a new one. */
const refuseStrangeFile = (file: string): void => {
  const head = Buffer.alloc(MAGIC.at + Uint32Array.BYTES_PER_ELEMENT);
  let length = 0;
  try {
    const opened = openSync(file, 'r');
    length = readSync(opened, head, 0, head.length, 0);
    closeSync(opened);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return;
    if (errorCode(error) !== 'EISDIR') throw error;
    throw new DamagedStore(file, 'it is a folder', error);
  }
  if (length === 0 || head.readUInt32LE(MAGIC.at) === MAGIC.value) return;
  throw new DamagedStore(file, 'it is not a store');
};

const openRoot = (file: string): RootDatabase<Buffer, string> => {
  try {
    // Without overlapping writes, what a power cut leaves is the last transaction that was waited for.
    return open({
      path: file,
      noSubdir: true,
      encoding: 'binary',
      maxDbs: MAX_TABLES,
      overlappingSync: false,
    });
  } catch (error) {
    throw asStoreError(file, error);
  }
};

const Format = z.object({ format: z.int() });
const PageCounts = z.object({
  pageSize: z.number(),
  treeBranchPageCount: z.number(),
  treeLeafPageCount: z.number(),
  overflowPages: z.number(),
});

const textOf = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString();

/**
 * Opens the store of a folder, which is made when it is missing: everything Storevoice keeps on one machine, in one LMDB
 * file that several processes have open at a time.
 */
export const openStore = (folder: string) => {
  mkdirSync(folder, { recursive: true });
  const file = storeFileIn(folder);
  refuseStrangeFile(file);
  refuseFullDisk(file);
  const root = openRoot(file);
  const opened = new Map<string, RawTable>();

  const rawTable = (name: string, isCompressed: boolean): RawTable => {
    const compression = isCompressed ? { threshold: COMPRESSED_FROM_BYTES } : false;
    try {
      const raw =
        opened.get(name) ??
        root.openDB<Buffer, string | number | (string | number)[]>({ name, encoding: 'binary', compression });
      opened.set(name, raw);
      return raw;
    } catch (error) {
      throw asStoreError(file, error);
    }
  };

  /** Makes changes all at once or not at all; they are on the disk when this returns. No promise may be made in it. */
  const write = <Result>(work: () => Result): Result => {
    try {
      return root.transactionSync(() => ({ result: work() })).result;
    } catch (error) {
      throw asStoreError(file, error);
    }
  };

  const store = {
    folder,
    file,
    /** Rows that are parsed by a schema when they are read. */
    json: <Value>(name: string, schema: z.ZodType<Value>): Table<Value> =>
      createTable({
        file,
        name,
        raw: rawTable(name, false),
        encode: (value) => Buffer.from(JSON.stringify(value)),
        decode: (bytes) => schema.parse(JSON.parse(textOf(bytes)), { reportInput: true }),
      }),
    /** Rows of bytes, compressed. */
    bytes: (name: string): Table<Uint8Array> =>
      createTable({
        file,
        name,
        raw: rawTable(name, true),
        encode: (bytes) => bytes,
        decode: (bytes) => bytes,
      }),
    /** What a table of bytes takes of the file. */
    bytesOf: (name: string): number => {
      const { pageSize, ...counts } = PageCounts.parse(rawTable(name, true).getStats());
      return pageSize * Object.values(counts).reduce((sum, count) => sum + count, 0);
    },
    empty: (name: string): void => rawTable(name, true).clearSync(),
    write,
    /** The same for many small changes at a time, which share a write to the disk. */
    writeTogether: createWriteTogether(write),
    /** Shows at once what others have written; it shows by itself from the next turn of the event loop on. */
    refresh: (): void => root.resetReadTxn(),
    close: (): Promise<void> => root.close(),
  };

  const about = store.json('about', Format);
  const { format = FORMAT } = about.get(['store']) ?? {};
  if (format !== FORMAT) throw new OtherFormat(file, format, FORMAT);
  if (!about.has(['store'])) store.write(() => about.put(['store'], { format }));
  return store;
};
export type Store = ReturnType<typeof openStore>;
