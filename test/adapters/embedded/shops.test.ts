import { afterAll } from '@jest/globals';
import {
  createEmbeddedDomainStore,
  createEmbeddedImportLedger,
  createEmbeddedShopRows,
  createEmbeddedStoreTexts,
  createEmbeddedUsageMeter,
} from '../../../lambdas/adapters/embedded/shop-stores.ts';
import type { Store } from '../../../lambdas/adapters/embedded/store/store.ts';
import { describeDomainStore } from '../../contracts/domain-store.ts';
import { describeImportLedger } from '../../contracts/import-ledger.ts';
import { describeShopRows } from '../../contracts/shop-rows.ts';
import { describeStoreTexts } from '../../contracts/store-texts.ts';
import { describeUsageMeter } from '../../contracts/usage-meter.ts';
import { freshStore } from './fresh-store.ts';

const stores: Store[] = [];
const open = async (): Promise<{ readonly store: Store }> => {
  const store = await freshStore();
  stores.push(store);
  return { store };
};
afterAll(() => Promise.all(stores.map((store) => store.close())));

describeDomainStore('The embedded store', async () => createEmbeddedDomainStore(await open()));
describeUsageMeter('The embedded meter', async () =>
  createEmbeddedUsageMeter({ ...(await open()), clock: () => new Date('2026-11-22T12:00:00Z') }),
);
describeStoreTexts('The embedded store', async () => createEmbeddedStoreTexts(await open()));
describeImportLedger('The embedded ledger', async () => createEmbeddedImportLedger(await open()));
describeShopRows('The embedded store', async () => {
  const opened = await open();
  return {
    rows: createEmbeddedShopRows(opened),
    texts: createEmbeddedStoreTexts(opened),
    imports: createEmbeddedImportLedger(opened),
    usage: createEmbeddedUsageMeter({ ...opened, clock: () => new Date('2026-11-22T12:00:00Z') }),
  };
});
