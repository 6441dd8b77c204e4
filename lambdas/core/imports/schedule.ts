import cron from 'aws-cron-parser';

const UNIT_MS = { minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const;
const RATE = /^rate\((\d+) (minute|hour|day)s?\)$/u;
const CRON = /^cron\((.+)\)$/u;
/** Whoever looks does so every few minutes, now a little early and now a little late. */
const SLACK_MS = 60_000;

const isUnit = (unit: string | undefined): unit is keyof typeof UNIT_MS =>
  unit !== undefined && unit in UNIT_MS;

/**
 * Whether something that was last done then is to be done now, by a schedule as EventBridge Scheduler writes it.
 * Throws where the schedule cannot be read.
 */
export const isDue = (schedule: string, last: Date | undefined, now: Date): boolean => {
  const [, count, unit] = RATE.exec(schedule) ?? [];
  if (isUnit(unit)) {
    return !last || now.getTime() - last.getTime() >= Number(count) * UNIT_MS[unit] - SLACK_MS;
  }
  const [, fields = ''] = CRON.exec(schedule) ?? [];
  if (fields.trim().split(/\s+/u).length !== 6) {
    throw new TypeError(`"${schedule}" is no schedule; write it like rate(1 hour) or cron(0 3 * * ? *)`);
  }
  // What is due this very second counts as well.
  const previous = cron.prev(cron.parse(fields), new Date(now.getTime() + 1_000));
  return previous !== null && (!last || last < previous);
};
