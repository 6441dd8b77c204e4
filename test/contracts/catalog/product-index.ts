import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { RetrievalRequest, TermGroup } from '../../../lambdas/ports/catalog/product-index.ts';
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

    const retrieve = (asked: Partial<RetrievalRequest>) =>
      engine.index.retrieve({ domain: SHOP, groups: [], terms: [], limit: 10, nearestLimit: 10, ...asked });
    const lexical = async (...groups: readonly TermGroup[]) => (await retrieve({ groups })).lexical;
    const nearest = async (values: Float32Array) =>
      (await retrieve({ vector: { embedder, values } })).nearest;

    it('knows nothing of a domain without a catalogue', async () => {
      expect(await engine.index.profile(SHOP)).toBeUndefined();
      expect(await engine.index.product(SHOP, '1')).toEqual([]);
      expect(await retrieve({ groups: [group(1, 'phone')] })).toEqual({ lexical: [], nearest: [] });
    });

    it('answers documents and profile exactly as they were written', async () => {
      const indexed = row({
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
        ownName: ['ёлка', '1.7'],
        terms: { name: ['kettle', '1.7', '1700ml'], head: ['kettle'], brand: ['bosch'], text: ['дом'] },
      });
      const profile = await publish(engine, SHOP, [embedded(indexed)]);
      const { document } = indexed;
      const { productId, variantId, position, availability, price, accessory } = document;
      const [found] = await lexical(group(1, 'kettle'));
      expect(found).toMatchObject({ productId, variantId, position, availability, price, accessory });
      // Only the pages of one product show descriptions, so an engine may leave them out of its candidates.
      expect({ ...found?.document(), description: document.description }).toEqual(document);
      expect(await engine.index.product(SHOP, document.productId)).toEqual([document]);
      expect(await engine.index.profile(SHOP)).toEqual(profile);
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

    it('leaves out what is not near at all', async () => {
      await publish(engine, SHOP, [
        embedded(row({ productId: 'opposite', variantId: '1' }), vectorOf(-1)),
        embedded(row({ productId: 'across', variantId: '1' }), vectorOf(0, 1)),
        embedded(row({ productId: 'near', variantId: '1' }), vectorOf(3, 4)),
      ]);
      expect(idsOf(await nearest(vectorOf(1)))).toEqual(['near/1']);
    });

    it('answers by words alone when there is no vector', async () => {
      await publish(engine, SHOP, [
        embedded(row({ productId: '1', variantId: '1', terms: { name: ['iphone'] } })),
      ]);
      const found = await retrieve({ groups: [group(1, 'iphone')] });
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
        retrieve({ groups: [group(1, 'phone')], vector: { embedder, values: vectorOf(1, 1) }, price });
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
      const vector = { embedder, values: vectorOf(1) };
      const found = await retrieve({ groups: [group(1, 'phone')], vector, limit: 7, nearestLimit: 5 });
      expect(idsOf(found.lexical)).toEqual(['0/1', '1/1', '2/1', '3/1', '4/1', '5/1', '6/1']);
      expect(found.nearest).toHaveLength(5);
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
      await expect(retrieve({ vector })).rejects.toMatchObject({
        code: 'SERVICE_UNAVAILABLE',
        message: expect.stringMatching(/test-embedder.*another-embedder|another-embedder.*test-embedder/u),
      });
    });
  });
};
