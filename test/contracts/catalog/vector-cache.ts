import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from '@jest/globals';
import type { EmbedderId } from '../../../lambdas/contract/catalog/search-document.ts';
import type { VectorCache } from '../../../lambdas/ports/catalog/vector-cache.ts';

const embedder: EmbedderId = { model: 'test/model:0', dimension: 4 };
export const keyOf = (text: string): string => createHash('sha256').update(text).digest('hex');
const vectorOf = (...values: readonly number[]): Float32Array => Float32Array.of(...values);

/** What every `VectorCache` keeps to; `open` answers one that knows nothing. */
export const describeVectorCache = (name: string, open: () => Promise<VectorCache>): void => {
  describe(`${name} as a VectorCache`, () => {
    let cache: VectorCache;
    beforeEach(async () => {
      cache = await open();
    });

    it('finds what it was given, and leaves out what it was not', async () => {
      const kept = new Map([
        [keyOf('a'), vectorOf(0.6, 0, 0, 0.8)],
        [keyOf('b'), vectorOf(0.5, 0.5, 0.5, 0.5)],
      ]);
      await cache.keep(embedder, kept);
      const found = await cache.find(embedder, [keyOf('b'), keyOf('c'), keyOf('a')]);
      expect(found.size).toBe(2);
      for (const [key, vector] of kept) expect([...(found.get(key) ?? [])]).toEqual([...vector]);
    });

    it('finds nothing where nothing was kept, and takes nothing to keep', async () => {
      expect((await cache.find(embedder, [keyOf('a')])).size).toBe(0);
      expect((await cache.find(embedder, [])).size).toBe(0);
      await expect(cache.keep(embedder, new Map())).resolves.toBeUndefined();
    });

    it('never lets vectors of different embedders meet', async () => {
      await cache.keep(embedder, new Map([[keyOf('a'), vectorOf(1, 0, 0, 0)]]));
      for (const other of [
        { ...embedder, model: 'other' },
        { ...embedder, dimension: 2 },
      ]) {
        expect((await cache.find(other, [keyOf('a')])).size).toBe(0);
      }
    });

    it('answers hundreds of keys at once, and keeps several batches at once', async () => {
      const batches = Array.from({ length: 5 }, (_, batch) =>
        Array.from({ length: 96 }, (_, at) => `text ${batch} ${at}`),
      );
      const vectorAt = (at: number) => vectorOf(at, at / 2, 0, 1);
      await Promise.all(
        batches.map((texts) =>
          cache.keep(embedder, new Map(texts.map((text, at) => [keyOf(text), vectorAt(at)]))),
        ),
      );
      const found = await cache.find(embedder, batches.flat().map(keyOf));
      expect(found.size).toBe(480);
      for (const texts of batches) {
        for (const [at, text] of texts.entries()) {
          expect([...(found.get(keyOf(text)) ?? [])]).toEqual([...vectorAt(at)]);
        }
      }
    });

    it('takes the same key again', async () => {
      const kept = new Map([[keyOf('a'), vectorOf(1, 0, 0, 0)]]);
      await cache.keep(embedder, kept);
      await cache.keep(embedder, kept);
      expect([...((await cache.find(embedder, [keyOf('a')])).get(keyOf('a')) ?? [])]).toEqual([1, 0, 0, 0]);
    });
  });
};
