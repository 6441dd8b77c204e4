import * as z from 'zod';
import type { ImportRun } from '../../../contract/imports/import-run.ts';
import type { Hostname } from '../../../contract/shop/hostname.ts';
import type { ImportLedger } from '../../../ports/imports/import-ledger.ts';
import type { Log } from '../../../ports/log.ts';
import type { FetchMemory } from '../fetch-feed.ts';
import { dueAt, type FeedSchedule } from './feed-schedule.ts';

const HOUR_MS = 3_600_000;
/** A metric of a shop is billed for each hour in which it is written. */
const TOLD_EVERY_MS = 24 * HOUR_MS;
/** One fetch may fail, and so may the next; people are asked to look after the third. */
const MISSED_TIMES = 3;
/** An import may wait for its turn for five hours, however often its feed is fetched. */
const NEVER_OLD_BEFORE_MS = 6 * HOUR_MS;

/** What the plan of fetches remembers of a shop's live catalogue. Times are milliseconds. */
export const CatalogAge = z.object({
  /** When the catalogue was last the same as the feed: published, or its feed found unchanged. */
  currentAt: z.number(),
  /** The bytes that were fetched last, and since when they are known. */
  digest: z.string().optional(),
  changedAt: z.number(),
  /** When the shop's own metric was last written. */
  toldAt: z.number(),
  isOld: z.boolean(),
});
export type CatalogAge = Readonly<z.infer<typeof CatalogAge>>;

export interface AgePorts {
  readonly imports: Pick<ImportLedger, 'latest'>;
  readonly clock: () => Date;
  readonly log: Log;
}

interface AgedFeed {
  readonly hostname: Hostname;
  readonly schedule: FeedSchedule;
  /** What is known of the last fetch. */
  readonly fetched: FetchMemory | undefined;
  /** What was remembered when the feed was due before. */
  readonly last: CatalogAge | undefined;
}

/** A feed that was fetched well and is the published one still makes its catalogue current. */
const currentTime = (
  run: ImportRun | undefined,
  { fetched, last }: AgedFeed,
  changedAt: number,
): number | undefined => {
  if (run?.state.kind !== 'published') return last?.currentAt;
  const publishedAt = Date.parse(run.updatedAt);
  const isPublished = changedAt <= publishedAt && fetched !== undefined && fetched.failure === undefined;
  return isPublished ? Math.max(publishedAt, Date.parse(fetched.askedAt)) : publishedAt;
};

/** Whether its shop should have got a newer catalogue three times since it was current. */
const isOutdated = (schedule: FeedSchedule, currentAt: number, now: number): boolean => {
  if (now - currentAt < NEVER_OLD_BEFORE_MS) return false;
  let at = currentAt;
  for (let missed = 0; missed < MISSED_TIMES && at <= now; missed += 1) at = dueAt(schedule, new Date(at));
  return at <= now;
};

/**
 * Looks how old the live catalogue of a shop is when its feed is due, and writes that as a metric in hours, once a day for
 * each shop. The line about a catalogue that becomes old has `outdated`, which an alarm counts. Absent without a catalogue.
 */
export const createCatalogAge =
  ({ imports, clock, log }: AgePorts) =>
  async (feed: AgedFeed): Promise<CatalogAge | undefined> => {
    const { hostname, schedule, fetched, last } = feed;
    const digest = fetched?.digest;
    const isChanged = last !== undefined && fetched !== undefined && last.digest !== digest;
    const changedAt = isChanged ? Date.parse(fetched.askedAt) : (last?.changedAt ?? 0);
    const currentAt = currentTime(await imports.latest(hostname), feed, changedAt);
    if (currentAt === undefined) return undefined;
    const time = clock().getTime();
    const isOld = isOutdated(schedule, currentAt, time);
    const isNews = isOld && last?.isOld !== true;
    const isToTell = isNews || time - (last?.toldAt ?? 0) >= TOLD_EVERY_MS;
    const fields = { domain: hostname, metrics: { importAge: ageInHours(currentAt, time) } };
    if (isNews) log.warn('the catalogue is old', { ...fields, outdated: true });
    else if (isToTell) log.info('age of the catalogue', fields);
    return { currentAt, digest, changedAt, toldAt: isToTell ? time : (last?.toldAt ?? 0), isOld };
  };

export const ageInHours = (currentAt: number, now: number): number =>
  Math.round(((now - currentAt) / HOUR_MS) * 10) / 10;
