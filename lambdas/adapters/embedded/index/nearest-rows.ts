import { createBestRows, type ScoredRow } from './best-rows.ts';

/** Rows that are kept together; within a block values are kept by dimension and not by row. */
export const BLOCK_ROWS = 1_024;

/**
 * What a value of 1 is kept as. The sum of the products of two vectors of length 1 then fits in 32 bits, and a
 * cosine is off by less than 0.0001.
 */
const ONE = 2 ** 15 - 1;

/** A value between -1 and 1 as it is kept. */
const packValue = (value: number): number => Math.round(Math.max(-1, Math.min(1, value)) * ONE);

/** Collects the vectors of one block after the other. */
export const createBlockPacker = (dimension: number) => {
  const block = new Int16Array(BLOCK_ROWS * dimension);
  let rows = 0;
  return {
    add: (vector: Float32Array): void => {
      for (let place = 0; place < dimension; place += 1) {
        block[place * BLOCK_ROWS + rows] = packValue(vector[place] ?? 0);
      }
      rows += 1;
    },
    rows: (): number => rows,
    isFull: (): boolean => rows === BLOCK_ROWS,
    /** The block so far, valid until the next vector; a last one may have fewer rows. */
    take: (): Uint8Array => {
      for (let place = 1; rows < BLOCK_ROWS && place < dimension; place += 1) {
        block.copyWithin(place * rows, place * BLOCK_ROWS, place * BLOCK_ROWS + rows);
      }
      const taken = block.subarray(0, rows * dimension);
      rows = 0;
      return new Uint8Array(taken.buffer, 0, taken.byteLength);
    },
  };
};

const { imul } = Math;

export interface NearestQuery {
  readonly values: Float32Array;
  readonly accepts: (row: number) => boolean;
  readonly limit: number;
}

/** Dimensions that are zero in the question are skipped, which in hashed vectors are nearly all. */
const readQuestion = (values: Float32Array) => {
  const places: number[] = [];
  const factors: number[] = [];
  for (let place = 0; place < values.length; place += 1) {
    const factor = packValue(values[place] ?? 0);
    if (factor === 0) continue;
    places.push(place);
    factors.push(factor);
  }
  return { places, factors };
};

type Question = ReturnType<typeof readQuestion>;

/** Columns that are added in one pass over the sums. */
const AT_ONCE = 4;

const addOne = (sums: Int32Array, block: Int16Array, factor: number, start: number): void => {
  for (let row = 0; row < sums.length; row += 1) {
    sums[row] = ((sums[row] ?? 0) + imul(factor, block[start + row] ?? 0)) | 0;
  }
};

const addFour = (sums: Int32Array, block: Int16Array, { places, factors }: Question, at: number): void => {
  const first = factors[at] ?? 0;
  const second = factors[at + 1] ?? 0;
  const third = factors[at + 2] ?? 0;
  const fourth = factors[at + 3] ?? 0;
  const rows = sums.length;
  const a = (places[at] ?? 0) * rows;
  const b = (places[at + 1] ?? 0) * rows;
  const c = (places[at + 2] ?? 0) * rows;
  const d = (places[at + 3] ?? 0) * rows;
  for (let row = 0; row < rows; row += 1) {
    sums[row] =
      ((sums[row] ?? 0) +
        imul(first, block[a + row] ?? 0) +
        imul(second, block[b + row] ?? 0) +
        imul(third, block[c + row] ?? 0) +
        imul(fourth, block[d + row] ?? 0)) |
      0;
  }
};

/** Sums, row by row, the products of a block's values and the question's. */
const sumProducts = (sums: Int32Array, block: Int16Array, question: Question): void => {
  const { places, factors } = question;
  sums.fill(0);
  let at = 0;
  for (; at + AT_ONCE <= places.length; at += AT_ONCE) addFour(sums, block, question, at);
  for (; at < places.length; at += 1) {
    addOne(sums, block, factors[at] ?? 0, (places[at] ?? 0) * sums.length);
  }
};

interface NearestAsked {
  readonly blocks: number;
  /** A block's values, by dimension. */
  readonly blockAt: (block: number) => Int16Array;
  readonly query: NearestQuery;
}

/** The rows whose vectors, of length 1, have the largest cosines, block after block. */
export const nearestRows = ({ blocks, blockAt, query }: NearestAsked): readonly ScoredRow[] => {
  const { values, accepts, limit } = query;
  const question = readQuestion(values);
  const ofFullBlock = new Int32Array(BLOCK_ROWS);
  const best = createBestRows(limit);
  const offer = (firstRow: number, block: Int16Array): void => {
    const sums = ofFullBlock.subarray(0, block.length / values.length);
    sumProducts(sums, block, question);
    // A question shares no feature with most rows; those are not near.
    let least = best.least();
    for (let at = 0; at < sums.length; at += 1) {
      const sum = sums[at] ?? 0;
      if (sum <= least || !accepts(firstRow + at)) continue;
      best.offer(firstRow + at, sum);
      least = best.least();
    }
  };
  for (let block = 0; block < blocks; block += 1) offer(block * BLOCK_ROWS, blockAt(block));
  return best.best().map(({ row, score }) => ({ row, score: score / (ONE * ONE) }));
};
