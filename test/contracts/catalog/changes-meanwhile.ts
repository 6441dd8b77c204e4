import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { CatalogChange } from '../../../lambdas/contract/catalog/catalog-change.ts';
import type { DraftCheck } from '../../../lambdas/ports/catalog/catalog-writer.ts';
import type { PatcherEngine } from './catalog-patcher.ts';
import { embedder, profileOf, publish } from './catalog-rows.ts';
import { inOrder, phone, publishPhones, SHOP, usd } from './phone-shop.ts';

/** What every writer and patcher keep to together: no change is lost to a feed that is older than it. */
export const describeChangesMeanwhile = (name: string, open: () => Promise<PatcherEngine>): void => {
  describe(`A change on ${name} while a catalogue is built from an older feed`, () => {
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
    const begin = (asOf?: Date) => engine.writer.begin(SHOP, embedder, asOf);
    const finish = async (generation: string, documents: ReturnType<typeof phone>[], check?: DraftCheck) => {
      await engine.writer.add(SHOP, generation, documents.map(inOrder));
      const profile = profileOf(generation, { variants: documents.length });
      await engine.writer.publish(SHOP, profile, check);
    };

    it('is live at once, and in the catalogue that is published after it', async () => {
      const draft = await begin();
      await patch({ productId: '2', price: usd(5) }, { productId: '1', availability: 'out-of-stock' });
      expect(await product('2')).toMatchObject([{ price: usd(5) }]);
      await finish(draft, [phone('1', 'a', 4_000), phone('1', 'new', 4_100), phone('2', 'c', 4_200)]);
      expect(await product('2')).toMatchObject([{ price: usd(5) }]);
      // What it said nothing of is as the feed has it, and it holds for variants that the feed brought.
      expect(await product('1')).toMatchObject([
        { price: usd(4_000), availability: 'out-of-stock' },
        { price: usd(4_100), availability: 'out-of-stock' },
      ]);
    });

    it('holds for what the feed alone sells, though it is reported as unknown', async () => {
      const draft = await begin();
      const coming = { productId: '3', price: usd(7) };
      expect(await patch(coming)).toEqual({ changed: 0, unknown: [coming] });
      await finish(draft, [phone('3', 'd', 4_000)]);
      expect(await product('3')).toMatchObject([{ price: usd(7) }]);
    });

    it('holds while the very first catalogue is built', async () => {
      const other = 'first.example.com';
      const draft = await engine.writer.begin(other, embedder);
      const change = CatalogChange.parse({ productId: '1', price: usd(7) });
      expect(await engine.patcher.patch(other, [change])).toMatchObject({ changed: 0 });
      await engine.writer.add(other, draft, [phone('1', 'a', 4_000)]);
      await engine.writer.publish(other, profileOf(draft));
      expect(await engine.index.product(other, '1')).toMatchObject([{ price: usd(7) }]);
    });

    it('leaves the last of several changes, whichever of them named the variant', async () => {
      const draft = await begin();
      await patch({ productId: '1', price: usd(1) }, { productId: '1', variantId: 'b', price: usd(2) });
      await patch({ productId: '1', variantId: 'a', price: usd(3) }, { productId: '2', price: usd(4) });
      await patch({ productId: '2', price: usd(5) });
      await finish(draft, [phone('1', 'a', 4_000), phone('1', 'b', 4_000), phone('2', 'c', 4_000)]);
      const variants = [...(await product('1')), ...(await product('2'))];
      expect(variants.map(({ price }) => price?.minor)).toEqual([3, 2, 5]);
    });

    it('makes all of hundreds of changes, also those of one variant that are far apart', async () => {
      const draft = await begin();
      const others = Array.from({ length: 600 }, (_, at) => ({ productId: `nobody-${at}`, price: usd(1) }));
      const apart = [
        { productId: '2', availability: 'preorder' },
        ...others,
        { productId: '2', price: usd(5) },
      ];
      expect((await patch(...apart)).unknown).toHaveLength(600);
      const both = { price: usd(5), availability: 'preorder' };
      expect(await product('2')).toMatchObject([both]);
      await finish(draft, [phone('2', 'c', 4_000)]);
      expect(await product('2')).toMatchObject([both]);
    });

    it('holds for a feed that waited for its turn while another was published', async () => {
      const waiting = new Date();
      await patch({ productId: '2', price: usd(5) });
      await publish(engine, SHOP, [phone('2', 'c', 4_000)]);
      expect(await product('2')).toMatchObject([{ price: usd(4_000) }]);
      await finish(await begin(waiting), [phone('2', 'c', 4_100)]);
      expect(await product('2')).toMatchObject([{ price: usd(5) }]);
    });

    it('is made once: the next feed is newer than it', async () => {
      const draft = await begin();
      await patch({ productId: '2', price: usd(5) });
      await finish(draft, [phone('2', 'c', 4_000)]);
      await publish(engine, SHOP, [phone('2', 'c', 4_100)]);
      expect(await product('2')).toMatchObject([{ price: usd(4_100) }]);
    });

    it('is not lost in the last moment before the swap', async () => {
      const draft = await begin();
      const documents = [phone('1', 'a', 4_000), phone('2', 'c', 4_000)];
      await finish(draft, documents, async () => {
        await patch({ productId: '2', price: usd(5) });
      });
      expect(await product('2')).toMatchObject([{ price: usd(5) }]);
    });

    it('loses none of many that come while it is published', async () => {
      const ids = Array.from({ length: 12 }, (_, at) => `many-${at}`);
      await publish(engine, SHOP, ids.map((id) => phone(id, 'x', 1_000)).map(inOrder));
      const draft = await begin();
      const patching = Promise.all(ids.map((id, at) => patch({ productId: id, price: usd(at + 1) })));
      await finish(
        draft,
        ids.map((id) => phone(id, 'x', 4_000)),
      );
      await patching;
      const prices = await Promise.all(ids.map(async (id) => (await product(id))[0]?.price?.minor));
      expect(prices).toEqual(ids.map((_, at) => at + 1));
    });
  });
};
