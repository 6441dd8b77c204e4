import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { CatalogChange } from '../../../lambdas/contract/catalog/catalog-change.ts';
import type { CatalogPatcher } from '../../../lambdas/ports/catalog/catalog-upkeep.ts';
import { type CatalogEngine, embedded, embedder, idsOf, publish, row, vectorOf } from './catalog-rows.ts';
import { phone, publishPhones, SHOP, usd } from './phone-shop.ts';

export interface PatcherEngine extends CatalogEngine {
  readonly patcher: CatalogPatcher;
}

/** What every `CatalogPatcher` keeps to; `open` answers an engine without any catalogue. */
export const describeCatalogPatcher = (name: string, open: () => Promise<PatcherEngine>): void => {
  describe(`${name} as a CatalogPatcher`, () => {
    let engine: PatcherEngine;
    beforeEach(async () => {
      engine = await open();
      await publishPhones(engine);
    });
    afterEach(() => engine.close());

    const patch = (...changes: readonly object[]) =>
      engine.patcher.patch(
        SHOP,
        changes.map((change) => CatalogChange.parse(change)),
      );
    const product = (id: string) => engine.index.product(SHOP, id);
    const within = async (max: number) => {
      const groups = [{ alternatives: [{ term: 'phone', weight: 1 }], weight: 1 }];
      const vector = { embedder, values: vectorOf(1) };
      const price = { max, currency: 'USD' };
      const { lexical, nearest } = await engine.index.retrieve({
        domain: SHOP,
        groups,
        terms: ['phone'],
        vector,
        price,
        limit: 9,
        nearestLimit: 9,
      });
      expect([...idsOf(nearest)].sort()).toEqual([...idsOf(lexical)].sort());
      return [...idsOf(lexical)].sort();
    };

    it('changes the price of one variant, for answers and for bounds alike', async () => {
      await product('1'); // has been asked before, so that it may be remembered
      expect(await within(1_500)).toEqual(['1/a']);
      expect(await patch({ productId: '1', variantId: 'b', price: usd(900) })).toEqual({
        changed: 1,
        unknown: [],
      });
      expect(await product('1')).toMatchObject([{ price: usd(1_000) }, { price: usd(900) }]);
      expect(await within(1_500)).toEqual(['1/a', '1/b']);
      expect(await within(950)).toEqual(['1/b']);
    });

    it('changes what candidates say of themselves, and leaves what they are found by', async () => {
      const groups = [{ alternatives: [{ term: 'phone', weight: 1 }], weight: 1 }];
      const asked = { domain: SHOP, groups, terms: ['phone'], limit: 9, nearestLimit: 9 };
      const before = (await engine.index.retrieve(asked)).lexical;
      await patch({ productId: '2', price: usd(5), availability: 'preorder' });
      const after = (await engine.index.retrieve(asked)).lexical;
      expect(after.map(({ price, availability }) => [price?.minor, availability])).toEqual([
        [1_000, 'in-stock'],
        [2_000, 'in-stock'],
        [5, 'preorder'],
      ]);
      expect(after[2]?.document()).toMatchObject({ price: usd(5), availability: 'preorder' });
      expect(after.map(({ codes, score }) => [codes, score])).toEqual(
        before.map(({ codes, score }) => [codes, score]),
      );
    });

    it('keeps the description of what it changes', async () => {
      const described = row({ productId: '3', variantId: 'd', description: 'Two\nlines.', price: usd(9) });
      await publish(engine, SHOP, [embedded(described)]);
      await patch({ productId: '3', price: usd(8) });
      expect(await product('3')).toEqual([{ ...described.document, price: usd(8) }]);
    });

    it('changes every variant of a product that is named alone', async () => {
      expect(await patch({ productId: '1', availability: 'out-of-stock' })).toEqual({
        changed: 2,
        unknown: [],
      });
      expect((await product('1')).map(({ availability }) => availability)).toEqual([
        'out-of-stock',
        'out-of-stock',
      ]);
      expect(await product('2')).toMatchObject([{ availability: 'in-stock' }]);
    });

    it('finds a variant by its own id, as stock lists name offers', async () => {
      expect(await patch({ productId: 'c', price: usd(2_500) })).toEqual({ changed: 1, unknown: [] });
      expect(await product('2')).toMatchObject([{ price: usd(2_500) }]);
    });

    it('finds the variants of an article number', async () => {
      const shirts = ['s', 'm'].map((variantId, position) =>
        embedded(row({ productId: '7', variantId, sku: 'RB-01', price: usd(9), position })),
      );
      await publish(engine, SHOP, [
        ...shirts,
        embedded(row({ productId: '8', variantId: 'x', position: 2 })),
      ]);
      expect(await patch({ productId: 'RB-01', price: usd(8) })).toEqual({ changed: 2, unknown: [] });
      expect((await product('7')).map(({ price }) => price)).toEqual([usd(8), usd(8)]);
      expect((await product('8'))[0]?.price).toBeUndefined();
    });

    it('begins a sale and ends it', async () => {
      await patch({ productId: '2', price: usd(2_000), compareAt: usd(3_000) });
      expect(await product('2')).toMatchObject([{ price: usd(2_000), compareAt: usd(3_000) }]);
      await patch({ productId: '2', compareAt: null, price: usd(3_000) });
      const [variant] = await product('2');
      expect(variant).toMatchObject({ price: usd(3_000) });
      expect(variant?.compareAt).toBeUndefined();
    });

    it('never shows a price before a sale unless it is higher', async () => {
      await patch({ productId: '2', price: usd(2_000), compareAt: usd(3_000) });
      await patch({ productId: '2', price: usd(3_500) });
      expect((await product('2'))[0]?.compareAt).toBeUndefined();
    });

    it('names what the catalogue does not hold, and makes the other changes', async () => {
      const nobody = { productId: 'nobody', price: usd(1) };
      const other = { productId: '1', variantId: 'nobody', availability: 'preorder' };
      const known = { productId: '2', availability: 'preorder' };
      expect(await patch(nobody, known, other)).toEqual({ changed: 1, unknown: [nobody, other] });
      expect(await product('2')).toMatchObject([{ availability: 'preorder' }]);
    });

    it('is the same done twice, and the last of two changes holds', async () => {
      const change = { productId: '2', price: usd(2_500) };
      await patch(change, change);
      expect(await patch(change)).toEqual({ changed: 1, unknown: [] });
      await patch({ productId: '2', price: usd(1) }, { productId: '2', price: usd(2) });
      expect(await product('2')).toMatchObject([{ price: usd(2) }]);
    });

    it('finds nothing when the shop has no catalogue', async () => {
      const change = CatalogChange.parse({ productId: '1', price: usd(1) });
      expect(await engine.patcher.patch('other.example.com', [change])).toEqual({
        changed: 0,
        unknown: [change],
      });
    });

    it('leaves the next catalogue as it was imported', async () => {
      await patch({ productId: '2', price: usd(1) });
      await publish(engine, SHOP, [phone('2', 'c', 4_000)]);
      expect(await product('2')).toMatchObject([{ price: usd(4_000) }]);
    });

    it('loses none of many patches at once', async () => {
      await Promise.all([
        patch({ productId: '1', variantId: 'a', price: usd(11) }),
        patch({ productId: '1', variantId: 'b', price: usd(12) }),
        patch({ productId: '2', price: usd(13) }),
      ]);
      expect([...(await product('1')), ...(await product('2'))].map(({ price }) => price?.minor)).toEqual([
        11, 12, 13,
      ]);
    });
  });
};
