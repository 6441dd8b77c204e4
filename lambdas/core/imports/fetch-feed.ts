import * as z from 'zod';
import { fetchedFeed, fetchMemory } from '../../contract/bucket-paths.ts';
import type { DomainConfig } from '../../contract/domain.ts';
import { FeedError } from '../../contract/feed.ts';
import type { Hostname } from '../../contract/hostname.ts';
import type { DomainStore } from '../../ports/domain-store.ts';
import type { FetchFeed } from '../../ports/feed-source.ts';
import type { HashStream } from '../../ports/hash-stream.ts';
import type { Log } from '../../ports/log.ts';
import type { SendNotice } from '../../ports/notices.ts';
import type { ObjectBytes, ObjectStore } from '../../ports/object-store.ts';
import { importPhrases } from '../phrases/imports.ts';
import { readJson, writeJson } from './object-text.ts';

/** What is remembered of a feed between two fetches. */
export const FetchMemory = z.strictObject({
  url: z.string(),
  askedAt: z.iso.datetime(),
  etag: z.string().optional(),
  lastModified: z.string().optional(),
  /** Of the bytes that came last, for servers that say nothing about them. */
  digest: z.string().optional(),
  /** What people were told last; absent when the last fetch went well. */
  failure: z.string().optional(),
});
export type FetchMemory = Readonly<z.infer<typeof FetchMemory>>;

export interface FetchFeedPorts {
  readonly domains: Pick<DomainStore, 'find'>;
  readonly objects: Pick<ObjectStore, 'read' | 'write'>;
  readonly fetchFeed: FetchFeed;
  readonly hashStream: () => HashStream;
  readonly sendNotice: SendNotice;
  readonly now: () => Date;
  readonly log: Log;
}

/** Thrown into the writing of an object, so that bytes we have already never become a new version. */
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

type Fetched = { readonly kind: 'unchanged' | 'changed'; readonly memory: FetchMemory };

const fetchInto = async (
  { objects, fetchFeed, hashStream, now }: FetchFeedPorts,
  domain: Hostname,
  { url, known }: { readonly url: string; readonly known: FetchMemory | undefined },
): Promise<Fetched> => {
  const askedAt = now().toISOString();
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

const tellFailure = async (
  { objects, sendNotice, now, log }: FetchFeedPorts,
  { hostname, locale }: DomainConfig,
  {
    url,
    known,
    reason,
  }: { readonly url: string; readonly known: FetchMemory | undefined; readonly reason: string },
): Promise<void> => {
  log.warn('feed was not fetched', { domain: hostname, reason });
  const memory: FetchMemory = { ...known, url, askedAt: now().toISOString(), failure: reason };
  await writeJson(objects, fetchMemory(hostname), memory);
  if (known?.failure === reason) return;
  const { fetchTitle, fetch: tell } = importPhrases[locale];
  await sendNotice({ title: fetchTitle(hostname), text: tell(reason) });
};

/** Fetches a shop's feed into the bucket, where its import begins; a feed that did not change does nothing. */
export const createFeedFetch =
  (ports: FetchFeedPorts) =>
  async (domain: Hostname): Promise<void> => {
    const { domains, objects, log } = ports;
    const config = await domains.find(domain);
    const url = config?.feed.url;
    if (!config || url === undefined) return log.warn('no feed to fetch', { domain });
    const found = await readJson(objects, fetchMemory(domain), FetchMemory);
    const known = found?.url === url ? found : undefined;
    // Remembered before, so that nobody asks for the same fetch while it lasts.
    await writeJson(objects, fetchMemory(domain), { ...known, url, askedAt: ports.now().toISOString() });
    try {
      const { kind, memory } = await fetchInto(ports, domain, { url, known });
      await writeJson(objects, fetchMemory(domain), memory);
      log.info('feed fetched', { domain, outcome: kind });
    } catch (error) {
      if (!(error instanceof FeedError)) throw error;
      await tellFailure(ports, config, { url, known, reason: error.message });
    }
  };
