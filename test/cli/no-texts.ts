import type { ShopRows } from '../../lambdas/ports/shop/shop-rows.ts';
import type { StoreTexts } from '../../lambdas/ports/shop/store-texts.ts';

/** For commands that read none. */
export const noTexts: StoreTexts = {
  published: async () => ({ revision: '', texts: [] }),
  change: async () => {},
};

/** For commands that remove no shop. */
export const noRows: ShopRows = {
  count: async () => ({ texts: 0, imports: 0, counters: 0 }),
  remove: async () => ({ texts: 0, imports: 0, counters: 0 }),
};
