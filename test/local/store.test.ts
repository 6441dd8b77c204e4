import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ClassicLevel } from 'classic-level';
import { DomainConfig } from '../../lambdas/contract/domain.ts';
import type { Log } from '../../lambdas/ports/log.ts';
import { readSigningKey } from '../../local/signing-key.ts';
import { type LocalStore, openLocalStore } from '../../local/store.ts';

const shop = DomainConfig.parse({ hostname: 'shop.example.com', shopName: 'Shop' });

let folder = '';
let warnings: string[] = [];
let open: LocalStore[] = [];
const log: Log = { info: () => {}, warn: (message) => warnings.push(message), error: () => {} };

const openStore = async (announce = false): Promise<LocalStore> => {
  const store = await openLocalStore({ folder, announce, log });
  open.push(store);
  return store;
};

const close = async (store: LocalStore): Promise<void> => {
  open = open.filter((each) => each !== store);
  await store.close();
};

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'storevoice-store-'));
  warnings = [];
});

afterEach(async () => {
  for (const store of open.reverse()) await store.close();
  open = [];
  await rm(folder, { recursive: true, force: true });
});

const fillAndClose = async (): Promise<void> => {
  const store = await openStore();
  await store.domainStore.save(shop);
  await close(store);
};

const storeFile = async (pattern: RegExp): Promise<string> => {
  const files = await readdir(join(folder, 'dynamodb'));
  return join(folder, 'dynamodb', files.find((file) => pattern.test(file)) ?? 'no such file');
};

describe('the store in its folder', () => {
  it('keeps domains and usage from one start to the next', async () => {
    const allowance = { key: 'domain#x#2026-11-22', limit: 5, expiresAt: new Date(Date.now() + 60_000) };
    const first = await openStore();
    await first.domainStore.save(shop);
    await first.usageMeter.count(allowance);
    await close(first);

    const second = await openStore();
    expect(await second.domainStore.find('shop.example.com')).toEqual(shop);
    expect(await second.usageMeter.count(allowance)).toEqual({ kind: 'counted', used: 2 });
    expect(warnings).toEqual([]);
  });

  it('is shared with another opener while the first one announces it', async () => {
    const server = await openStore(true);
    const command = await openStore();
    expect(command.endpoint()).toBe(server.endpoint());
    await command.domainStore.save(shop);
    expect(await server.domainStore.find('shop.example.com')).toEqual(shop);
  });

  it('is taken over by the opener that outlives the first', async () => {
    const first = await openStore(true);
    const second = await openStore(true);
    await first.domainStore.save(shop);
    await close(first);

    const found = await Promise.all([1, 2, 3].map(() => second.domainStore.find('shop.example.com')));
    expect(found).toEqual([shop, shop, shop]);
    expect(JSON.parse(await readFile(join(folder, 'store.json'), 'utf8')).endpoint).toBe(second.endpoint());
  });

  it('waits for a command that has it open for a moment', async () => {
    const command = await openStore();
    const opening = openStore();
    setTimeout(() => void close(command), 300);
    expect(await (await opening).domainStore.list()).toEqual([]);
  });

  it('says so when a stranger keeps it locked', async () => {
    const stranger = new ClassicLevel(join(folder, 'dynamodb'));
    await stranger.open();
    await expect(openStore()).rejects.toThrow(/in use by another process.*STOREVOICE_FOLDER/);
    await stranger.close();
  });

  it.each([
    ['of a process that is gone', async () => goneProcess()],
    ['of a process that is another program now', async () => process.pid],
  ])('ignores an address %s', async (_case, pid) => {
    await writeFile(
      join(folder, 'store.json'),
      JSON.stringify({ endpoint: 'http://127.0.0.1:9', pid: await pid() }),
    );
    const store = await openStore();
    expect(await store.domainStore.list()).toEqual([]);
  });

  it('ignores an address file that is not one', async () => {
    await writeFile(join(folder, 'store.json'), '{"endpoint":');
    await openStore();
    expect(warnings).toEqual([]);
  });
});

const goneProcess = async (): Promise<number> => {
  const child = spawn(process.execPath, ['-e', '']);
  await once(child, 'exit');
  return child.pid ?? 0;
};

describe('a damaged store', () => {
  const damages: readonly (readonly [string, () => Promise<void>])[] = [
    ['its table of contents cut off', async () => truncate(await storeFile(/^CURRENT$/), 3)],
    ['its table of contents missing', async () => rm(await storeFile(/^CURRENT$/))],
    ['its manifest garbled', async () => writeFile(await storeFile(/^MANIFEST/), 'not a manifest')],
    [
      'a file in its place',
      async () => {
        await rm(join(folder, 'dynamodb'), { recursive: true });
        await writeFile(join(folder, 'dynamodb'), 'a file');
      },
    ],
    [
      'a row that is no domain',
      async () => {
        const level = new ClassicLevel<string, string>(join(folder, 'dynamodb'));
        for (const [key, value] of await level.iterator().all()) {
          await level.put(key, value.replaceAll('shop.example.com', 'not a host'));
        }
        await level.close();
      },
    ],
  ];

  it.each(damages)('with %s is named, set aside and replaced', async (_damage, harm) => {
    await fillAndClose();
    await harm();
    const store = await openStore();
    expect(await store.domainStore.list()).toEqual([]);
    expect(warnings).toEqual([
      expect.stringMatching(/^The domain store was damaged \(.+\); it was set aside/),
    ]);
    const kept = (await readdir(folder)).find((name) => name.startsWith('damaged-')) ?? '';
    expect(await readdir(join(folder, kept))).toEqual(['dynamodb']);

    await store.domainStore.save(shop);
    expect(await store.domainStore.find('shop.example.com')).toEqual(shop);
  });
});

describe('the signing key', () => {
  it('is made once and readable by its owner alone', async () => {
    const key = await readSigningKey({ folder, log });
    expect(await readSigningKey({ folder, log })).toBe(key);
    expect((await stat(join(folder, 'signing-key'))).mode & 0o777).toBe(0o600);
  });

  it('is replaced when damaged, and the old file is kept', async () => {
    await writeFile(join(folder, 'signing-key'), 'short');
    expect(await readSigningKey({ folder, log })).toMatch(/^[\w-]{64}$/);
    expect(warnings).toHaveLength(1);
  });
});
