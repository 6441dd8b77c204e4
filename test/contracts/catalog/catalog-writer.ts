import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { places, placesOf } from '../../../lambdas/contract/catalog/search-document.ts';
import {
  type CatalogEngine,
  embedded,
  embedder,
  idsOf,
  profileOf,
  publish,
  row,
  vectorOf,
} from './catalog-rows.ts';

const SHOP = 'shop.example.com';

const phone = (productId: string, title = 'Phone') =>
  embedded(row({ productId, variantId: '1', title, terms: { name: ['phone'] } }));

/** What every `CatalogWriter` keeps to; `open` answers an engine without any catalogue. */
export const describeCatalogWriter = (name: string, open: () => Promise<CatalogEngine>): void => {
  describe(`${name} as a CatalogWriter`, () => {
    let engine: CatalogEngine;
    beforeEach(async () => {
      engine = await open();
    });
    afterEach(() => engine.close());

    const found = async (domain = SHOP): Promise<readonly string[]> => {
      const groups = [{ alternatives: [{ term: 'phone', weight: 1 }], weight: 1 }];
      const asked = { domain, groups, terms: [], limit: 50, nearestLimit: 50 };
      return [...idsOf((await engine.index.retrieve(asked)).lexical)].sort();
    };

    it('shows nothing of a draft until it is published', async () => {
      const generation = await engine.writer.begin(SHOP, embedder);
      await engine.writer.add(SHOP, generation, [phone('1')]);
      expect(await engine.index.profile(SHOP)).toBeUndefined();
      expect(await found()).toEqual([]);
      await engine.writer.publish(SHOP, profileOf(generation));
      expect(await engine.index.profile(SHOP)).toMatchObject({ generation });
      expect(await found()).toEqual(['1/1']);
    });

    it('swaps the whole catalogue, and removes what the new one lacks', async () => {
      const first = await publish(engine, SHOP, [phone('1'), phone('2')]);
      const generation = await engine.writer.begin(SHOP, embedder);
      await engine.writer.add(SHOP, generation, [phone('2'), phone('3')]);
      expect(await found()).toEqual(['1/1', '2/1']);
      expect(await engine.index.profile(SHOP)).toEqual(first);
      await engine.writer.publish(SHOP, profileOf(generation, { vocabulary: { phone: 2 } }));
      expect(await found()).toEqual(['2/1', '3/1']);
      expect(await engine.index.profile(SHOP)).toMatchObject({ generation, vocabulary: { phone: 2 } });
      expect(await engine.index.product(SHOP, '1')).toEqual([]);
    });

    it('lets the same product and variant replace the earlier one', async () => {
      const generation = await engine.writer.begin(SHOP, embedder);
      await engine.writer.add(SHOP, generation, [phone('1', 'Old'), phone('2')]);
      await engine.writer.add(SHOP, generation, [phone('1', 'New')]);
      await engine.writer.publish(SHOP, profileOf(generation));
      expect(await found()).toEqual(['1/1', '2/1']);
      expect((await engine.index.product(SHOP, '1')).map(({ title }) => title)).toEqual(['New']);
    });

    it('tells products and variants apart whatever their ids are made of', async () => {
      const ids = [
        ['a', 'b/c'],
        ['a/b', 'c'],
        ['a b'.replace(' ', '|'), '1'],
        ['..', '.'],
        ['ё№', '😀'],
        ['constructor', '__proto__'],
      ] as const;
      const documents = ids.map(([productId, variantId]) =>
        embedded(row({ productId, variantId, terms: { name: ['phone'] } })),
      );
      await publish(engine, SHOP, documents);
      expect(await found()).toEqual(ids.map(([product, variant]) => `${product}/${variant}`).sort());
      for (const [productId, variantId] of ids) {
        expect(await engine.index.product(SHOP, productId)).toMatchObject([{ productId, variantId }]);
      }
    });

    it('drops a draft without a trace in the live catalogue', async () => {
      const live = await publish(engine, SHOP, [phone('1')]);
      const generation = await engine.writer.begin(SHOP, embedder);
      await engine.writer.add(SHOP, generation, [phone('2')]);
      await engine.writer.discard(SHOP, generation);
      expect(await found()).toEqual(['1/1']);
      expect(await engine.index.profile(SHOP)).toEqual(live);
    });

    it('never drops what is live', async () => {
      const { generation } = await publish(engine, SHOP, [phone('1')]);
      await engine.writer.discard(SHOP, generation);
      expect(await found()).toEqual(['1/1']);
    });

    it('takes no offence at dropping a draft that is not there', async () => {
      await expect(engine.writer.discard(SHOP, 'never-begun')).resolves.toBeUndefined();
    });

    it('shows a complete draft to a check before shoppers see it', async () => {
      await publish(engine, SHOP, [phone('1')]);
      const generation = await engine.writer.begin(SHOP, embedder);
      await engine.writer.add(SHOP, generation, [phone('2'), phone('3')]);
      let seen: unknown;
      const groups = [{ alternatives: [{ term: 'phone', weight: 1 }], weight: 1 }];
      const vector = { embedder, values: vectorOf(1) };
      await engine.writer.publish(SHOP, profileOf(generation, { variants: 2 }), async (draft) => {
        const { lexical, nearest } = await draft.retrieve({
          domain: SHOP,
          groups,
          terms: ['phone'],
          vector,
          limit: 9,
          nearestLimit: 9,
        });
        seen = {
          variants: draft.variants,
          lexical: [...idsOf(lexical)].sort(),
          nearest: [...idsOf(nearest)].sort(),
          places: [...lexical, ...nearest].map(({ codes }) => placesOf(codes[0] ?? 0)),
          product: idsOf(await draft.product(SHOP, '3')),
          live: await found(),
        };
      });
      expect(seen).toEqual({
        variants: 2,
        lexical: ['2/1', '3/1'],
        nearest: ['2/1', '3/1'],
        places: [places.name, places.name, places.name, places.name],
        product: ['3/1'],
        live: ['1/1'],
      });
      expect(await found()).toEqual(['2/1', '3/1']);
    });

    it('publishes nothing that a check refuses, and drops it when told to', async () => {
      const live = await publish(engine, SHOP, [phone('1')]);
      const generation = await engine.writer.begin(SHOP, embedder);
      await engine.writer.add(SHOP, generation, [phone('2')]);
      const refused = engine.writer.publish(SHOP, profileOf(generation), () =>
        Promise.reject(new Error('not this one')),
      );
      await expect(refused).rejects.toThrow('not this one');
      expect(await engine.index.profile(SHOP)).toEqual(live);
      await engine.writer.discard(SHOP, generation);
      expect(await found()).toEqual(['1/1']);
    });

    it('takes no vectors of another length, and publishes none under another model’s name', async () => {
      const generation = await engine.writer.begin(SHOP, embedder);
      const short = { ...phone('1'), vector: vectorOf(1).slice(0, 4) };
      await expect(engine.writer.add(SHOP, generation, [short])).rejects.toThrow(
        /1\/1 has 4 dimensions.*opened for 8/,
      );
      await engine.writer.add(SHOP, generation, [phone('1')]);
      const renamed = profileOf(generation, { embedder: { ...embedder, model: 'another' } });
      await expect(engine.writer.publish(SHOP, renamed)).rejects.toThrow(
        /opened for test-embedder \(8\).*another \(8\)/,
      );
      expect(await found()).toEqual([]);
    });

    it('keeps two drafts of one domain apart', async () => {
      const one = await engine.writer.begin(SHOP, embedder);
      const two = await engine.writer.begin(SHOP, embedder);
      expect(one).not.toBe(two);
      await engine.writer.add(SHOP, one, [phone('1')]);
      await engine.writer.add(SHOP, two, [phone('2')]);
      await engine.writer.publish(SHOP, profileOf(one));
      expect(await found()).toEqual(['1/1']);
      await engine.writer.publish(SHOP, profileOf(two));
      expect(await found()).toEqual(['2/1']);
    });

    it('keeps domains apart', async () => {
      await publish(engine, SHOP, [phone('1')]);
      await publish(engine, 'other.example.com', [phone('2')]);
      expect(await found()).toEqual(['1/1']);
      expect(await found('other.example.com')).toEqual(['2/1']);
    });

    it('publishes a catalogue without a single thing', async () => {
      await publish(engine, SHOP, [phone('1')]);
      const empty = await publish(engine, SHOP, []);
      expect(await engine.index.profile(SHOP)).toEqual(empty);
      expect(await found()).toEqual([]);
    });

    it('takes a thousand documents in pieces and has them all', async () => {
      const generation = await engine.writer.begin(SHOP, embedder);
      for (let batch = 0; batch < 10; batch += 1) {
        const documents = Array.from({ length: 100 }, (_, at) => phone(String(batch * 100 + at)));
        await engine.writer.add(SHOP, generation, documents);
      }
      await engine.writer.publish(SHOP, profileOf(generation, { variants: 1_000 }));
      const groups = [{ alternatives: [{ term: 'phone', weight: 1 }], weight: 1 }];
      const { lexical } = await engine.index.retrieve({
        domain: SHOP,
        groups,
        terms: [],
        limit: 2_000,
        nearestLimit: 0,
      });
      expect(new Set(idsOf(lexical)).size).toBe(1_000);
    });

    it('removes all of a shop, says how much that was, and leaves the others as they are', async () => {
      const other = 'other.example.com';
      await publish(engine, other, [phone('9')]);
      await publish(engine, SHOP, [phone('1'), phone('2')]);
      await publish(engine, SHOP, [phone('1'), phone('2'), phone('3')]);
      const draft = await engine.writer.begin(SHOP, embedder);
      await engine.writer.add(SHOP, draft, [phone('4')]);
      expect(await engine.writer.removeShop(SHOP)).toEqual({ catalogs: 2, variants: 5 });
      expect(await found()).toEqual([]);
      expect(await engine.index.profile(SHOP)).toBeUndefined();
      expect(await engine.index.product(SHOP, '1')).toEqual([]);
      await expect(engine.writer.publish(SHOP, profileOf(draft))).rejects.toThrow(/no open draft/);
      expect(await found(other)).toEqual(['9/1']);
      expect(await engine.writer.removeShop(SHOP)).toEqual({ catalogs: 0, variants: 0 });
    });

    it('takes a shop that was removed as a new one', async () => {
      await publish(engine, SHOP, [phone('1')]);
      await engine.writer.removeShop(SHOP);
      await publish(engine, SHOP, [phone('2')]);
      expect(await found()).toEqual(['2/1']);
    });

    it('serves many domains whose names could be mistaken for paths or patterns', async () => {
      const domains = ['xn--80aaxitdbjk.xn--p1ai', '[::1]', 'a.example.com', 'a-example.com', 'localhost'];
      for (const [at, domain] of domains.entries()) await publish(engine, domain, [phone(String(at))]);
      for (const [at, domain] of domains.entries()) expect(await found(domain)).toEqual([`${at}/1`]);
    });
  });
};
