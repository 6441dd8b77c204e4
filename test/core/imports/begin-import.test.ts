import { describe, expect, it } from '@jest/globals';
import type { ImportTask } from '../../../lambdas/contract/imports/cloud-import.ts';
import {
  type ImportRun,
  NO_COUNTS,
  type WaitingImport,
} from '../../../lambdas/contract/imports/import-run.ts';
import { DomainConfig } from '../../../lambdas/contract/shop/domain.ts';
import { createImportBeginning } from '../../../lambdas/core/imports/begin-import.ts';
import { createImportStart } from '../../../lambdas/core/imports/start-import.ts';
import type { ImportBegun } from '../../../lambdas/ports/imports/import-ledger.ts';

const SHOP = 'shop.example.com';
const NOW = '2026-11-23T12:10:00.000Z';
const STARTED = '2026-11-23T12:05:00.000Z';
const UPLOADED = '2026-11-23T12:00:00.000Z';

const taskOf = (given: Partial<ImportTask['request']> = {}): ImportTask => ({
  importId: 'two',
  startedAt: STARTED,
  request: { domain: SHOP, key: 'feeds/two.xml', version: 'v2', force: false, ...given },
});

const running: ImportRun = {
  domain: SHOP,
  importId: 'one',
  source: 'one.xml',
  startedAt: UPLOADED,
  updatedAt: NOW,
  state: { kind: 'running', step: 'embedding' },
  counts: NO_COUNTS,
};

const createFixture = (begun: ImportBegun = { kind: 'begun' }, latest?: ImportRun) => {
  const ages: (string | undefined)[] = [];
  const waits: WaitingImport[] = [];
  const begin = createImportBeginning({
    ledger: {
      latest: async () => latest,
      begin: async () => begun,
      update: async () => true,
      wait: async (waiting) => void waits.push(waiting),
      waiting: async () => waits,
    },
    objects: {
      read: async () => undefined,
      note: async () => undefined,
      write: async () => undefined,
      list: async function* () {},
    },
    writer: {
      begin: async (_domain, _embedder, asOf) => {
        ages.push(asOf?.toISOString());
        return 'draft-1';
      },
      add: async () => undefined,
      publish: async () => undefined,
      discard: async () => undefined,
      removeShop: async () => ({ catalogs: 0, variants: 0 }),
    },
    index: { profile: async () => undefined },
    embedder: { id: { model: 'test', dimension: 8 } },
    clock: () => new Date(NOW),
  });
  return { begin, ages, waits };
};

describe('beginning an import', () => {
  it('counts a feed as old as its object, whenever its turn came', async () => {
    const { begin, ages } = createFixture();
    expect(await begin(taskOf({ uploadedAt: UPLOADED }))).toMatchObject({ kind: 'begun' });
    expect(ages).toEqual([UPLOADED]);
  });

  it('counts a feed that a person started as old as the start', async () => {
    const { begin, ages } = createFixture();
    await begin(taskOf());
    expect(ages).toEqual([STARTED]);
  });

  it('lets a feed follow one that came while a clock was ahead, and none that came later in truth', async () => {
    const published = { kind: 'published', generation: 'g1' } as const;
    const latestOf = (startedAt: string): ImportRun => ({ ...running, startedAt, state: published });
    const ahead = createFixture({ kind: 'begun' }, latestOf('2036-11-23T12:00:00.000Z'));
    expect(await ahead.begin(taskOf())).toMatchObject({ kind: 'begun' });
    const later = createFixture({ kind: 'begun' }, latestOf('2026-11-23T12:06:00.000Z'));
    expect(await later.begin(taskOf())).toMatchObject({ kind: 'over' });
  });

  it('records what it waits for while another import of the shop is under way', async () => {
    const { begin, ages, waits } = createFixture({ kind: 'busy', run: running });
    expect(await begin(taskOf())).toEqual({ kind: 'busy', run: running });
    expect(waits).toEqual([
      {
        domain: SHOP,
        importId: 'two',
        source: 'feeds/two.xml (version v2)',
        startedAt: STARTED,
        updatedAt: NOW,
        waitsFor: { importId: 'one', source: 'one.xml' },
      },
    ]);
    expect(ages).toEqual([]);
  });
});

describe('starting an import', () => {
  it('passes on when the feed was uploaded, which may be long before the event comes', async () => {
    const started: unknown[] = [];
    const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
    const start = createImportStart({
      domains: {
        find: async (hostname) => DomainConfig.parse({ hostname, shopName: 'Shop' }),
      },
      executions: { start: async (importId, request) => void started.push({ importId, ...request }) },
      sendNotice: async () => undefined,
      sha256: (text) => `sum of ${text.length}`,
      log,
    });
    await start({ bucket: 'feeds', key: `feeds/${SHOP}/feed.xml`, version: 'v1', createdAt: UPLOADED });
    expect(started).toMatchObject([{ domain: SHOP, version: 'v1', uploadedAt: UPLOADED, force: false }]);
  });
});
