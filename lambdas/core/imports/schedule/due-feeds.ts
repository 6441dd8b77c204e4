import PQueue from 'p-queue';
import * as z from 'zod';
import { fetchMemory, fetchPlan } from '../../../contract/imports/bucket.ts';
import { type DomainConfig, FETCH_MINUTES_MIN } from '../../../contract/shop/domain.ts';
import type { Hostname } from '../../../contract/shop/hostname.ts';
import type { ObjectStore } from '../../../ports/imports/object-store.ts';
import type { ListReadableDomains } from '../../../ports/shop/domain-store.ts';
import { hashes } from '../../feed/normalise/ids.ts';
import { FetchMemory } from '../fetch-feed.ts';
import { readJson, writeJson } from '../object-text.ts';
import { type AgePorts, ageInHours, CatalogAge, createCatalogAge } from './catalog-age.ts';
import { dueAt, type FeedSchedule } from './feed-schedule.ts';

interface DueFeedsPorts extends AgePorts {
  readonly listDomains: ListReadableDomains;
  readonly objects: Pick<ObjectStore, 'read' | 'write'>;
  /** Has another function fetch the feed, soon. */
  readonly requestFetch: (domain: Hostname) => Promise<void>;
}

/** Ten thousand shops are read within half a minute. */
const SHOPS_AT_ONCE = 32;
/** Every fetch may begin an import, and all imports share one quota for embedding; some 11,000 begin in a day. */
const FETCHES_AT_A_LOOK = 40;
/** Most shops write the same hour of the night, so each has its own delay after it. */
const LONGEST_DELAY_MS = 30 * 60_000;

/** A feed that fails for a reason of its own is tried again after so long, behind those that wait. */
const AFTER_FAILURE_MS = FETCH_MINUTES_MIN * 60_000;

/** Clocks of two functions differ less; a time further ahead was written while a clock was wrong. */
const CLOCKS_DIFFER_MS = 60_000;

/** A shop's feed, and since when or from when it is due, as long as the shop keeps its address and schedule. */
const PlannedFeed = z.object({
  url: z.string(),
  schedule: z.string(),
  dueAt: z.number(),
  catalog: CatalogAge.optional(),
  plannedAt: z.number().default(0),
});
type PlannedFeed = Readonly<z.infer<typeof PlannedFeed>>;

/** By hostname. One object for all shops, so that a look reads no object of a shop that is not due. */
const FetchPlan = z.record(z.string(), PlannedFeed);

interface ScheduledFeed extends FeedSchedule {
  readonly hostname: Hostname;
  readonly url: string;
}

const scheduledOf = ({ hostname, status, feed }: DomainConfig): readonly ScheduledFeed[] => {
  const { url, schedule } = feed;
  if (status !== 'active' || url === undefined || schedule === undefined) return [];
  return [{ hostname, url, schedule, delayMs: hashes(hostname)[0] % LONGEST_DELAY_MS }];
};

const readPlan = async ({ objects, log }: DueFeedsPorts): Promise<z.infer<typeof FetchPlan>> => {
  try {
    return (await readJson(objects, fetchPlan, FetchPlan)) ?? {};
  } catch (error) {
    log.error('the plan of fetches was damaged and is made again', { error });
    return {};
  }
};

/** What is known of this address; absent at its first fetch. */
const knownOf = async (
  { objects }: DueFeedsPorts,
  { hostname, url }: ScheduledFeed,
): Promise<FetchMemory | undefined> => {
  const found = await readJson(objects, fetchMemory(hostname), FetchMemory);
  return found?.url === url ? found : undefined;
};

/** When a feed is due; one that was last asked for in the future is due at once, or nobody would ask until then. */
const dueTime = (feed: ScheduledFeed, askedAt: string | undefined, now: number): number => {
  const asked = askedAt === undefined ? undefined : new Date(askedAt);
  const isKnown = asked !== undefined && asked.getTime() <= now + CLOCKS_DIFFER_MS;
  const at = dueAt(feed, isKnown ? asked : undefined);
  // A schedule of past years is never due again, which JSON can only say by a number.
  return Math.min(at, Number.MAX_SAFE_INTEGER);
};

/** Plans a feed by what is known of it, where the last plan does not know it. */
const planned = async (
  ports: DueFeedsPorts,
  feed: ScheduledFeed,
  last: PlannedFeed | undefined,
): Promise<PlannedFeed> => {
  const { url, schedule } = feed;
  const plannedAt = ports.clock().getTime();
  const isSame = last?.url === url && last.schedule === schedule;
  if (isSame && last.plannedAt <= plannedAt + CLOCKS_DIFFER_MS) return last;
  const askedAt = (await knownOf(ports, feed))?.askedAt;
  return { url, schedule, dueAt: dueTime(feed, askedAt, plannedAt), plannedAt, catalog: last?.catalog };
};

