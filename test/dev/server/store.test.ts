import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type LocalStore, openLocalStore, readSigningKey } from '../../../dev/server/store.ts';
import { DomainConfig } from '../../../lambdas/contract/shop/domain.ts';
import type { Log } from '../../../lambdas/ports/log.ts';

const shop = DomainConfig.parse({ hostname: 'shop.example.com', shopName: 'Shop' });
const allowance = { key: 'domain#x', limit: 1_000, expiresAt: new Date(Date.now() + 600_000) };

let folder = '';
let warnings: string[] = [];
let open: LocalStore[] = [];
const log: Log = { info: () => {}, warn: (message) => warnings.push(message), error: () => {} };
const file = () => join(folder, 'store.lmdb');

const openStore = async (): Promise<LocalStore> => {
  const store = await openLocalStore({ folder, log });
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
  for (const store of open) await store.close();
  open = [];
  await rm(folder, { recursive: true, force: true });
});

const fillAndClose = async (): Promise<void> => {
  const store = await openStore();
  for (let at = 0; at < 20; at += 1) {
    const extraInstructions = 'Be kind. '.repeat(400);
    await store.domainStore.save({ ...shop, hostname: `shop-${at}.example.com`, extraInstructions });
  }
  await close(store);
};

/** Runs a few lines in a process of its own, with the store of the folder open as `store`. */
const inProcess = async (lines: string, limit = ''): Promise<NodeJS.Signals | number | null> => {
  const script = join(folder, 'script.mts');
  const source = (path: string) => new URL(`../../../${path}`, import.meta.url).href;
  writeFileSync(
    script,
    `import { openLocalStore } from '${source('dev/server/store.ts')}';
     const log = { warn: (message) => { throw new Error(message); } };
     const store = await openLocalStore({ folder: ${JSON.stringify(folder)}, log });
     const allowance = { ...${JSON.stringify(allowance)}, expiresAt: new Date(Date.now() + 600_000) };
     ${lines}
     await store.close();`,
  );
  const command = `${limit} exec "$0" "$@"`;
  const given = [process.execPath, '--import', import.meta.resolve('tsx'), script];
  const child = spawn('sh', ['-c', command, ...given], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  await once(child, 'exit');
  return child.signalCode ?? child.exitCode;
};

describe('the store in its folder', () => {
  it('keeps domains and usage from one start to the next', async () => {
    const first = await openStore();
    await first.domainStore.save(shop);
    await first.usageMeter.count(allowance);
    await close(first);

    const second = await openStore();
    expect(await second.domainStore.find('shop.example.com')).toEqual(shop);
    expect(await second.usageMeter.count(allowance)).toEqual({ kind: 'counted', used: 2 });
    expect(warnings).toEqual([]);
  });

  it('is one file and its lock', async () => {
    await fillAndClose();
    expect(readdirSync(folder).sort()).toEqual(['store.lmdb', 'store.lmdb-lock']);
  });

  it('is shared by processes that count at the same time, exactly', async () => {
    const store = await openStore();
    const counting = 'for (let at = 0; at < 50; at += 1) await store.usageMeter.count(allowance);';
    const others = [
      inProcess(counting),
      inProcess(`${counting} await store.domainStore.save(${JSON.stringify(shop)});`),
    ];
    for (let at = 0; at < 50; at += 1) await store.usageMeter.count(allowance);
    expect(await Promise.all(others)).toEqual([0, 0]);
    expect(await store.usageMeter.count(allowance)).toEqual({ kind: 'counted', used: 151 });
    expect(await store.domainStore.find('shop.example.com')).toEqual(shop);
  });

  it('goes on when a process is killed in the middle of a change, and shows nothing of the change', async () => {
    const store = await openStore();
    await store.domainStore.save(shop);
    const killed = `store.store.write(() => {
      store.store.json('aliases', { parse: (value) => value }).put(['half.example.com'], 'shop.example.com');
      process.kill(process.pid, 'SIGKILL');
    });`;
    expect(await inProcess(killed)).toBe('SIGKILL');
    expect(await store.domainStore.find('half.example.com')).toBeUndefined();
    await store.domainStore.save({ ...shop, shopName: 'Renamed' });
    expect(await store.domainStore.find('shop.example.com')).toMatchObject({ shopName: 'Renamed' });
  });

  it('says that the disk is full while it is, reads on, loses nothing, and goes on when there is room', async () => {
    const store = await openStore();
    await store.domainStore.save(shop);
    const filling = `
      const half = store.store.bytes('half');
      const failures = [];
      for (let at = 0; at < 9; at += 1) {
        try {
          store.store.write(() => half.put(['large', at], crypto.getRandomValues(new Uint8Array(60_000))));
        } catch (error) {
          failures.push([error.code, error.message]);
        }
      }
      for (let at = 0; at < 400; at += 1) {
        const refused = await store.usageMeter.count({ ...allowance, key: 'x'.repeat(900) + at }).catch((error) => error);
        if (refused.kind === undefined) failures.push([refused.code, refused.message]);
      }
      const isNamed = failures.length > 9 && failures.at(-1)?.[0] === 'SERVICE_UNAVAILABLE' && /did not answer: free some space/.test(failures.at(-1)[1]);
      const found = await store.domainStore.find('shop.example.com');
      process.exitCode = isNamed && found?.shopName === 'Shop' ? 0 : 1;`;
    // No file may grow beyond 300 kB, which LMDB meets as it meets a full disk.
    expect(await inProcess(filling, "trap '' XFSZ; ulimit -f 600;")).toBe(0);
    await store.domainStore.save({ ...shop, shopName: 'Renamed' });
    expect(await store.domainStore.find('shop.example.com')).toMatchObject({ shopName: 'Renamed' });
  });

  it('names what an earlier version left, once, and leaves it alone', async () => {
    for (const name of ['dynamodb', 'catalog']) mkdirSync(join(folder, name));
    await close(await openStore());
    await openStore();
    expect(warnings).toEqual([
      expect.stringMatching(
        /an earlier version \(dynamodb, catalog\), .*storevoice domain put.*catalog import/,
      ),
    ]);
    expect(existsSync(join(folder, 'dynamodb'))).toBe(true);
  });

  it('refuses a row that is not a domain, names it, and lets it be removed', async () => {
    const store = await openStore();
    const { domainStore } = store;
    await domainStore.save(shop);
    const rows = store.store.json('domains', DomainConfig);
    store.store.write(() => rows.put([shop.hostname], { ...shop, shopName: '' }));
    await expect(domainStore.list()).rejects.toMatchObject({
      code: 'SERVICE_UNAVAILABLE',
      message: expect.stringMatching(/^domains shop\.example\.com in .*store\.lmdb is damaged: shopName/),
    });
    expect(await domainStore.remove(shop.hostname)).toBe(true);
    expect(await domainStore.list()).toEqual([]);
  });
});

describe('a damaged store', () => {
  const overwrite = (from: number, bytes: Buffer) => {
    const content = readFileSync(file());
    bytes.copy(content, from);
    writeFileSync(file(), content);
  };
  const damages: readonly (readonly [string, () => void])[] = [
    ['nothing of its own in it', () => writeFileSync(file(), 'once upon a time '.repeat(1_000))],
    ['its end cut off', () => truncateSync(file(), Math.floor(statSync(file()).size / 2))],
    ['all but its first bytes cut off', () => truncateSync(file(), 100)],
    ['its heads overwritten', () => overwrite(0, Buffer.alloc(8_192, 1))],
    ['its tree overwritten', () => overwrite(8_192, Buffer.alloc(statSync(file()).size - 8_192, 1))],
    [
      'a folder in its place',
      () => {
        rmSync(file());
        mkdirSync(file());
      },
    ],
  ];

  it.each(damages)('with %s is named, set aside and replaced', async (_damage, harm) => {
    await fillAndClose();
    harm();
    const store = await openStore();
    expect(await store.domainStore.list()).toEqual([]);
    expect(warnings).toEqual([expect.stringMatching(/store\.lmdb is damaged: .+; it was set aside/)]);
    const kept = readdirSync(folder).find((name) => name.startsWith('damaged-')) ?? '';
    expect(readdirSync(join(folder, kept))).toEqual(['store.lmdb']);

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
