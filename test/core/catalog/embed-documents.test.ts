import { describe, expect, it } from '@jest/globals';
import { sha256 } from '../../../lambdas/adapters/node-crypto/sha256.ts';
import type { IndexedDocument } from '../../../lambdas/contract/catalog/search-document.ts';
import { createDocumentEmbedding } from '../../../lambdas/core/catalog/embed-documents.ts';
import type { TextEmbedder } from '../../../lambdas/ports/catalog/text-embedder.ts';
import type { VectorCache } from '../../../lambdas/ports/catalog/vector-cache.ts';
import { row } from '../../contracts/catalog/catalog-rows.ts';

const sleep = () => new Promise<void>((resolve) => setImmediate(resolve));

const documents = (count: number, from = 0): readonly IndexedDocument[] =>
  Array.from({ length: count }, (_, at) => row({ productId: `${from + at}`, variantId: '1' }));

const createMemory = (): VectorCache => {
  const kept = new Map<string, Float32Array>();
  return {
    find: async (_, keys) =>
      new Map(keys.flatMap((key) => (kept.has(key) ? [[key, kept.get(key) ?? new Float32Array(1)]] : []))),
    keep: async (_, vectors) => {
      for (const [key, vector] of vectors) kept.set(key, vector);
    },
  };
};

const open = (cache: VectorCache, given: Partial<TextEmbedder> = {}) => {
  const calls: number[] = [];
  const written = new Set<string>();
  let writing = 0;
  const embedding = createDocumentEmbedding({
    embedder: {
      id: { model: 'test', dimension: 1 },
      embed: async (texts) => {
        calls.push(texts.length);
        await sleep();
        return texts.map(() => Float32Array.of(1));
      },
      ...given,
    },
    callsAtOnce: 4,
    known: { cache, sha256 },
    write: async (batch) => {
      writing += 1;
      expect(writing).toBe(1);
      await sleep();
      for (const { document } of batch) written.add(document.productId);
      writing -= 1;
    },
  });
  return { embedding, calls, written };
};

describe('giving documents their vectors', () => {
  it('embeds each text once, in full batches, and writes one batch after the other', async () => {
    const { embedding, calls, written } = open(createMemory());
    for (let from = 0; from < 1_000; from += 100) await embedding.add(documents(100, from));
    await embedding.finish();
    expect(written.size).toBe(1_000);
    expect(calls.slice(0, -1).every((size) => size === 96)).toBe(true);
    expect(calls.reduce((sum, size) => sum + size, 0)).toBe(1_000);
    expect(embedding.counts()).toEqual({ embedded: 1_000, cached: 0 });
  });

  it('asks for nothing that was embedded before, and gathers the rest to full batches', async () => {
    const cache = createMemory();
    const first = open(cache);
    await first.embedding.add(documents(500));
    await first.embedding.finish();
    const second = open(cache);
    for (let from = 0; from < 600; from += 100) await second.embedding.add(documents(100, from));
    await second.embedding.finish();
    expect(second.written.size).toBe(600);
    expect(second.calls).toEqual([96, 4]);
    expect(second.embedding.counts()).toEqual({ embedded: 100, cached: 500 });
  });

  it('makes no more calls at once than it may', async () => {
    let running = 0;
    let most = 0;
    const { embedding, written } = open(createMemory(), {
      embed: async (texts) => {
        running += 1;
        most = Math.max(most, running);
        await sleep();
        running -= 1;
        return texts.map(() => Float32Array.of(1));
      },
    });
    await embedding.add(documents(2_000));
    await embedding.finish();
    expect(written.size).toBe(2_000);
    expect(most).toBe(4);
  });

  it('fails with the first thing that went wrong', async () => {
    const { embedding } = open(createMemory(), { embed: () => Promise.reject(new Error('no such model')) });
    await expect(
      (async () => {
        for (let from = 0; from < 5_000; from += 500) await embedding.add(documents(500, from));
        await embedding.finish();
      })(),
    ).rejects.toThrow('no such model');
  });
});
