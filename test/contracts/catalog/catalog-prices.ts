import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { CatalogChange } from '../../../lambdas/contract/catalog/catalog-change.ts';
import type { CatalogPrices, LivePrice } from '../../../lambdas/ports/catalog/catalog-upkeep.ts';
import type { PatcherEngine } from './catalog-patcher.ts';
import { embedded, embedder, publish, row } from './catalog-rows.ts';

const SHOP = 'shop.example.com';
/** More than an engine answers at once. */
const MANY = 10_500;
const usd = (minor: number) => ({ minor, currency: 'USD' });

export interface PricesEngine extends PatcherEngine {
  readonly prices: CatalogPrices;
}

const priced = (productId: string, variantId: string, position: number, minor?: number) =>
  embedded(row({ productId, variantId, position, ...(minor === undefined ? {} : { price: usd(minor) }) }));

/** What every `CatalogPrices` keeps to; `open` answers an engine without any catalogue. */
export const describeCatalogPrices = (name: string, open: () => Promise<PricesEngine>): void => {
  describe(`${name} as CatalogPrices`, () => {
    let engine: PricesEngine;
    beforeEach(async () => {
      engine = await open();
    });
    afterEach(() => engine.close());

    const listed = async (domain = SHOP): Promise<readonly string[]> => {
      const lines: string[] = [];
      for await (const { productId, variantId, price } of engine.prices.list(domain)) {
        lines.push(`${productId}/${variantId} ${price.minor} ${price.currency}`);
      }
      return lines.sort();
    };

    it('lists what each variant of the live catalogue costs, and none that has no price', async () => {
      await publish(engine, SHOP, [priced('1', 'a', 0, 1_000), priced('1', 'b', 1), priced('2', 'c', 2, 0)]);
      expect(await listed()).toEqual(['1/a 1000 USD', '2/c 0 USD']);
    });

    it('lists nothing when the shop has no catalogue', async () => {
      expect(await listed('nobody.example.com')).toEqual([]);
    });

    it('keeps the shops apart, and what is live apart from what is being built', async () => {
      await publish(engine, SHOP, [priced('1', 'a', 0, 1_000)]);
      await publish(engine, 'other.example.com', [priced('1', 'a', 0, 7)]);
      const draft = await engine.writer.begin(SHOP, embedder);
      await engine.writer.add(SHOP, draft, [priced('1', 'a', 0, 9)]);
      expect(await listed()).toEqual(['1/a 1000 USD']);
    });

    it('lists prices as patches have left them', async () => {
      await publish(engine, SHOP, [priced('1', 'a', 0, 1_000), priced('2', 'c', 1, 2_000)]);
      await engine.patcher.patch(SHOP, [CatalogChange.parse({ productId: '1', price: usd(900) })]);
      expect(await listed()).toEqual(['1/a 900 USD', '2/c 2000 USD']);
    });

    it('lists all of a catalogue that goes over many answers of an engine', async () => {
      const many = Array.from({ length: MANY }, (_, position) =>
        priced(String(position), 'v', position, position),
      );
      await publish(engine, SHOP, many);
      const seen: LivePrice[] = [];
      for await (const price of engine.prices.list(SHOP)) seen.push(price);
      expect(new Set(seen.map(({ productId }) => productId)).size).toBe(MANY);
      expect(seen.every(({ productId, price }) => String(price.minor) === productId)).toBe(true);
    });
  });
};
