import { beforeEach, describe, expect, it } from '@jest/globals';
import { createSha256Stream } from '../../../lambdas/adapters/node-crypto/sha256.ts';
import { fetchedFeed } from '../../../lambdas/contract/imports/bucket.ts';
import { FeedError } from '../../../lambdas/contract/imports/feed.ts';
import { DomainConfig } from '../../../lambdas/contract/shop/domain.ts';
import { createFeedFetch } from '../../../lambdas/core/imports/fetch-feed.ts';
import { readObjectText } from '../../../lambdas/core/imports/object-text.ts';
import { createDueFeeds } from '../../../lambdas/core/imports/schedule/due-feeds.ts';
import type { FetchFeed } from '../../../lambdas/ports/imports/feed-source.ts';
import type { Notice } from '../../../lambdas/ports/imports/notices.ts';
import type { ObjectBytes, ObjectStore } from '../../../lambdas/ports/imports/object-store.ts';

const SHOP = 'shop.example.com';
const URL = 'https://shop.example.com/feed.xml';
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}

/** A bucket in memory: like the real one, it has nothing of a stream that broke off. */
const createBucket = () => {
  const objects = new Map<string, string>();
  const versions: string[] = [];
  const store: Pick<ObjectStore, 'read' | 'write'> = {
    read: async (key): Promise<ObjectBytes | undefined> => {
      const found = objects.get(key);
      return found === undefined ? undefined : bytesOf(found);
    },
    write: async (key, content) => {
      objects.set(key, typeof content === 'string' ? content : await readObjectText(content));
      versions.push(key);
      return undefined;
    },
  };
  return { store, objects, feeds: () => versions.filter((key) => key === fetchedFeed(SHOP)).length };
};

describe('the feed of a shop that names its address', () => {
  let bucket: ReturnType<typeof createBucket>;
  let notices: Notice[];
  let now: Date;
  let config: DomainConfig;
  let answer: FetchFeed;
  let fetched: string[];

  beforeEach(() => {
    bucket = createBucket();
    notices = [];
    fetched = [];
    now = new Date('2026-11-23T10:00:00Z');
    const feed = { url: URL, schedule: 'rate(1 hour)' };
    config = DomainConfig.parse({ hostname: SHOP, shopName: 'Lumi', locale: 'en', feed });
    answer = async () => ({ kind: 'changed', bytes: bytesOf('<feed/>'), stamp: {} });
  });

  const fetchNow = () =>
    createFeedFetch({
      domains: { find: async () => config },
      objects: bucket.store,
      fetchFeed: (url, known) => answer(url, known),
      hashStream: createSha256Stream,
      sendNotice: async (notice) => void notices.push(notice),
      clock: () => now,
      log,
    })(SHOP);

  const findDue = () =>
    createDueFeeds({
      listDomains: async () => [config],
      imports: { latest: async () => undefined },
      objects: bucket.store,
      requestFetch: async (domain) => void fetched.push(domain),
      clock: () => now,
      log,
    })();

  it('lands in the bucket, where its import begins', async () => {
    await fetchNow();
    expect(bucket.objects.get(fetchedFeed(SHOP))).toBe('<feed/>');
    expect(notices).toEqual([]);
  });

  it('makes no new version when the server says it has not changed', async () => {
    const asked: unknown[] = [];
    answer = async (_, known) => {
      asked.push(known);
      return known.etag === '"v1"'
        ? { kind: 'unchanged' }
        : { kind: 'changed', bytes: bytesOf('<feed/>'), stamp: { etag: '"v1"' } };
    };
    await fetchNow();
    await fetchNow();
    await fetchNow();
    expect(asked.slice(1)).toEqual([{ etag: '"v1"' }, { etag: '"v1"' }].map(expect.objectContaining));
    expect(bucket.feeds()).toBe(1);
  });

  it('makes no new version when a server that says nothing sends the same bytes', async () => {
    await fetchNow();
    await fetchNow();
    expect(bucket.feeds()).toBe(1);
    answer = async () => ({ kind: 'changed', bytes: bytesOf('<other/>'), stamp: {} });
    await fetchNow();
    expect(bucket.feeds()).toBe(2);
  });

  it('is reported once when it cannot be downloaded, and again when the reason changes or it fails again', async () => {
    const fail = (why: string): void => {
      answer = async () => {
        throw new FeedError('DOWNLOAD_FAILED', why, { seen: why });
      };
    };
    fail('404');
    await fetchNow();
    await fetchNow();
    expect(notices).toHaveLength(1);
    expect(notices[0]?.text).toContain('404');
    fail('503');
    await fetchNow();
    expect(notices).toHaveLength(2);
    answer = async () => ({ kind: 'changed', bytes: bytesOf('<feed/>'), stamp: {} });
    await fetchNow();
    fail('503');
    await fetchNow();
    expect(notices).toHaveLength(3);
  });

  it('is due by its schedule, at once when it is new or its address is, and never when suspended', async () => {
    await findDue();
    expect(fetched).toEqual([SHOP]);
    await fetchNow();
    await findDue();
    expect(fetched).toHaveLength(1);
    now = new Date('2026-11-23T11:00:00Z');
    await findDue();
    expect(fetched).toHaveLength(2);
    await fetchNow();
    config = { ...config, feed: { ...config.feed, url: 'https://shop.example.com/new.xml' } };
    await findDue();
    expect(fetched).toHaveLength(3);
    config = { ...config, status: 'suspended' };
    await findDue();
    expect(fetched).toHaveLength(3);
  });
});
