import { beforeEach, describe, expect, it } from '@jest/globals';
import { fetchMemory, fetchPlan } from '../../../../lambdas/contract/imports/bucket.ts';
import { DomainConfig, FeedSettings } from '../../../../lambdas/contract/shop/domain.ts';
import { readObjectText } from '../../../../lambdas/core/imports/object-text.ts';
import { createDueFeeds } from '../../../../lambdas/core/imports/schedule/due-feeds.ts';
import { dueAt } from '../../../../lambdas/core/imports/schedule/feed-schedule.ts';
import type { ObjectStore } from '../../../../lambdas/ports/imports/object-store.ts';
import { createLogLines } from '../../../http/log-lines.ts';

const at = (time: string): Date => new Date(`2026-11-23T${time}:00Z`);
const LOOKS_EVERY_MS = 5 * 60_000;

describe('a schedule of fetches', () => {
  const isDue = (schedule: string, last: Date | undefined, now: Date): boolean =>
    dueAt({ schedule, delayMs: 0 }, last) <= now.getTime();

  it.each([
    ['rate(1 hour)', '09:00', '09:30', false],
    ['rate(1 hour)', '09:00', '10:00', true],
    ['rate(1 hour)', '09:00', '09:59', true],
    ['rate(30 minutes)', '09:00', '09:25', false],
    ['rate(30 minutes)', '09:00', '09:30', true],
    ['cron(0 3 * * ? *)', '02:40', '03:00', true],
    ['cron(0 3 * * ? *)', '03:01', '23:00', false],
    ['cron(0 3 * * ? *)', '02:00', '17:00', true],
    ['cron(0/15 8-18 ? * MON-FRI *)', '09:00', '09:14', false],
    ['cron(0/15 8-18 ? * MON-FRI *)', '09:00', '09:16', true],
    ['cron(* * * * ? *)', '09:00', '09:10', false],
    ['cron(* * * * ? *)', '09:00', '09:15', true],
    ['cron(0 3 ? * SUN *)', '02:00', '17:00', false],
    ['cron(0 3 * * ? 2020)', '02:00', '17:00', false],
  ])('%s, last done at %s, is at %s due: %s', (schedule, last, now, due) => {
    expect(isDue(schedule, at(last), at(now))).toBe(due);
  });

  it('is due at once where nothing was ever fetched', () => {
    expect(isDue('rate(7 days)', undefined, at('09:00'))).toBe(true);
    expect(isDue('cron(0 3 * * ? *)', undefined, at('09:00'))).toBe(true);
  });

  it('stays due after a day without a check', () => {
    const yesterday = new Date('2026-11-22T02:00:00Z');
    expect(isDue('cron(0 3 * * ? *)', yesterday, at('02:00'))).toBe(true);
  });

  it.each(['cron(0 3 * *)', 'every day', 'rate(1 fortnight)'])('refuses %s with an example', (schedule) => {
    expect(() => isDue(schedule, undefined, at('09:00'))).toThrow('rate(1 hour)');
  });

  it('is refused in the settings of a shop when it is too often', () => {
    expect(FeedSettings.safeParse({ schedule: 'rate(15 minutes)' }).success).toBe(true);
    expect(FeedSettings.safeParse({ schedule: 'rate(1 hour)' }).success).toBe(true);
    expect(FeedSettings.safeParse({ schedule: 'rate(1 minute)' }).error?.message).toContain(
      'rate(15 minutes)',
    );
  });
});

