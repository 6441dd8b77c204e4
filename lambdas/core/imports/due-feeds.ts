import PQueue from 'p-queue';
import { fetchMemory } from '../../contract/imports/bucket.ts';
import type { DomainConfig } from '../../contract/shop/domain.ts';
import type { Hostname } from '../../contract/shop/hostname.ts';
import type { ObjectStore } from '../../ports/imports/object-store.ts';
import type { Log } from '../../ports/log.ts';
import type { ListReadableDomains } from '../../ports/shop/domain-store.ts';
import { hashes } from '../feed/normalise/ids.ts';
import { dueSince } from './feed-schedule.ts';
import { FetchMemory } from './fetch-feed.ts';
import { readJson, writeJson } from './object-text.ts';

export interface DueFeedsPorts {
  readonly listDomains: ListReadableDomains;
  readonly objects: Pick<ObjectStore, 'read' | 'write'>;
  /** Has another function fetch the feed, soon. */
  readonly requestFetch: (domain: Hostname) => Promise<void>;
  readonly now: () => Date;
  readonly log: Log;
}

/** Ten thousand shops are read within half a minute. */
const SHOPS_AT_ONCE = 32;
/** Every fetch may begin an import, and all imports share one quota for embedding; some 11,000 begin in a day. */
const FETCHES_AT_A_LOOK = 40;
/** Most shops write the same hour of the night, so each has its own delay after it. */
const LONGEST_DELAY_MS = 30 * 60_000;

interface DueFeed {
  readonly hostname: Hostname;
  readonly url: string;
  /** What is known of this address; absent at its first fetch. */
  readonly known: FetchMemory | undefined;
  readonly since: number;
}

const dueFeedOf = async (
  { objects, now }: DueFeedsPorts,
  { hostname, status, feed: { url, schedule } }: DomainConfig,
): Promise<DueFeed | undefined> => {
  if (status !== 'active' || url === undefined || schedule === undefined) return undefined;
  const found = await readJson(objects, fetchMemory(hostname), FetchMemory);
  const known = found?.url === url ? found : undefined;
  const delayMs = hashes(hostname)[0] % LONGEST_DELAY_MS;
  const since = dueSince({ schedule, delayMs }, known && new Date(known.askedAt), now());
  return since === undefined ? undefined : { hostname, url, known, since };
};

/** Marks the feed first, so that the next look does not request it again while its fetch waits or lasts. */
const request = async (
  { objects, requestFetch, now, log }: DueFeedsPorts,
  { hostname, url, known }: DueFeed,
): Promise<void> => {
  const mark = (askedAt: string) => writeJson(objects, fetchMemory(hostname), { ...known, url, askedAt });
  await mark(now().toISOString());
  try {
    await requestFetch(hostname);
  } catch (error) {
    await mark(known?.askedAt ?? new Date(0).toISOString());
    throw error;
  }
  log.info('feed is due', { domain: hostname });
};

/**
 * Finds the shops whose feed is due and has each of them fetched on its own, those first that have waited longest. A
 * shop that cannot be read is logged and passed over.
 */
export const createDueFeeds = (ports: DueFeedsPorts) => async (): Promise<void> => {
  const { listDomains, log } = ports;
  const shops = new PQueue({ concurrency: SHOPS_AT_ONCE });
  const passOver =
    (domain: Hostname) =>
    (error: unknown): undefined =>
      void log.error('the feed of a shop was passed over', { domain, error });
  const configs = await listDomains((error) => log.error('a damaged shop was passed over', { error }));
  const found = await shops.addAll(
    configs.map((config) => () => dueFeedOf(ports, config).catch(passOver(config.hostname))),
  );
  const due = found.flatMap((feed) => feed ?? []).sort((one, other) => one.since - other.since);
  const starting = due.slice(0, FETCHES_AT_A_LOOK);
  await shops.addAll(starting.map((feed) => () => request(ports, feed).catch(passOver(feed.hostname))));
  if (due.length > starting.length) {
    log.info('due feeds wait for the next look', { waiting: due.length - starting.length });
  }
};
