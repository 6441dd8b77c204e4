import type { DocumentTerms } from '../../contract/search-document.ts';

/** The fields of a document from the most telling to the least; a posting holds the best one's place. */
const FIELDS = [
  'name',
  'kind',
  'brand',
  'attributes',
  'text',
] as const satisfies readonly (keyof DocumentTerms)[];
/** What a term is worth by its field; `name` alone tells siblings apart, `text` may mention anything. */
const FIELD_WORTH = Float32Array.of(3, 2.5, 2.5, 2, 0.6);

/** Three bits of a posting are the field, the rest the row. */
const FIELD_BITS = 3;
export const MAX_ROWS = 2 ** (32 - FIELD_BITS);

export const rowOf = (posting: number): number => posting >>> FIELD_BITS;
export const worthOf = (posting: number): number => FIELD_WORTH[posting & (2 ** FIELD_BITS - 1)] ?? 0;

/** Which documents have which terms, one stretch of postings a term, in ascending rows. */
export interface Postings {
  readonly terms: readonly string[];
  /** Where each term's stretch ends. */
  readonly ends: readonly number[];
  readonly postings: Uint32Array;
}

const FIRST_CAPACITY = 4;

/** A list of postings that grows by doubling: a million small arrays of numbers would not fit in memory. */
interface GrowingList {
  values: Uint32Array;
  length: number;
}

const push = (list: GrowingList, value: number): void => {
  if (list.length === list.values.length) {
    const larger = new Uint32Array(list.values.length * 2);
    larger.set(list.values);
    list.values = larger;
  }
  list.values[list.length] = value;
  list.length += 1;
};

/** Collects postings while rows pass in ascending order. */
export const createPostingsBuilder = () => {
  const lists = new Map<string, GrowingList>();

  const add = (row: number, terms: DocumentTerms): void => {
    const seen = new Set<string>();
    for (const [place, field] of FIELDS.entries()) {
      for (const term of terms[field]) {
        if (seen.has(term)) continue;
        seen.add(term);
        const list = lists.get(term) ?? { values: new Uint32Array(FIRST_CAPACITY), length: 0 };
        lists.set(term, list);
        push(list, ((row << FIELD_BITS) | place) >>> 0);
      }
    }
  };

  const build = (): Postings => {
    const total = [...lists.values()].reduce((sum, { length }) => sum + length, 0);
    const postings = new Uint32Array(total);
    const ends: number[] = [];
    let end = 0;
    for (const { values, length } of lists.values()) {
      postings.set(values.subarray(0, length), end);
      end += length;
      ends.push(end);
    }
    return { terms: [...lists.keys()], ends, postings };
  };

  return { add, build };
};
