import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore, type Store } from '../../../lambdas/adapters/embedded/store/store.ts';

/** A new store in a folder of its own, which goes with it. */
export const freshStore = async (): Promise<Store> => {
  const store = openStore(await mkdtemp(join(tmpdir(), 'storevoice-store-')));
  return {
    ...store,
    close: async () => {
      await store.close();
      await rm(store.folder, { recursive: true, force: true });
    },
  };
};
