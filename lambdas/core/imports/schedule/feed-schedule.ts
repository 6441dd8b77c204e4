import cron from 'aws-cron-parser';
import { FETCH_MINUTES_MIN } from '../../../contract/shop/domain.ts';

const MINUTE_MS = 60_000;
const UNIT_MS = { minute: MINUTE_MS, hour: 60 * MINUTE_MS, day: 24 * 60 * MINUTE_MS } as const;
const RATE = /^rate\((\d+) (minute|hour|day)s?\)$/u;
const CRON = /^cron\((.+)\)$/u;
/** The clock that asks comes every few minutes, a little early or a little late. */
const SLACK_MS = MINUTE_MS;

const isUnit = (unit: string | undefined): unit is keyof typeof UNIT_MS =>
  unit !== undefined && unit in UNIT_MS;

export interface FeedSchedule {
  /** Written as for EventBridge Scheduler. */
  readonly schedule: string;
  /** How much later than the times of a `cron` the feed is due. */
  readonly delayMs: number;
}

/** Answers the first time after another one. Throws when the schedule cannot be read. */
const readSchedule = ({ schedule, delayMs }: FeedSchedule): ((last: number) => number) => {
  const [, count, unit] = RATE.exec(schedule) ?? [];
  if (isUnit(unit)) return (last) => last + Number(count) * UNIT_MS[unit] - SLACK_MS;
  const [, fields = ''] = CRON.exec(schedule) ?? [];
  if (fields.trim().split(/\s+/u).length !== 6) {
    throw new TypeError(`"${schedule}" is not a schedule; write it like rate(1 hour) or cron(0 3 * * ? *)`);
  }
  const times = cron.parse(fields);
  return (last) => {
    const next = cron.next(times, new Date(last - delayMs));
    return next === null ? Number.POSITIVE_INFINITY : next.getTime() + delayMs;
  };
};

/**
 * When (in milliseconds) a feed that was last asked for at `last` is due; one that was never asked for is due since ever.
 * Throws when the schedule cannot be read.
 */
export const dueAt = (schedule: FeedSchedule, last: Date | undefined): number => {
  const nextAfter = readSchedule(schedule);
  if (!last) return 0;
  const asked = last.getTime();
  return Math.max(nextAfter(asked), asked + FETCH_MINUTES_MIN * MINUTE_MS - SLACK_MS);
};