/**
 * Has a feed fetched, unless a person did so since it was planned; answers when it is due again. Marks it first, so that the
 * next look does not request it again while its fetch waits or lasts.
 */
const request = async (
  { objects, requestFetch, clock, log }: DueFeedsPorts,
  feed: ScheduledFeed,
  known: FetchMemory | undefined,
): Promise<number> => {
  const { hostname, url } = feed;
  const due = dueTime(feed, known?.askedAt, clock().getTime());
  if (due > clock().getTime()) return due;
  const mark = (askedAt: string) => writeJson(objects, fetchMemory(hostname), { ...known, url, askedAt });
  const askedAt = clock().toISOString();
  await mark(askedAt);
  try {
    await requestFetch(hostname);
  } catch (error) {
    await mark(known?.askedAt ?? new Date(0).toISOString());
    throw error;
  }
  log.info('feed is due', { domain: hostname });
  return dueTime(feed, askedAt, clock().getTime());
};

/** What is known of the catalogue's age; a ledger that does not answer keeps no feed from its fetch. */
const ageOf = async (
  ports: DueFeedsPorts,
  schedule: ScheduledFeed,
  { fetched, last }: { readonly fetched: FetchMemory | undefined; readonly last: CatalogAge | undefined },
): Promise<CatalogAge | undefined> => {
  const { hostname } = schedule;
  try {
    return await createCatalogAge(ports)({ hostname, schedule, fetched, last });
  } catch (error) {
    ports.log.error('the age of a catalogue was not found', { domain: hostname, error });
    return last;
  }
};

/** The age in hours of the oldest catalogue of these feeds, for the metric of all shops. */
const tellOldest = ({ clock, log }: DueFeedsPorts, looked: readonly (PlannedFeed | undefined)[]): void => {
  const times = looked.flatMap((feed) => feed?.catalog?.currentAt ?? []);
  if (times.length === 0) return;
  const importAge = ageInHours(Math.min(...times), clock().getTime());
  log.info('age of the oldest catalogue whose feed was due', { metrics: { importAge } });
};

/**
 * Finds the shops whose feed is due and has each of them fetched on its own, those first that have waited longest. A
 * shop that cannot be read is logged and passed over.
 */
export const createDueFeeds = (ports: DueFeedsPorts) => async (): Promise<void> => {
  const { listDomains, objects, clock, log } = ports;
  const shops = new PQueue({ concurrency: SHOPS_AT_ONCE });
  const last = await readPlan(ports);
  const plan = new Map<Hostname, PlannedFeed>();
  const configs = await listDomains((error) => log.error('a damaged shop was passed over', { error }));
  const feeds = configs.flatMap(scheduledOf);
  /** Does one shop's part of the work; a failure is the shop's own, and is tried again later. */
  const forShop = (feed: ScheduledFeed, work: () => Promise<PlannedFeed>) => async (): Promise<void> => {
    const { hostname, url, schedule } = feed;
    try {
      plan.set(hostname, await work());
    } catch (error) {
      log.error('the feed of a shop was passed over', { domain: hostname, error });
      const plannedAt = clock().getTime();
      const { catalog } = plan.get(hostname) ?? last[hostname] ?? {};
      plan.set(hostname, { url, schedule, dueAt: plannedAt + AFTER_FAILURE_MS, plannedAt, catalog });
    }
  };
  await shops.addAll(feeds.map((feed) => forShop(feed, () => planned(ports, feed, last[feed.hostname]))));
  const since = ({ hostname }: ScheduledFeed): number => plan.get(hostname)?.dueAt ?? 0;
  const due = feeds
    .filter((feed) => since(feed) <= clock().getTime())
    .sort((one, other) => since(one) - since(other));
  const starting = due.slice(0, FETCHES_AT_A_LOOK);
  await shops.addAll(
    starting.map((feed) => {
      const { hostname, url, schedule } = feed;
      return forShop(feed, async () => {
        const fetched = await knownOf(ports, feed);
        const catalog = await ageOf(ports, feed, { fetched, last: plan.get(hostname)?.catalog });
        const due = await request(ports, feed, fetched);
        return { url, schedule, dueAt: due, plannedAt: clock().getTime(), catalog };
      });
    }),
  );
  tellOldest(
    ports,
    starting.map(({ hostname }) => plan.get(hostname)),
  );
  await writeJson(objects, fetchPlan, Object.fromEntries(plan));
  if (due.length > starting.length) {
    log.info('due feeds wait for the next look', { waiting: due.length - starting.length });
  }
};
