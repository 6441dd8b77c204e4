import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createEmbeddedImportLedger } from '../../../../lambdas/adapters/embedded/shop-stores.ts';
import { openStore, type Store } from '../../../../lambdas/adapters/embedded/store/store.ts';
import { createFileObjectStore } from '../../../../lambdas/adapters/files/object-store.ts';
import { createSha256Stream } from '../../../../lambdas/adapters/node-crypto/sha256.ts';
import { FeedError } from '../../../../lambdas/contract/imports/feed.ts';
import { type ImportRun, NO_COUNTS } from '../../../../lambdas/contract/imports/import-run.ts';
import { DomainConfig } from '../../../../lambdas/contract/shop/domain.ts';
import { createFeedFetch } from '../../../../lambdas/core/imports/fetch-feed.ts';
import { createDueFeeds } from '../../../../lambdas/core/imports/schedule/due-feeds.ts';
import type { ImportLedger } from '../../../../lambdas/ports/imports/import-ledger.ts';
import { createLogLines } from '../../../http/log-lines.ts';

const SHOP = 'shop.example.com';
const HOUR_MS = 3_600_000;
const BEGAN = new Date('2026-11-23T00:00:00Z');

type Feed = 'new' | 'same' | 'unreachable';
type End = Extract<ImportRun['state'], { kind: 'published' | 'refused' }>;
const published: End = { kind: 'published', generation: 'one' };
const refused: End = { kind: 'refused', code: 'SHRINKS', message: 'half of the products are gone' };

let folder: string;
let store: Store;
let lines: ReturnType<typeof createLogLines>;
let now: Date;
let versions: number;
/** Stands for a table that does not answer. */
let imports: Pick<ImportLedger, 'latest'>;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'storevoice-age-'));
  store = openStore(join(folder, 'store'));
  imports = createEmbeddedImportLedger({ store });
  lines = createLogLines();
  now = BEGAN;
  versions = 0;
});
afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

const shop = (schedule: string): DomainConfig =>
  DomainConfig.parse({
    hostname: SHOP,
    shopName: 'Lumi',
    feed: { url: `https://${SHOP}/feed.xml`, schedule },
  });

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}

const importAs = async (state: End): Promise<void> => {
  const ledger = createEmbeddedImportLedger({ store });
  const times = { startedAt: now.toISOString(), updatedAt: now.toISOString() };
  const run = { domain: SHOP, importId: `import-${now.getTime()}`, source: 'feed.xml', ...times };
  await ledger.begin({ ...run, state: { kind: 'running', step: 'embedding' }, counts: NO_COUNTS });
  await ledger.update({ ...run, state, counts: NO_COUNTS });
};

/** Looks for due feeds, fetches what is due, and imports what came. */
const look = async (config: DomainConfig, feed: Feed, end: End = published): Promise<void> => {
  const objects = createFileObjectStore(folder);
  const requested: string[] = [];
  const shared = { objects, clock: () => now, log: lines.log };
  await createDueFeeds({
    ...shared,
    imports,
    listDomains: async () => [config],
    requestFetch: async (domain) => void requested.push(domain),
  })();
  if (requested.length === 0) return;
  if (feed === 'new') versions += 1;
  const fetch = createFeedFetch({
    ...shared,
    domains: { find: async () => config },
    hashStream: createSha256Stream,
    sendNotice: async () => undefined,
    fetchFeed: async () => {
      if (feed === 'unreachable') throw new FeedError('DOWNLOAD_FAILED', 'the server does not answer');
      return { kind: 'changed', bytes: bytesOf(`<feed>${versions}</feed>`), stamp: {} };
    },
  });
  await fetch(SHOP);
  if (feed === 'new') await importAs(end);
};

interface Hours {
  readonly from: number;
  readonly to: number;
  readonly feed: Feed;
  readonly end?: End;
}

const hourly = async (config: DomainConfig, { from, to, feed, end }: Hours): Promise<void> => {
  for (let hour = from; hour <= to; hour += 1) {
    now = new Date(BEGAN.getTime() + hour * HOUR_MS);
    await look(config, feed, end);
  }
};

const agesOfShop = () =>
  lines.lines.filter(({ fields: { metrics, domain } }) => metrics !== undefined && domain === SHOP);
