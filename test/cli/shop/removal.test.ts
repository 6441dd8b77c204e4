import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openCatalogs } from '../../../cli/catalog/catalog-place.ts';
import { openRemoval } from '../../../cli/shop/remove-shop.ts';
import { shopCommand } from '../../../cli/shop/shop.ts';
import { type OpenStore, openChosenStore } from '../../../cli/store.ts';
import { NO_COUNTS } from '../../../lambdas/contract/imports/import-run.ts';
import { embedded, embedder, profileOf, row } from '../../contracts/catalog/catalog-rows.ts';
import { runCommandLine } from '../run-command.ts';

const HOST = 'shop.example.com';
const clock = () => new Date('2026-11-29T12:00:00.000Z');

let folder: string;
let store: OpenStore;
let broken: boolean;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'storevoice-removal-'));
  store = await openChosenStore({ folder });
  broken = false;
});
afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

const run = (...line: readonly string[]) =>
  runCommandLine({
    create: (terminal) =>
      shopCommand({
        ...{ terminal, clock, env: {} },
        openStore: async () => ({ ...store, close: async () => {} }),
        openRemoval: async (opened, options) => {
          const places = await openRemoval(opened, { ...options, folder });
          if (!broken) return places;
          const removeShop = async () => {
            throw new Error('the search went away');
          };
          return { ...places, catalogs: { removeShop } };
        },
      }),
    line: ['shop', ...line],
  });

const publish = async (): Promise<void> => {
  const { writer } = openCatalogs(folder);
  const generation = await writer.begin(HOST, embedder);
  await writer.add(HOST, generation, [embedded(row({ productId: 'p1', variantId: '1' }))]);
  await writer.publish(HOST, profileOf(generation));
};
const catalogs = () => openCatalogs(folder).history.list(HOST);

describe('storevoice shop add', () => {
  it('registers a shop that is safe to open, once', async () => {
    const { out, code } = await run(
      'add',
      HOST,
      '--locale',
      'en',
      '--feed-url',
      'https://a.example.com/feed.xml',
    );
    expect({ code, out }).toEqual({
      code: 0,
      out: expect.stringMatching(/^Added shop\.example\.com to local store/),
    });
    expect(await store.domains.find(HOST)).toMatchObject({
      shopName: HOST,
      locale: 'en',
      connection: 'brokered',
      budget: { dollarsPerMonth: 100 },
      feed: { schedule: 'cron(0 3 * * ? *)' },
    });
    expect(await run('add', HOST)).toMatchObject({ code: 1, err: expect.stringMatching(/is registered in/) });
  });
});

describe('storevoice shop remove', () => {
  beforeEach(async () => {
    await run('add', HOST);
    await publish();
  });

  it('says what would go and how much of it, and removes nothing, until it is told to', async () => {
    const { out, code } = await run('remove', HOST);
    expect({ code, out }).toEqual({ code: 0, out: expect.stringMatching(/Nothing was removed; add --yes/) });
    expect(out).toMatch(
      / 1 +catalogues\n +1 +products in them\n +1 +variants in them, each with its vector\n/,
    );
    expect(await catalogs()).toHaveLength(1);
    expect(await store.domains.find(HOST)).toMatchObject({ status: 'active' });
    const { kept } = JSON.parse((await run('remove', HOST, '--json')).out);
    const { removed } = JSON.parse((await run('remove', HOST, '--yes', '--json')).out);
    expect({ ...removed, products: 1 }).toEqual(kept);
    expect((await run('remove', HOST)).out).toMatch(
      /^shop\.example\.com is not registered in local store .*what is left of it/,
    );
  });

  it('removes all of a shop, says how many of each, and can be run again', async () => {
    const { out } = await run('remove', HOST, '--yes');
    expect(out).toMatch(/^Removed shop\.example\.com from local store/);
    expect(out).toMatch(/ 1 +catalogues\n +1 +variants in them/);
    expect([await catalogs(), await store.domains.find(HOST)]).toEqual([[], undefined]);
    const again = await run('remove', HOST, '--yes', '--json');
    expect(JSON.parse(again.out)).toMatchObject({ removed: { isRegistered: false, catalogs: 0, texts: 0 } });
  });

  it('leaves a suspended shop behind when it breaks off, and ends the work when it is run again', async () => {
    broken = true;
    expect((await run('remove', HOST, '--yes')).code).toBe(1);
    expect(await store.domains.find(HOST)).toMatchObject({ status: 'suspended' });
    broken = false;
    expect((await run('remove', HOST, '--yes')).out).toMatch(/^Removed/);
    expect(await store.domains.find(HOST)).toBeUndefined();
  });

  it('waits for a running import, which would publish afterwards', async () => {
    const at = clock().toISOString();
    const about = { domain: HOST, importId: 'i', source: 'feed.xml', startedAt: at, updatedAt: at };
    await store.imports.begin({
      ...about,
      state: { kind: 'running', step: 'normalising' },
      counts: NO_COUNTS,
    });
    expect((await run('remove', HOST, '--yes')).err).toMatch(/feed\.xml is being imported/);
    expect(await catalogs()).toHaveLength(1);
  });

  it('refuses an alias, and a deployment whose search and bucket are not named', async () => {
    const config = await store.domains.find(HOST);
    if (config !== undefined) await store.domains.save({ ...config, aliases: ['b.example.com'] });
    expect((await run('remove', 'b.example.com', '--yes')).err).toMatch(/is an alias of shop\.example\.com/);
    store = { ...store, isDeployment: true };
    for (const line of [
      ['remove', HOST],
      ['remove', HOST, '--yes'],
    ])
      expect(await run(...line)).toMatchObject({ code: 2, err: expect.stringMatching(/--search/) });
  });
});
