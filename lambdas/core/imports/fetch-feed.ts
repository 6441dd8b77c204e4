import * as z from 'zod';
import { fetchedFeed, fetchMemory } from '../../contract/imports/bucket.ts';
import { FeedError } from '../../contract/imports/feed.ts';
import type { DomainConfig } from '../../contract/shop/domain.ts';
import type { Hostname } from '../../contract/shop/hostname.ts';
import type { FetchFeed } from '../../ports/imports/feed-source.ts';
import type { HashStream } from '../../ports/imports/hash.ts';
import type { SendNotice } from '../../ports/imports/notices.ts';
import type { ObjectBytes, ObjectStore } from '../../ports/imports/object-store.ts';
import type { Log } from '../../ports/log.ts';
import type { DomainStore } from '../../ports/shop/domain-store.ts';
import { sayRefusal } from '../phrases/feed-report.ts';
import { importPhrases } from '../phrases/imports.ts';
import { readJson, writeJson } from './object-text.ts';

/** What is known of a feed between two fetches. */
export const FetchMemory = z.strictObject({
  url: z.string(),
  askedAt: z.iso.datetime(),
  etag: z.string().optional(),
  lastModified: z.string().optional(),
  /** Hash of the bytes that came last, for servers that send neither an ETag nor a date. */
  digest: z.string().optional(),
  /** The failure in the last notice; absent when the last fetch went well. */
  failure: z.string().optional(),
});
export type FetchMemory = Readonly<z.infer<typeof FetchMemory>>;

interface FetchFeedPorts {
  readonly domains: Pick<DomainStore, 'find'>;
  readonly objects: Pick<ObjectStore, 'read' | 'write'>;
  readonly fetchFeed: FetchFeed;
  readonly hashStream: () => HashStream;
  readonly sendNotice: SendNotice;
  readonly clock: () => Date;
  readonly log: Log;
}

/** Breaks off the writing of an object, so that bytes which the bucket has never become a new version. */
class SameBytes extends Error {
  override readonly name = 'SameBytes';
}

async function* unlessSame(
  bytes: ObjectBytes,
  hash: HashStream,
  known: string | undefined,
): AsyncGenerator<Uint8Array> {
  for await (const piece of bytes) {
    hash.add(piece);
    yield piece;
  }
  if (hash.digest() === known) throw new SameBytes();
}

/** A feed's address with what is known of its last fetch. */
interface KnownFeed {
  readonly url: string;
  readonly known: FetchMemory | undefined;
}

type Fetched = { readonly kind: 'unchanged' | 'changed'; readonly memory: FetchMemory };

const fetchInto = async (
  { objects, fetchFeed, hashStream, clock }: FetchFeedPorts,
  domain: Hostname,
  { url, known }: KnownFeed,
): Promise<Fetched> => {
  const askedAt = clock().toISOString();
  const answer = await fetchFeed(url, { etag: known?.etag, lastModified: known?.lastModified });
  const { failure: _, ...kept } = { ...known, url, askedAt };
  if (answer.kind === 'unchanged') return { kind: 'unchanged', memory: kept };
  const hash = hashStream();
  try {
    await objects.write(fetchedFeed(domain), unlessSame(answer.bytes, hash, known?.digest));
  } catch (error) {
    if (!(error instanceof SameBytes)) throw error;
    return { kind: 'unchanged', memory: { ...kept, ...answer.stamp } };
  }
  return { kind: 'changed', memory: { url, askedAt, ...answer.stamp, digest: hash.digest() } };
};

const notifyFailure = async (
  { objects, sendNotice, clock, log }: FetchFeedPorts,
  { hostname, locale }: DomainConfig,
  { url, known, error }: KnownFeed & { readonly error: FeedError },
): Promise<void> => {
  const reason = error.message;
  log.warn('feed was not fetched', { domain: hostname, reason });
  const memory: FetchMemory = { ...known, url, askedAt: clock().toISOString(), failure: reason };
  await writeJson(objects, fetchMemory(hostname), memory);
  if (known?.failure === reason) return;
  const { fetchTitle, fetch: say } = importPhrases[locale];
  await sendNotice({ title: fetchTitle(hostname), text: say(sayRefusal(error, locale)) });
};

/** Fetches a shop's feed into the bucket, where its import begins. A feed that did not change starts nothing. */
export const createFeedFetch =
  (ports: FetchFeedPorts) =>
  async (domain: Hostname): Promise<void> => {
    const { domains, objects, log } = ports;
    const config = await domains.find(domain);
    const url = config?.feed.url;
    if (!config || url === undefined) return log.warn('the shop has no feed to fetch', { domain });
    const found = await readJson(objects, fetchMemory(domain), FetchMemory);
    const known = found?.url === url ? found : undefined;
    // Written before the fetch, so that the same fetch is not requested again while it lasts.
    await writeJson(objects, fetchMemory(domain), { ...known, url, askedAt: ports.clock().toISOString() });
    try {
      const { kind, memory } = await fetchInto(ports, domain, { url, known });
      await writeJson(objects, fetchMemory(domain), memory);
      log.info('feed fetched', { domain, outcome: kind });
    } catch (error) {
      if (!(error instanceof FeedError)) throw error;
      await notifyFailure(ports, config, { url, known, error });
    }
  };
