import * as z from 'zod';
import { shopCounters } from '../../contract/shop/counter-keys.ts';
import type { Hostname } from '../../contract/shop/hostname.ts';
import type { RowCounts, ShopRows } from '../../ports/shop/shop-rows.ts';
import type { Store } from './store/store.ts';

/** Rows of tables that other adapters write, which need not be read to be counted or removed. */
export const createEmbeddedShopRows = ({ store }: { readonly store: Store }): ShopRows => {
  const table = (name: string) => store.json(name, z.unknown());
  const [texts, imports, waiting] = [table('store-texts'), table('imports'), table('waiting-imports')];
  const counters = [table('usage'), table('usage-sums')];
  const has = (from: ReturnType<typeof table>, key: string): number => Number(from.has([key]));

  const count = (domain: Hostname, now: Date): RowCounts => ({
    texts: has(texts, domain),
    imports: has(imports, domain) + Math.min(1, waiting.count(domain)),
    counters: shopCounters(domain, now).filter((key) => counters.some((from) => from.has([key]))).length,
  });

  return {
    count: async (domain, now) => count(domain, now),
    remove: async (domain, now) =>
      store.write(() => {
        const counts = count(domain, now);
        texts.remove([domain]);
        imports.remove([domain]);
        waiting.removeSome(1_000, domain);
        for (const key of shopCounters(domain, now)) for (const from of counters) from.remove([key]);
        return counts;
      }),
  };
};
