import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { TermGroup } from '../../lambdas/ports/product-index.ts';
import { type CatalogEngine, embedded, embedder, idsOf, publish, row, vectorOf } from './catalog-rows.ts';

const SHOP = 'shop.example.com';

const group = (weight: number, ...terms: readonly string[]): TermGroup => ({
  alternatives: terms.map((term) => ({ term, weight: 1 })),
  weight,
});
const usd = (minor: number) => ({ minor, currency: 'USD' });

/** What every `ProductIndex` keeps to; `open` answers an engine without any catalogue. */
export const describeProductIndex = (name: string, open: () => Promise<CatalogEngine>): void => {
  describe(`${name} as a ProductIndex`, () => {
    let engine: CatalogEngine;
    beforeEach(async () => {
      engine = await open();
    });
    afterEach(() => engine.close());

    const lexical = async (...groups: readonly TermGroup[]) =>
      (await engine.index.retrieve({ domain: SHOP, groups, limit: 10 })).lexical;
    const nearest = async (values: Float32Array) =>
      (await engine.index.retrieve({ domain: SHOP, groups: [], vector: { embedder, values }, limit: 10 }))
        .nearest;

    it('knows nothing of a domain without a catalogue', async () => {
      expect(await engine.index.profile(SHOP)).toBeUndefined();
      expect(await engine.index.product(SHOP, '1')).toEqual([]);
      const asked = { domain: SHOP, groups: [group(1, 'phone')], limit: 5 };
      expect(await engine.index.retrieve(asked)).toEqual({ lexical: [], nearest: [] });
    });

    it('answers documents and profile exactly as they were written', async () => {
      const document = row({
        productId: 'SKU/1 №ё😀'.replaceAll(' ', '_'),
        variantId: '..',
        title: 'Чайник «Ёлка» "1,7 л"',
        brand: 'Bosch',
        category: ['Дом', 'Чайники'],
        attributes: { объём: '1,7 л', color: 'Black' },
        optionNames: ['color'],
        price: { minor: 1_299_000, currency: 'RUB' },
        compareAt: { minor: 1_499_000, currency: 'RUB' },
        availability: 'preorder',
        url: 'https://shop.example.com/?a=1&b=2',
        image: 'https://shop.example.com/1.jpg',
        description: 'Две строки.\nИ <b>теги</b>.',
        position: 7,
        accessory: true,
        terms: { name: ['kettle', '1.7', '1700ml'], kind: ['kettle'], brand: ['bosch'], text: ['дом'] },
      });
      const profile = await publish(engine, SHOP, [embedded(document)]);
      expect((await lexical(group(1, 'kettle'))).map((each) => each.document)).toEqual([document]);
      expect(await engine.index.product(SHOP, document.productId)).toEqual([document]);
      expect(await engine.index.profile(SHOP)).toEqual(profile);
    });

    it('puts first what has more of the question, by the weights that came with it', async () => {
      await publish(engine, SHOP, [
        embedded(row({ productId: '1', variantId: '1', position: 0, terms: { name: ['black'] } })),
        embedded(row({ productId: '2', variantId: '1', position: 1, terms: { name: ['iphone'] } })),
        embedded(row({ productId: '3', variantId: '1', position: 2, terms: { name: ['iphone', 'black'] } })),
        embedded(row({ productId: '4', variantId: '1', position: 3, terms: { name: ['kettle'] } })),
      ]);
      expect(idsOf(await lexical(group(0.9, 'iphone'), group(0.3, 'black')))).toEqual(['3/1', '2/1', '1/1']);
    });

    it('counts the spellings of one idea once', async () => {
      await publish(engine, SHOP, [
        embedded(row({ productId: '1', variantId: '1', position: 0, terms: { name: ['256', '256gb'] } })),
        embedded(row({ productId: '2', variantId: '1', position: 1, terms: { name: ['256gb', 'iphone'] } })),
      ]);
      expect(idsOf(await lexical(group(0.8, '256', '256gb'), group(0.5, 'iphone')))).toEqual(['2/1', '1/1']);
    });

    it('puts a better spelling before a worse one', async () => {
      await publish(engine, SHOP, [
        embedded(row({ productId: '1', variantId: '1', position: 0, terms: { name: ['honor'] } })),
        embedded(row({ productId: '2', variantId: '1', position: 1, terms: { name: ['honda'] } })),
      ]);
      const sounds = {
        alternatives: [
          { term: 'honda', weight: 0.95 },
          { term: 'honor', weight: 0.75 },
        ],
        weight: 1,
      };
      expect(idsOf(await lexical(sounds))).toEqual(['2/1', '1/1']);
    });

    it('puts what is named before what is merely mentioned', async () => {
      await publish(engine, SHOP, [
        embedded(row({ productId: '1', variantId: '1', position: 0, terms: { text: ['iphone'] } })),
        embedded(row({ productId: '2', variantId: '1', position: 1, terms: { name: ['iphone'] } })),
      ]);
      expect(idsOf(await lexical(group(1, 'iphone')))).toEqual(['2/1', '1/1']);
    });

    it('takes any word for a term, even one that objects are born with', async () => {
      await publish(engine, SHOP, [
        embedded(row({ productId: '1', variantId: '1', terms: { name: ['constructor', '__proto__'] } })),
      ]);
      expect(idsOf(await lexical(group(1, 'constructor'), group(1, '__proto__')))).toEqual(['1/1']);
      expect(await lexical(group(1, 'toString'))).toEqual([]);
    });

    it('answers the nearest by cosine, best first', async () => {
      await publish(engine, SHOP, [
        embedded(row({ productId: 'far', variantId: '1' }), vectorOf(1, 5)),
        embedded(row({ productId: 'same', variantId: '1' }), vectorOf(1, 1)),
        embedded(row({ productId: 'near', variantId: '1' }), vectorOf(1, 2)),
      ]);
      const found = await nearest(vectorOf(1, 1));
      expect(idsOf(found)).toEqual(['same/1', 'near/1', 'far/1']);
      expect(found[0]?.score).toBeCloseTo(1, 3);
      expect(found[1]?.score).toBeCloseTo(3 / Math.sqrt(10), 3);
    });

    it('answers by words alone when there is no vector', async () => {
      await publish(engine, SHOP, [
        embedded(row({ productId: '1', variantId: '1', terms: { name: ['iphone'] } })),
      ]);
      const found = await engine.index.retrieve({ domain: SHOP, groups: [group(1, 'iphone')], limit: 5 });
      expect(idsOf(found.lexical)).toEqual(['1/1']);
      expect(found.nearest).toEqual([]);
    });

    it('keeps to price bounds on both sides, bounds included, other currencies and priceless things left out', async () => {
      const priced = (productId: string, price?: { minor: number; currency: string }) =>
        embedded(
          row({ productId, variantId: '1', terms: { name: ['phone'] }, ...(price ? { price } : {}) }),
          vectorOf(1, 1),
        );
      await publish(engine, SHOP, [
        priced('cheap', usd(9_999)),
        priced('least', usd(10_000)),
        priced('most', usd(50_000)),
        priced('dear', usd(50_001)),
        priced('roubles', { minor: 20_000, currency: 'RUB' }),
        priced('priceless'),
      ]);
      const ask = (price: { min?: number; max?: number; currency: string }) =>
        engine.index.retrieve({
          domain: SHOP,
          groups: [group(1, 'phone')],
          vector: { embedder, values: vectorOf(1, 1) },
          price,
          limit: 10,
        });
      const between = await ask({ min: 10_000, max: 50_000, currency: 'USD' });
      expect([...idsOf(between.lexical)].sort()).toEqual(['least/1', 'most/1']);
      expect([...idsOf(between.nearest)].sort()).toEqual(['least/1', 'most/1']);
      expect(idsOf((await ask({ min: 50_001, currency: 'USD' })).lexical)).toEqual(['dear/1']);
      expect(idsOf((await ask({ max: 9_999, currency: 'USD' })).lexical)).toEqual(['cheap/1']);
    });

    it('answers no more than it was asked for on each side', async () => {
      const many = Array.from({ length: 30 }, (_, at) =>
        embedded(row({ productId: String(at), variantId: '1', position: at, terms: { name: ['phone'] } })),
      );
      await publish(engine, SHOP, many);
      const found = await engine.index.retrieve({
        domain: SHOP,
        groups: [group(1, 'phone')],
        vector: { embedder, values: vectorOf(1) },
        limit: 7,
      });
      expect(idsOf(found.lexical)).toEqual(['0/1', '1/1', '2/1', '3/1', '4/1', '5/1', '6/1']);
      expect(found.nearest).toHaveLength(7);
    });

    it('never shows one shop what another sells', async () => {
      await publish(engine, SHOP, [
        embedded(row({ productId: '1', variantId: '1', terms: { name: ['phone'] } })),
      ]);
      await publish(engine, 'other.example.com', [
        embedded(row({ productId: '2', variantId: '1', terms: { name: ['phone'] } })),
      ]);
      expect(idsOf(await lexical(group(1, 'phone')))).toEqual(['1/1']);
      expect(idsOf(await nearest(vectorOf(1)))).toEqual(['1/1']);
      expect(await engine.index.product(SHOP, '2')).toEqual([]);
    });

    it('answers all variants of a product in the order of the feed', async () => {
      await publish(engine, SHOP, [
        embedded(row({ productId: '1', variantId: 'b', position: 1 })),
        embedded(row({ productId: '2', variantId: 'x', position: 2 })),
        embedded(row({ productId: '1', variantId: 'a', position: 3 })),
        embedded(row({ productId: '1', variantId: 'c', position: 0 })),
      ]);
      const variants = await engine.index.product(SHOP, '1');
      expect(variants.map(({ variantId }) => variantId)).toEqual(['c', 'b', 'a']);
    });

    it('refuses a vector of another embedder, naming both', async () => {
      await publish(engine, SHOP, [embedded(row({ productId: '1', variantId: '1' }))]);
      const vector = { embedder: { model: 'another-embedder', dimension: 8 }, values: vectorOf(1) };
      const asked = engine.index.retrieve({ domain: SHOP, groups: [], vector, limit: 5 });
      await expect(asked).rejects.toMatchObject({
        code: 'SERVICE_UNAVAILABLE',
        message: expect.stringMatching(/test-embedder.*another-embedder|another-embedder.*test-embedder/u),
      });
    });
  });
};
