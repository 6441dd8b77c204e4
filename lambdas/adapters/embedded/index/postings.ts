import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { DocumentTerms } from '../../../contract/catalog/search-document.ts';
import { bytesOf, numbersIn } from '../store/columns.ts';

/** What one term says of which rows. */
export interface Stretch {
  /** Ascending. */
  readonly rows: Uint32Array;
  /** What the term says of each row, as `termCode` packs it. */
  readonly codes: Uint16Array;
}

/** Which rows have a term; empty for a term that the catalogue lacks. */
export type Postings = (term: string) => Stretch;

const ROW_BYTES = Uint32Array.BYTES_PER_ELEMENT;
const BYTES = ROW_BYTES + Uint16Array.BYTES_PER_ELEMENT;
const KEPT_BYTES = 64 * 2 ** 20;
/** An LMDB key has at most 1,978 bytes, and no zero among them. */
const LONGEST_TERM = 200;

export const termKey = (term: string): string =>
  term.length <= LONGEST_TERM && !term.includes('\0')
    ? term
    : `\u0001${createHash('sha256').update(term).digest('hex')}`;

/** Postings of one term that grow by doubling: a million small arrays of numbers would not fit in memory. */
interface GrowingList {
  rows: Uint32Array;
  codes: Uint16Array;
  length: number;
}

const FIRST_CAPACITY = 4;

const push = (list: GrowingList, row: number, code: number): void => {
  if (list.length === list.rows.length) {
    const rows = new Uint32Array(list.rows.length * 2);
    rows.set(list.rows);
    list.rows = rows;
    const codes = new Uint16Array(rows.length);
    codes.set(list.codes);
    list.codes = codes;
  }
  list.rows[list.length] = row;
  list.codes[list.length] = code;
  list.length += 1;
};

/** Collects postings while rows pass in ascending order. */
export const createPostingsBuilder = () => {
  const lists = new Map<string, GrowingList>();
  return {
    add: (row: number, { terms, codes }: DocumentTerms): void => {
      for (const [place, term] of terms.entries()) {
        const list = lists.get(term) ?? {
          rows: new Uint32Array(FIRST_CAPACITY),
          codes: new Uint16Array(FIRST_CAPACITY),
          length: 0,
        };
        lists.set(term, list);
        push(list, row, codes[place] ?? 0);
      }
    },
    /** Each term's rows and behind them its codes. */
    stretches: function* (): Generator<readonly [term: string, bytes: Uint8Array]> {
      for (const [term, { rows, codes, length }] of lists) {
        const bytes = new Uint8Array(length * BYTES);
        bytes.set(bytesOf(rows.subarray(0, length)));
        bytes.set(bytesOf(codes.subarray(0, length)), length * ROW_BYTES);
        yield [term, bytes];
      }
    },
  };
};

const NONE = new Uint8Array();

/** Reads the stretches of terms when they are asked for, and keeps those asked for last. */
export const openPostings = (read: (term: string) => Uint8Array | undefined): Postings => {
  const kept = new LRUCache<string, Stretch>({
    maxSize: KEPT_BYTES,
    sizeCalculation: ({ rows }) => rows.length * BYTES + BYTES,
    memoMethod: (term) => {
      const bytes = read(term) ?? NONE;
      const split = (bytes.length / BYTES) * ROW_BYTES;
      return {
        rows: numbersIn(bytes.subarray(0, split), Uint32Array),
        codes: numbersIn(bytes.subarray(split), Uint16Array),
      };
    },
  });
  return (term) => kept.memo(term);
};
