import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { CatalogProfile } from '../../../lambdas/contract/catalog/search-document.ts';
import type { CatalogHistory } from '../../../lambdas/ports/catalog/catalog-upkeep.ts';
import { type CatalogEngine, embedded, embedder, idsOf, profileOf, row } from './catalog-rows.ts';

const SHOP = 'shop.example.com';

export interface HistoryEngine extends CatalogEngine {
  readonly history: CatalogHistory;
}

/** What every `CatalogHistory` keeps to; `open` answers an engine without any catalogue. */
export const describeCatalogHistory = (name: string, open: () => Promise<HistoryEngine>): void => {
  describe(`${name} as a CatalogHistory`, () => {
    let engine: HistoryEngine;
    beforeEach(async () => {
      engine = await open();
    });
    afterEach(() => engine.close());

    /** Publishes a catalogue whose one product has this id. */
    const publishOne = async (productId: string, hour: number): Promise<CatalogProfile> => {
      const generation = await engine.writer.begin(SHOP, embedder);
      const document = row({ productId, variantId: '1', terms: { name: ['phone'] } });
      await engine.writer.add(SHOP, generation, [embedded(document)]);
      const profile = profileOf(generation, { publishedAt: `2026-11-22T${10 + hour}:00:00.000Z` });
      await engine.writer.publish(SHOP, profile);
      return profile;
    };
    const live = async () => {
      const groups = [{ alternatives: [{ term: 'phone', weight: 1 }], weight: 1 }];
      return idsOf(
        (await engine.index.retrieve({ domain: SHOP, groups, terms: [], limit: 9, nearestLimit: 9 })).lexical,
      );
    };
    const generations = async () => (await engine.history.list(SHOP)).map(({ generation }) => generation);

    it('is empty where nothing was published, and a draft is not history', async () => {
      await engine.writer.begin(SHOP, embedder);
      expect(await engine.history.list(SHOP)).toEqual([]);
    });

    it('lists the live catalogue and the one before it, newest first', async () => {
      const published = [];
      for (const hour of [1, 2, 3]) published.push(await publishOne(`p${hour}`, hour));
      expect(await engine.history.list(SHOP)).toEqual(
        published
          .slice(1)
          .reverse()
          .map(({ generation, publishedAt }, at) => ({
            generation,
            publishedAt,
            products: 1,
            variants: 1,
            live: at === 0,
          })),
      );
    });

    it('makes an earlier catalogue live at once, and the later one stays to go forward to', async () => {
      const first = await publishOne('old', 1);
      const second = await publishOne('new', 2);
      expect(await engine.history.restore(SHOP, first.generation)).toBe(true);
      expect(await live()).toEqual(['old/1']);
      expect(await engine.index.profile(SHOP)).toEqual(first);
      expect((await engine.history.list(SHOP)).map((each) => each.live)).toEqual([false, true]);
      expect(await engine.history.restore(SHOP, second.generation)).toBe(true);
      expect(await live()).toEqual(['new/1']);
    });

    it('takes no offence at restoring what is live', async () => {
      const { generation } = await publishOne('p1', 1);
      expect(await engine.history.restore(SHOP, generation)).toBe(true);
      expect(await live()).toEqual(['p1/1']);
    });

    it('restores nothing that is not kept, nor a draft, nor what belongs to another shop', async () => {
      const { generation } = await publishOne('p1', 1);
      const draft = await engine.writer.begin(SHOP, embedder);
      for (const other of ['never-was', draft, '*', '..']) {
        expect(await engine.history.restore(SHOP, other)).toBe(false);
      }
      expect(await engine.history.restore('other.example.com', generation)).toBe(false);
      expect(await live()).toEqual(['p1/1']);
    });

    it('goes on from a restored catalogue: the next publish keeps it, and not the one that was left', async () => {
      const first = await publishOne('p1', 1);
      await publishOne('p2', 2);
      await engine.history.restore(SHOP, first.generation);
      const third = await publishOne('p3', 3);
      expect(await live()).toEqual(['p3/1']);
      expect(await generations()).toEqual([third, first].map(({ generation }) => generation));
    });
  });
};
