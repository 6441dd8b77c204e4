import { expect, it } from '@jest/globals';
import { type ImportCloud, SHOP } from './import-cloud.ts';
import { type ImportingShop, jsonl, products } from './importing-shop.ts';

/** What becomes of prices and stock that are put into the bucket between two feeds. */
export const itTakesPatches = (cloud: () => ImportCloud, shop: () => ImportingShop): void => {
  it('changes a price by a patch at once, and lists ids that the shop does not sell', async () => {
    const live = await shop().generation();
    const patch =
      '{"productId":"2","variantId":"3","price":"777.00 USD"}\n{"id":"nobody-sells-it","price":"1 USD"}\n';
    const told = cloud().notices.length;
    await cloud().lambdas.call('ImportPatchingPatch')(
      await cloud().objects.put(`patches/${SHOP}/evening.jsonl`, patch),
    );
    const changed = (await cloud().index.product(SHOP, '2')).find(({ variantId }) => variantId === '3');
    expect(changed?.price).toEqual({ minor: 77_700, currency: 'USD' });
    expect(await shop().generation()).toBe(live);
    expect(cloud().notices.slice(told)).toEqual([
      expect.objectContaining({
        message: expect.stringContaining('Variants changed: 1. Not in the catalogue: 1'),
      }),
    ]);
  });

  it('keeps a patch that comes while an older feed is imported, live at once and after it', async () => {
    const priceOf = async (variant: string) =>
      (await cloud().index.product(SHOP, '2')).find(({ variantId }) => variantId === variant)?.price?.minor;
    const prices: unknown[] = [];
    const undisturb = cloud().disturb('Publish', async (input, invoke) => {
      undisturb();
      const patch = '{"productId":"2","variantId":"3","price":"555.00 USD"}\n';
      await cloud().lambdas.call('ImportPatchingPatch')(
        await cloud().objects.put(`patches/${SHOP}/meanwhile.jsonl`, patch),
      );
      prices.push(await priceOf('3'));
      return invoke(input);
    });
    const before = await shop().generation();
    expect(await shop().upload('feed.jsonl', jsonl(products))).toEqual({ status: 'SUCCEEDED' });
    expect(await shop().generation()).not.toBe(before);
    expect([...prices, await priceOf('3')]).toEqual([55_500, 55_500]);
    // The next feed is newer than the patch.
    expect(await shop().upload('feed.jsonl', jsonl(products))).toEqual({ status: 'SUCCEEDED' });
    const written = products.find(({ id }) => id === '2')?.variants.find(({ id }) => id === '3');
    expect(await priceOf('3')).toBe(written?.price?.minor);
  });
};
