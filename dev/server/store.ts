import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  createEmbeddedDomainStore,
  createEmbeddedImportLedger,
  createEmbeddedShopRows,
  createEmbeddedStoreTexts,
  createEmbeddedUsageMeter,
} from '../../lambdas/adapters/embedded/shop-stores.ts';
import { openStore, type Store, storeFileIn } from '../../lambdas/adapters/embedded/store/store.ts';
import { DamagedStore, refuseFullDisk } from '../../lambdas/adapters/embedded/store/store-errors.ts';
import type { Log } from '../../lambdas/ports/log.ts';

interface StoreOptions {
  readonly folder: string;
  readonly log: Log;
}

/** Moves what cannot be read to `damaged-<time>/` beside it, so that nothing of a user's is ever deleted. */
const setAside = async (folder: string, path: string): Promise<string> => {
  const time = new Date().toISOString().replaceAll(/[:.]/gu, '-');
  const target = join(folder, `damaged-${time}`);
  await mkdir(target, { recursive: true });
  const moved = join(target, basename(path));
  await rename(path, moved);
  return moved;
};

const READER = fileURLToPath(
  new URL('../../lambdas/adapters/embedded/store/read-through.mjs', import.meta.url),
);
const READER_FOUND_DAMAGE = 3;

/** Reads the file in another process, since LMDB may end the process that reads a damaged one. */
const findDamageOnce = (file: string): Promise<string | undefined> =>
  new Promise((resolve) => {
    const options = { env: { ...process.env, NODE_OPTIONS: '' } };
    execFile(process.execPath, [READER, file], options, (error, stdout) => {
      if (error?.signal) resolve(`reading it ends with ${error.signal}`);
      else resolve(error?.code === READER_FOUND_DAMAGE ? stdout.trim() : undefined);
    });
  });

/** Only damage that is found twice is believed, since a store that is set aside is missed. */
const findDamage = async (file: string): Promise<string | undefined> =>
  (await findDamageOnce(file)) && findDamageOnce(file);

/** What versions before the one file kept in the folder. */
const EARLIER = ['dynamodb', 'catalog'];

const nameEarlierStore = ({ folder, log }: StoreOptions): void => {
  const found = EARLIER.filter((name) => existsSync(join(folder, name)));
  if (found.length === 0) return;
  log.warn(
    `${folder} holds the shops and catalogues of an earlier version (${found.join(', ')}), which this one does not ` +
      'read: register your shops again (storevoice domain put) and import their feeds again (storevoice catalog ' +
      'import), then delete them',
  );
};

const openSoundStore = async (options: StoreOptions): Promise<Store> => {
  const { folder, log } = options;
  const file = storeFileIn(folder);
  const isNew = !existsSync(file);
  if (isNew) nameEarlierStore(options);
  else refuseFullDisk(file);
  try {
    const damage = isNew || statSync(file).size === 0 ? undefined : await findDamage(file);
    if (damage !== undefined) throw new DamagedStore(file, damage);
    return openStore(folder);
  } catch (error) {
    if (!(error instanceof DamagedStore)) throw error;
    const moved = await setAside(folder, file);
    await rm(`${file}-lock`, { force: true });
    log.warn(`${error.message}; it was set aside and a new store was made`, { moved });
    return openStore(folder);
  }
};

/** Opens the store of a folder, which other processes may have open as well. A damaged file is set aside and replaced. */
export const openLocalStore = async (options: StoreOptions) => {
  const store = await openSoundStore(options);
  return {
    /** What catalogues and vectors are kept in, too. */
    store,
    domainStore: createEmbeddedDomainStore({ store }),
    usageMeter: createEmbeddedUsageMeter({ store, clock: () => new Date() }),
    importLedger: createEmbeddedImportLedger({ store }),
    storeTexts: createEmbeddedStoreTexts({ store }),
    shopRows: createEmbeddedShopRows({ store }),
    close: store.close,
  };
};
export type LocalStore = Awaited<ReturnType<typeof openLocalStore>>;

const KEY_BYTES = 48;
const KEY = /^[\w-]{43,}$/u; // At least 32 bytes in base64url.

const createKey = async (file: string): Promise<string> => {
  const key = randomBytes(KEY_BYTES).toString('base64url');
  await writeFile(file, `${key}\n`, { mode: 0o600, flag: 'wx' });
  return key;
};

/** The key that signs session tokens on this machine: made once, so that sessions outlive a restart. */
export const readSigningKey = async ({ folder, log }: StoreOptions): Promise<string> => {
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'signing-key');
  const stored = await readFile(file, 'utf8').catch(() => undefined);
  if (stored === undefined) return createKey(file);
  if (KEY.test(stored.trim())) return stored.trim();
  const moved = await setAside(folder, file);
  log.warn('The signing key was damaged; it was set aside and a new one was made', { moved });
  return createKey(file);
};
