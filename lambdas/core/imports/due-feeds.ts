import cron from 'aws-cron-parser';
import { fetchMemory } from '../../contract/imports/bucket.ts';
import type { DomainConfig } from '../../contract/shop/domain.ts';
import type { Hostname } from '../../contract/shop/hostname.ts';
import type { ObjectStore } from '../../ports/imports/object-store.ts';
import type { Log } from '../../ports/log.ts';
import type { DomainStore } from '../../ports/shop/domain-store.ts';
import { FetchMemory } from './fetch-feed.ts';
import { readJson } from './object-text.ts';

export interface DueFeedsPorts {
  readonly domains: Pick<DomainStore, 'list'>;
  readonly objects: Pick<ObjectStore, 'read'>;
  /** Has another function fetch the feed, soon. */
  readonly requestFetch: (domain: Hostname) => Promise<void>;
  readonly now: () => Date;
  readonly log: Log;
}

const UNIT_MS = { minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const;
const RATE = /^rate\((\d+) (minute|hour|day)s?\)$/u;
const CRON = /^cron\((.+)\)$/u;
/** The clock that asks comes every few minutes, a little early or a little late. */
const SLACK_MS = 60_000;

const isUnit = (unit: string | undefined): unit is keyof typeof UNIT_MS =>
  unit !== undefined && unit in UNIT_MS;

/**
 * True when something last done at `last` is due by a schedule, written as for EventBridge Scheduler. Throws when the
 * schedule cannot be read.
 */
export const isDue = (schedule: string, last: Date | undefined, now: Date): boolean => {
  const [, count, unit] = RATE.exec(schedule) ?? [];
  if (isUnit(unit)) {
    return !last || now.getTime() - last.getTime() >= Number(count) * UNIT_MS[unit] - SLACK_MS;
  }
  const [, fields = ''] = CRON.exec(schedule) ?? [];
  if (fields.trim().split(/\s+/u).length !== 6) {
    throw new TypeError(`"${schedule}" is not a schedule; write it like rate(1 hour) or cron(0 3 * * ? *)`);
  }
  // A time that falls on this very second counts as well.
  const previous = cron.prev(cron.parse(fields), new Date(now.getTime() + 1_000));
  return previous !== null && (!last || last < previous);
};

const isFeedDue = async (
  { objects, now, log }: DueFeedsPorts,
  { hostname, feed }: DomainConfig,
): Promise<boolean> => {
  if (feed.url === undefined || feed.schedule === undefined) return false;
  const memory = await readJson(objects, fetchMemory(hostname), FetchMemory);
  if (memory && memory.url !== feed.url) return true;
  try {
    return isDue(feed.schedule, memory && new Date(memory.askedAt), now());
  } catch (error) {
    log.error('the schedule of the feed cannot be read', { domain: hostname, reason: String(error) });
    return false;
  }
};

/** Finds the shops whose feed is due and has each of them fetched on its own. */
export const createDueFeeds = (ports: DueFeedsPorts) => async (): Promise<void> => {
  for (const config of await ports.domains.list()) {
    if (config.status !== 'active' || !(await isFeedDue(ports, config))) continue;
    await ports.requestFetch(config.hostname);
    ports.log.info('feed is due', { domain: config.hostname });
  }
};
