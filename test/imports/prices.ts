import { expect, it } from '@jest/globals';
import { reportPaths } from '../../lambdas/contract/imports/bucket.ts';
import { readObjectText } from '../../lambdas/core/imports/object-text.ts';
import { type ImportCloud, SHOP } from './import-cloud.ts';
import { type ImportingShop, jsonl, products } from './importing-shop.ts';

/** The demo shop's feed after somebody lost the comma of one price. */
const slipped = products.map((product) => ({
  ...product,
  variants: product.variants.map((variant) =>
    product.id === '2' && variant.id === '3' && variant.price
      ? { ...variant, price: { ...variant.price, minor: variant.price.minor * 100 }, compareAt: undefined }
      : variant,
  ),
}));

/** What a merchant is told of prices that a second feed brings. */
export const itTellsOfPrices = (cloud: () => ImportCloud, shop: () => ImportingShop): void => {
  it('warns a merchant about a price far from the last import', async () => {
    expect(await shop().upload('feed.jsonl', jsonl(slipped))).toEqual({ status: 'SUCCEEDED' });
    const { summary } = reportPaths(SHOP, (await shop().latest())?.importId ?? '');
    const report = await cloud().objects.read(summary);
    const { problems } = JSON.parse(report ? await readObjectText(report) : '{}');
    const jumps = problems.filter(({ code }: { readonly code: string }) => code === 'price-jump');
    expect(jumps).toMatchObject([{ count: 1, examples: [{ seen: expect.stringContaining('→ 99990 USD') }] }]);
  });
};
