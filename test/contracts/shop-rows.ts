import { beforeEach, describe, expect, it } from '@jest/globals';
import { NO_COUNTS } from '../../lambdas/contract/imports/import-run.ts';
import { shopCounters } from '../../lambdas/contract/shop/counter-keys.ts';
import type { ImportLedger } from '../../lambdas/ports/imports/import-ledger.ts';
import type { ShopRows } from '../../lambdas/ports/shop/shop-rows.ts';
import type { StoreTexts } from '../../lambdas/ports/shop/store-texts.ts';
import type { UsageMeter } from '../../lambdas/ports/shop/usage-meter.ts';

export interface OpenRows {
  readonly rows: ShopRows;
  readonly texts: StoreTexts;
  readonly imports: ImportLedger;
  readonly usage: UsageMeter;
}

const NOW = new Date('2026-11-22T10:20:00Z');
const NONE = { texts: 0, imports: 0, counters: 0 };
const expiresAt = new Date('2027-01-01T00:00:00Z');

/** What every `ShopRows` keeps to; `open` answers an empty store. */
export const describeShopRows = (name: string, open: () => Promise<OpenRows>): void => {
  describe(`${name} as ShopRows`, () => {
    let store: OpenRows;
    beforeEach(async () => {
      store = await open();
    });

    const fill = async (domain: string): Promise<void> => {
      const { texts, imports, usage } = store;
      await texts.change(domain, (old) => old);
      const at = NOW.toISOString();
      const about = { domain, importId: 'one', source: 'feed', startedAt: at, updatedAt: at };
      await imports.begin({ ...about, state: { kind: 'published', generation: 'g' }, counts: NO_COUNTS });
      await imports.wait({ ...about, importId: 'two', waitsFor: { importId: 'one', source: 'feed' } });
      const [day = '', month = ''] = shopCounters(domain, NOW);
      await usage.count({ key: day, limit: 1, expiresAt });
      await usage.add({ key: month, expiresAt }, { seconds: 1 });
    };

    it('removes the rows of a shop, says how many there were, and removes nothing twice', async () => {
      await fill('shop.example.com');
      await fill('shop.example.com.evil');
      const removed = { texts: 1, imports: 2, counters: 2 };
      expect(await store.rows.remove('shop.example.com', NOW)).toEqual(removed);
      expect(await store.rows.remove('shop.example.com', NOW)).toEqual(NONE);
      expect(await store.imports.latest('shop.example.com')).toBeUndefined();
      expect(await store.imports.waiting('shop.example.com', NOW)).toEqual([]);
      expect(await store.rows.remove('shop.example.com.evil', NOW)).toEqual(removed);
    });

    it('counts what it would remove, and leaves it there', async () => {
      await fill('shop.example.com');
      const counted = await store.rows.count('shop.example.com', NOW);
      expect(await store.imports.latest('shop.example.com')).toBeDefined();
      expect(await store.rows.remove('shop.example.com', NOW)).toEqual(counted);
      expect(await store.rows.count('shop.example.com', NOW)).toEqual(NONE);
    });
  });
};
