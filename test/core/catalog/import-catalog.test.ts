import { describe, expect, it } from '@jest/globals';
import { AssistantError } from '../../../lambdas/contract/errors.ts';
import { createCatalogImport } from '../../../lambdas/core/catalog/import-catalog.ts';
import type { CatalogWriter } from '../../../lambdas/ports/catalog/catalog-writer.ts';
import type { TextEmbedder } from '../../../lambdas/ports/catalog/text-embedder.ts';
import { syntheticProducts } from '../../bench/search/synthetic-catalog.ts';
import { language } from '../../language.ts';

const clock = () => new Date('2026-11-22T12:00:00Z');

const createFixture = (given: Partial<CatalogWriter> = {}) => {
  const calls: string[] = [];
  const batches: number[] = [];
  const writer: CatalogWriter = {
    begin: async () => 'draft-1',
    add: async (_domain, _generation, documents) => void batches.push(documents.length),
    publish: async (_domain, profile) => void calls.push(`publish ${profile.generation}`),
    discard: async (_domain, generation) => void calls.push(`discard ${generation}`),
    removeShop: async () => ({ catalogs: 0, variants: 0 }),
    ...given,
  };
  const embedder: TextEmbedder = {
    id: { model: 'test', dimension: 1 },
    embed: async (texts, purpose) => {
      calls.push(`embed ${texts.length} ${purpose}`);
      return texts.map(() => Float32Array.of(1));
    },
  };
  return { calls, batches, writer, embedder };
};

describe('importing a catalogue', () => {
  it('embeds documents in batches and publishes them with their profile', async () => {
    const { calls, batches, writer, embedder } = createFixture();
    const profile = await createCatalogImport({ writer, embedder, language, clock })({
      domain: 'shop.example',
      products: syntheticProducts(200),
    });
    // Variants of one text share its vector, so a batch of 96 texts is a few more documents.
    expect(batches).toEqual([99, 98, 3]);
    expect(calls).toEqual(['embed 96 document', 'embed 96 document', 'embed 3 document', 'publish draft-1']);
    expect(profile).toMatchObject({
      generation: 'draft-1',
      publishedAt: '2026-11-22T12:00:00.000Z',
      products: 40,
      variants: 200,
      embedder: { model: 'test', dimension: 1 },
      embedded: 200,
      cached: 0,
    });
  });

  it('takes a stream', async () => {
    const { writer, embedder } = createFixture();
    const stream = async function* () {
      yield* syntheticProducts(10);
    };
    const profile = await createCatalogImport({ writer, embedder, language, clock })({
      domain: 'shop.example',
      products: stream(),
    });
    expect(profile.variants).toBe(10);
  });

  const failure = new AssistantError('SERVICE_UNAVAILABLE', 'no room left');
  it.each([
    ['the writer fails', { add: () => Promise.reject(failure) }],
    ['publishing fails', { publish: () => Promise.reject(failure) }],
    [
      'tidying up fails, too',
      { add: () => Promise.reject(failure), discard: () => Promise.reject(new Error('and this')) },
    ],
  ])('throws what went wrong when %s', async (_, given) => {
    const { writer, embedder } = createFixture(given);
    const imported = createCatalogImport({ writer, embedder, language, clock })({
      domain: 'shop.example',
      products: syntheticProducts(5),
    });
    await expect(imported).rejects.toBe(failure);
  });

  it('drops the draft when the feed breaks off', async () => {
    const { calls, writer, embedder } = createFixture();
    const broken = async function* () {
      yield* syntheticProducts(100);
      throw new Error('the feed broke off');
    };
    const imported = createCatalogImport({ writer, embedder, language, clock })({
      domain: 'shop.example',
      products: broken(),
    });
    await expect(imported).rejects.toThrow('the feed broke off');
    expect(calls).toContain('discard draft-1');
    expect(calls.some((call) => call.startsWith('publish'))).toBe(false);
  });

  it('refuses fewer vectors than texts', async () => {
    const { calls, writer, embedder } = createFixture();
    const short: TextEmbedder = {
      ...embedder,
      embed: async (texts) => texts.slice(1).map(() => Float32Array.of(1)),
    };
    const imported = createCatalogImport({ writer, embedder: short, language, clock })({
      domain: 'shop.example',
      products: syntheticProducts(5),
    });
    await expect(imported).rejects.toThrow(/test answered 4 vectors for 5 texts/u);
    expect(calls).toEqual(['discard draft-1']);
  });
});
