import { afterAll, beforeEach, expect, it } from '@jest/globals';
import * as z from 'zod';
import type { OpenSearch } from '../../../lambdas/adapters/opensearch/client.ts';
import { createOpenSearchProductIndex } from '../../../lambdas/adapters/opensearch/search/product-index.ts';
import {
  embedded,
  embedder,
  idsOf,
  profileOf,
  publish,
  row,
  vectorOf,
} from '../../contracts/catalog/catalog-rows.ts';
import { describeOnEngine } from '../../engines/engine.ts';
import { openSearchEngine } from '../../engines/opensearch.ts';
import {
  indexesOf,
  named,
  openCatalog,
  phones,
  pooled,
  seenWhileSwapped,
  testPrefix,
  unsigned,
} from './catalog-engine.ts';

const Count = z.object({ count: z.int() });

describeOnEngine('An index that shops share', await openSearchEngine(), (url) => {
  const prefix = testPrefix();
  const shared = `${prefix}_pool-${embedder.dimension}x${pooled.pooling.shards}`;
  const catalog = openCatalog(url, { prefix, ...pooled });
  const { index, writer, history } = catalog;
  let domain = '';
  let count = 0;
  beforeEach(() => {
    count += 1;
    domain = `shop-${count}.example.com`;
  });
  afterAll(catalog.close);

  const found = async () => idsOf((await index.retrieve(phones(domain, 50))).lexical);
  const recordsOf = async (tenant: string): Promise<number> => {
    const answer = await fetch(`${url}/${shared}/_count?q=tenant:${tenant}`);
    return Count.parse(await answer.json()).count;
  };

  it('is one for all of them', async () => {
    await publish(catalog, domain, [named('1', 'phone')]);
    await publish(catalog, `other-${domain}`, [named('2', 'phone')]);
    expect(await indexesOf(url, `${prefix}*`)).toEqual([shared]);
    expect(await found()).toEqual(['1/1']);
  });

  it('is left by a shop that has grown, at its next import, and entered by one that has shrunk', async () => {
    const small = openCatalog(url, { prefix, pooling: { upTo: 2, shards: 2 } });
    const own = () => indexesOf(url, `${prefix}${domain}_*`);
    const import_ = async (variants: number): Promise<readonly [string, number]> => {
      const documents = Array.from({ length: variants }, (_, at) => named(`${variants}-${at}`, 'phone'));
      const { generation } = await publish(small, domain, documents);
      expect(await found()).toHaveLength(variants);
      expect((await index.profile(domain))?.generation).toBe(generation);
      return [generation, (await own()).length];
    };
    const [first] = await import_(1);
    const [grown, ownWhenGrown] = await import_(3);
    const [alone, ownWhenAlone] = await import_(4);
    expect([first, grown, alone].map((name) => name.endsWith('-p8x2'))).toEqual([true, true, false]);
    expect([ownWhenGrown, ownWhenAlone]).toEqual([0, 1]);
    expect(await history.restore(domain, grown)).toBe(true);
    expect(await found()).toHaveLength(3);
    expect(await history.restore(domain, alone)).toBe(true);
    expect(await found()).toHaveLength(4);
    const [shrunk] = await import_(2);
    const [back, ownAtLast] = await import_(1);
    expect([shrunk, back].map((name) => name.endsWith('-p8x2'))).toEqual([false, true]);
    expect(ownAtLast).toBe(1);
    await import_(2);
    expect(await own()).toEqual([]);
  });

  it('holds of a shop the live catalogue and the one before it, and nothing of dropped drafts', async () => {
    for (const id of ['1', '2', '3']) await publish(catalog, domain, [named(id, 'phone')]);
    const dropped = await writer.begin(domain, embedder);
    await writer.add(domain, dropped, [named('4', 'phone')]);
    await writer.discard(domain, dropped);
    // Of each its variant, its profile and the mark of its draft, and that one of them was live.
    expect(await recordsOf(domain)).toBe(7);
    expect(await writer.removeShop(domain)).toEqual({ catalogs: 2, variants: 2 });
    expect(await recordsOf(domain)).toBe(0);
  });

  it('serves one whole catalogue or the other while they are swapped', async () => {
    expect(await seenWhileSwapped(catalog, domain)).toEqual(['40a', '40b', '40c', '40d']);
  });

  it('gives a small shop its nearest variants exactly, however many others lie between them', async () => {
    let seed = 7;
    const random = (): number => {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
      return seed / 2 ** 32 - 0.5;
    };
    const randomVector = () => vectorOf(...Array.from({ length: embedder.dimension }, random));
    const variants = (total: number) =>
      Array.from({ length: total }, (_, at) =>
        embedded(row({ productId: `${at}`, variantId: '1', position: at }), randomVector()),
      );
    await publish(catalog, `large-${domain}`, variants(3_000));
    const mine = variants(60);
    await publish(catalog, domain, mine);
    for (let question = 0; question < 20; question += 1) {
      const values = randomVector();
      const cosine = (vector: Float32Array) =>
        vector.reduce((sum, each, at) => sum + each * (values[at] ?? 0), 0);
      const nearest = mine
        .map(({ document, vector }) => ({ ...document, cosine: cosine(vector) }))
        .filter((each) => each.cosine > 0)
        .sort((a, b) => b.cosine - a.cosine);
      const answer = await index.retrieve({
        ...phones(domain),
        groups: [],
        vector: { embedder, values },
        nearestLimit: 10,
      });
      expect(idsOf(answer.nearest)).toEqual(idsOf(nearest.slice(0, 10)));
    }
  });

  it('reads profiles again that took more memory than they may, and keeps the others', async () => {
    let reads = 0;
    const real = unsigned(url);
    const counting: OpenSearch = {
      ...real,
      call: (call, ...rest) => {
        if (call.path.includes('/_doc/')) reads += 1;
        return real.call(call, ...rest);
      },
    };
    const readTwice = async (profilesBytes: number): Promise<number> => {
      reads = 0;
      const asked = createOpenSearchProductIndex({ engine: counting, prefix, profilesBytes });
      for (const _ of ['once', 'twice']) expect(await asked.profile(domain)).toMatchObject({ variants: 1 });
      return reads;
    };
    const generation = await writer.begin(domain, embedder);
    await writer.add(domain, generation, [named('1', 'phone')]);
    const vocabulary = Object.fromEntries(Array.from({ length: 1_000 }, (_, at) => [`word-${at}`, 1]));
    await writer.publish(domain, profileOf(generation, { vocabulary }));
    expect(await readTwice(50_000)).toBe(2);
    expect(await readTwice(500_000)).toBe(1);
  });
});