const outdated = () => lines.lines.filter(({ fields }) => fields.outdated === true);
const oldest = () =>
  lines.lines
    .filter(({ fields: { metrics, domain } }) => metrics !== undefined && domain === undefined)
    .map(({ fields }) => fields.metrics);

describe('the age of a catalogue', () => {
  it('is told at each fetch for all shops, and once a day for the shop, since AWS bills its metric by the hour', async () => {
    await hourly(shop('rate(1 hour)'), { from: 0, to: 48, feed: 'new' });
    expect(oldest()).toHaveLength(48);
    expect(new Set(oldest().map((metrics) => JSON.stringify(metrics)))).toEqual(new Set(['{"importAge":1}']));
    expect(agesOfShop()).toHaveLength(2);
    expect(outdated()).toEqual([]);
  });

  it('stays low while the feed does not change', async () => {
    await hourly(shop('rate(1 hour)'), { from: 0, to: 0, feed: 'new' });
    await hourly(shop('rate(1 hour)'), { from: 1, to: 48, feed: 'same' });
    expect(oldest().at(-1)).toEqual({ importAge: 1 });
    expect(outdated()).toEqual([]);
  });

  it.each([
    ['the feed cannot be fetched', 'unreachable', published],
    ['every new feed is refused', 'new', refused],
  ] as const)('grows while %s, and rings once', async (_, feed, end) => {
    await hourly(shop('rate(1 hour)'), { from: 0, to: 2, feed: 'new' });
    await hourly(shop('rate(1 hour)'), { from: 3, to: 20, feed, end });
    expect(oldest().at(-1)).toEqual({ importAge: 18 });
    expect(outdated()).toEqual([
      expect.objectContaining({
        level: 'warn',
        fields: { domain: SHOP, outdated: true, metrics: { importAge: 6 } },
      }),
    ]);
  });

  it('grows while a refused feed stays the same, although it is fetched well', async () => {
    const daily = shop('rate(1 day)');
    await hourly(daily, { from: 0, to: 0, feed: 'new' });
    await hourly(daily, { from: 1, to: 24, feed: 'new', end: refused });
    await hourly(daily, { from: 25, to: 96, feed: 'same' });
    expect(outdated().map(({ fields }) => fields.metrics)).toEqual([{ importAge: 72 }]);
  });

  it('grows while the import of a new feed waits for its turn', async () => {
    const config = shop('rate(1 hour)');
    await hourly(config, { from: 0, to: 1, feed: 'new' });
    versions += 1;
    await hourly(config, { from: 2, to: 6, feed: 'same' });
    expect(oldest().at(-1)).toEqual({ importAge: 5 });
  });

  it('rings again after the catalogue was current in between', async () => {
    const config = shop('rate(1 hour)');
    await hourly(config, { from: 0, to: 0, feed: 'new' });
    await hourly(config, { from: 1, to: 12, feed: 'unreachable' });
    await hourly(config, { from: 13, to: 14, feed: 'new' });
    await hourly(config, { from: 15, to: 30, feed: 'unreachable' });
    expect(outdated()).toHaveLength(2);
  });

  it('does not ring after a weekend without fetches', async () => {
    const workdays = shop('cron(0 8 ? * MON-FRI *)');
    await hourly(workdays, { from: 0, to: 4 * 24 + 10, feed: 'new' });
    await hourly(workdays, { from: 4 * 24 + 11, to: 7 * 24 + 10, feed: 'new' });
    expect(oldest().at(-1)).toEqual({ importAge: 72 });
    expect(outdated()).toEqual([]);
  });

  it('is not told of a shop that has no catalogue yet', async () => {
    await hourly(shop('rate(1 hour)'), { from: 0, to: 20, feed: 'unreachable' });
    expect(oldest()).toEqual([]);
    expect(outdated()).toEqual([]);
  });

  it('keeps no feed from its fetch when the imports cannot be read', async () => {
    imports = {
      latest: async () => {
        throw new Error('no answer');
      },
    };
    await hourly(shop('rate(1 hour)'), { from: 0, to: 3, feed: 'new' });
    expect(versions).toBe(4);
    expect(lines.lines).toContainEqual(
      expect.objectContaining({ level: 'error', message: 'the age of a catalogue was not found' }),
    );
  });
});
