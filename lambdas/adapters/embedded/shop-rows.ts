import * as z from 'zod';
import { shopCounters } from '../../contract/shop/counter-keys.ts';
import type { ShopRows } from '../../ports/shop/shop-rows.ts';
import type { Store } from './store/store.ts';

/** Rows of tables that other adapters write, which need not be read to be removed. */
export const createEmbeddedShopRows = ({ store }: { readonly store: Store }): ShopRows => {
  const table = (name: string) => store.json(name, z.unknown());
  const [texts, imports, waiting] = [table('store-texts'), table('imports'), table('waiting-imports')];
  const [counts, sums] = [table('usage'), table('usage-sums')];
  const removeOne = (from: ReturnType<typeof table>, key: string): number => {
    const isThere = from.has([key]);
    if (isThere) from.remove([key]);
    return Number(isThere);
  };
  return {
    remove: async (domain, now) =>
      store.write(() => ({
        texts: removeOne(texts, domain),
        imports: removeOne(imports, domain) + Math.min(1, waiting.removeSome(1_000, domain)),
        counters: shopCounters(domain, now).filter((key) =>
          [counts, sums].map((from) => removeOne(from, key)).includes(1),
        ).length,
      })),
  };
};