describe('the feeds of many shops', () => {
  let objects: Map<string, string>;
  let now: Date;
  let requested: string[];
  let lines: ReturnType<typeof createLogLines>;
  let unreachable: string[];
  let shops: readonly DomainConfig[];
  let reads: number;
  /** In the ledger of imports. */
  let lookUps: number;

  beforeEach(() => {
    objects = new Map();
    now = at('02:00');
    requested = [];
    lines = createLogLines();
    unreachable = [];
    shops = [];
    reads = 0;
    lookUps = 0;
  });

  const shop = (hostname: string, schedule: string): DomainConfig =>
    DomainConfig.parse({
      hostname,
      shopName: 'Lumi',
      feed: { url: `https://${hostname}/feed.xml`, schedule },
    });
  const manyShops = (count: number, schedule: string): readonly DomainConfig[] =>
    Array.from({ length: count }, (_, number) => shop(`shop${number}.example.com`, schedule));

  async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
    yield new TextEncoder().encode(text);
  }
  const bucket: Pick<ObjectStore, 'read' | 'write'> = {
    read: async (key) => {
      reads += 1;
      const found = objects.get(key);
      return found === undefined ? undefined : bytesOf(found);
    },
    write: async (key, content) => {
      objects.set(key, typeof content === 'string' ? content : await readObjectText(content));
      return undefined;
    },
  };

  const asked = (hostname: string, askedAt: Date): void => {
    const memory = { url: `https://${hostname}/feed.xml`, askedAt: askedAt.toISOString(), etag: '"v1"' };
    objects.set(fetchMemory(hostname), JSON.stringify(memory));
  };

  /** What one look requests. */
  const look = async (): Promise<readonly string[]> => {
    const before = requested.length;
    await createDueFeeds({
      listDomains: async () => shops,
      imports: {
        latest: async () => {
          lookUps += 1;
          return undefined;
        },
      },
      objects: bucket,
      requestFetch: async (domain) => {
        if (unreachable.includes(domain)) throw new Error('no answer');
        requested.push(domain);
      },
      clock: () => now,
      log: lines.log,
    })();
    return requested.slice(before);
  };

  it('of one hour in the night are asked for one after the other, each once, within an hour', async () => {
    shops = manyShops(100, 'cron(0 3 * * ? *)');
    for (const { hostname } of shops) asked(hostname, at('02:00'));
    const sizes: number[] = [];
    for (now = at('02:55'); now < at('04:00'); now = new Date(now.getTime() + LOOKS_EVERY_MS)) {
      sizes.push((await look()).length);
    }
    expect(new Set(requested).size).toBe(100);
    expect(requested).toHaveLength(100);
    expect(Math.max(...sizes)).toBeLessThan(40);
  });

  it('have their turns in the order of their waiting when they are too many for one look', async () => {
    shops = manyShops(100, 'rate(1 hour)');
    shops.forEach(({ hostname }, number) => {
      asked(hostname, new Date(at('00:30').getTime() - number * 1_000));
    });
    const looks = [await look(), await look(), await look()];
    expect(looks.map((each) => each.length)).toEqual([40, 40, 20]);
    expect(requested).toEqual(shops.map(({ hostname }) => hostname).reverse());
    expect(lines.lines).toContainEqual(expect.objectContaining({ fields: { waiting: 60 } }));
  });

  it('do not wait for a shop whose record is damaged or whose request fails, and that one is asked again', async () => {
    shops = manyShops(3, 'rate(1 hour)');
    objects.set(fetchMemory('shop0.example.com'), '{"url":');
    asked('shop1.example.com', at('00:00'));
    unreachable = ['shop1.example.com'];
    expect(await look()).toEqual(['shop2.example.com']);
    const failed = lines.lines.filter(({ level }) => level === 'error').map(({ fields }) => fields.domain);
    expect(failed).toEqual(['shop0.example.com', 'shop1.example.com']);
    unreachable = [];
    now = at('02:15');
    expect(await look()).toEqual(['shop1.example.com']);
  });

  it('of ten thousand shops are read once, and afterwards those alone that are due', async () => {
    shops = manyShops(10_000, 'rate(1 day)');
    shops.forEach(({ hostname }, number) => {
      asked(hostname, number < 3 ? new Date('2026-11-22T01:00:00Z') : at('01:00'));
    });
    expect(await look()).toHaveLength(3);
    // The plan, every shop, and those that are due once more.
    expect(reads).toBe(1 + 10_000 + 3);
    expect(lookUps).toBe(3);
    reads = 0;
    now = at('02:05');
    expect(await look()).toEqual([]);
    expect(reads).toBe(1);
    expect(lookUps).toBe(3);
  });

  it('are looked up again when the plan is damaged, and when a shop changes its address', async () => {
    shops = [...manyShops(2, 'rate(1 day)'), shop('past.example.com', 'cron(0 3 * * ? 2020)')];
    for (const { hostname } of shops) asked(hostname, at('01:00'));
    await look();
    reads = 0;
    await look();
    expect(reads).toBe(1);
    objects.set(fetchPlan, '{"shop0.example.com":');
    expect(await look()).toEqual([]);
    const [first, second] = shops;
    if (!first || !second) throw new Error('no shops');
    shops = [{ ...first, feed: { ...first.feed, url: 'https://new.example.com/feed.xml' } }, second];
    expect(await look()).toEqual(['shop0.example.com']);
  });

  it('are not asked for again when a person had them fetched since they were planned', async () => {
    shops = manyShops(1, 'rate(1 day)');
    asked('shop0.example.com', at('01:00'));
    await look();
    now = new Date('2026-11-24T02:00:00Z');
    asked('shop0.example.com', new Date('2026-11-24T01:30:00Z'));
    expect(await look()).toEqual([]);
    now = new Date('2026-11-25T01:30:00Z');
    expect(await look()).toEqual(['shop0.example.com']);
  });

  it.each([
    ['an hour', 60],
    ['a day', 24 * 60],
    ['ten years', 10 * 365 * 24 * 60],
  ])('are fetched on time although a clock was %s ahead when they were planned', async (_, minutes) => {
    shops = manyShops(2, 'rate(1 hour)');
    asked('shop0.example.com', at('01:30'));
    now = new Date(at('02:00').getTime() + minutes * 60_000);
    await look();
    now = at('02:05');
    const both = ['shop0.example.com', 'shop1.example.com'];
    expect((await look()).toSorted()).toEqual(both);
    now = at('03:00');
    expect(await look()).toEqual([]);
    now = at('03:05');
    expect((await look()).toSorted()).toEqual(both);
  });

  it('keep what the servers said of them while they are asked for', async () => {
    shops = manyShops(1, 'rate(1 hour)');
    asked('shop0.example.com', at('00:00'));
    await look();
    expect(JSON.parse(objects.get(fetchMemory('shop0.example.com')) ?? '')).toEqual({
      url: 'https://shop0.example.com/feed.xml',
      askedAt: now.toISOString(),
      etag: '"v1"',
    });
  });
});
