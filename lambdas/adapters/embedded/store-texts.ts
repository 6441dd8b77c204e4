import { randomUUID } from 'node:crypto';
import { PublishedTexts } from '../../contract/shop/store-text.ts';
import type { StoreTexts } from '../../ports/shop/store-texts.ts';
import type { Store } from './store/store.ts';

export const createEmbeddedStoreTexts = ({ store }: { readonly store: Store }): StoreTexts => {
  const rows = store.json('store-texts', PublishedTexts);
  return {
    published: async (domain) => rows.get([domain]) ?? { revision: '', texts: [] },
    change: async (domain, change) =>
      store.write(() => {
        const texts = [...change(rows.get([domain])?.texts ?? [])];
        rows.put([domain], { revision: randomUUID(), texts });
      }),
  };
};
