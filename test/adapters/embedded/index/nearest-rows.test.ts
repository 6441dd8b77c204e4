import { describe, expect, it } from '@jest/globals';
import {
  BLOCK_ROWS,
  createBlockPacker,
  type NearestQuery,
  nearestRows,
} from '../../../../lambdas/adapters/embedded/index/nearest-rows.ts';

/** A generator of its own, so that every run sees the same vectors. */
const createRandom = (seed: number) => {
  let state = seed;
  return (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32 - 0.5;
  };
};

const ofLengthOne = (values: Float32Array): Float32Array => {
  const length = Math.hypot(...values);
  return values.map((value) => value / length);
};

const randomVectors = (count: number, dimension: number): readonly Float32Array[] => {
  const random = createRandom(count + dimension);
  return Array.from({ length: count }, () => ofLengthOne(Float32Array.from({ length: dimension }, random)));
};

const pack = (vectors: readonly Float32Array[], dimension: number): readonly Int16Array[] => {
  const packer = createBlockPacker(dimension);
  const blocks: Int16Array[] = [];
  const take = () => blocks.push(new Int16Array(packer.take().slice().buffer));
  for (const vector of vectors) {
    packer.add(vector);
    if (packer.isFull()) take();
  }
  if (packer.rows() > 0) take();
  return blocks;
};

const nearest = (blocks: readonly Int16Array[], query: NearestQuery) =>
  nearestRows({ blocks: blocks.length, blockAt: (block) => blocks[block] ?? new Int16Array(), query });

const cosine = (a: Float32Array, b: Float32Array): number =>
  a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);

const all = (): boolean => true;

describe('The nearest rows', () => {
  it.each([
    [1, 5],
    [BLOCK_ROWS - 1, 7],
    [BLOCK_ROWS, 8],
    [BLOCK_ROWS * 2 + 300, 64],
  ])('of %i vectors of %i dimensions have their exact cosines, best first', (count, dimension) => {
    const vectors = randomVectors(count, dimension);
    const [values = new Float32Array(dimension)] = randomVectors(count + 1, dimension).slice(-1);
    const exact = vectors.map((vector) => cosine(vector, values));
    const found = nearest(pack(vectors, dimension), { values, accepts: all, limit: 20 });
    const best = exact.filter((each) => each > 0).sort((a, b) => b - a);
    expect(found).toHaveLength(Math.min(20, best.length));
    for (const [at, { row, score }] of found.entries()) {
      expect(Math.abs(score - (exact[row] ?? 0))).toBeLessThan(1e-3);
      expect(Math.abs(score - (best[at] ?? 0))).toBeLessThan(1e-3);
    }
  });

  it('are those with the same text first, the earlier before the later', () => {
    const vectors = randomVectors(2_500, 16);
    const twins = vectors.map((vector, at) => (at % 1_000 === 7 ? (vectors[7] ?? vector) : vector));
    const values = twins[7] ?? new Float32Array(16);
    const found = nearest(pack(twins, 16), { values, accepts: all, limit: 2 });
    expect(found.map(({ row }) => row)).toEqual([7, 1_007]);
    expect(found[0]?.score).toBeCloseTo(1, 3);
  });

  it('are only those that are accepted', () => {
    const vectors = randomVectors(1_500, 16);
    const [values = new Float32Array(16)] = vectors;
    const accepts = (row: number): boolean => row >= 1_200;
    const found = nearest(pack(vectors, 16), { values, accepts, limit: 1_500 });
    expect(found.length).toBeGreaterThan(50);
    expect(found.every(({ row }) => row >= 1_200)).toBe(true);
  });

  it('do not overflow where a vector is that of the question, value by value', () => {
    const single = Float32Array.of(0, 0, -1, 0);
    const found = nearest(pack([single], 4), { values: single, accepts: all, limit: 1 });
    expect(found).toEqual([{ row: 0, score: 1 }]);
  });

  it('are none among no vectors', () => {
    expect(nearest(pack([], 4), { values: Float32Array.of(1, 0, 0, 0), accepts: all, limit: 5 })).toEqual([]);
  });
});
