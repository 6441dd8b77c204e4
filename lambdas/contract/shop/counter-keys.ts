import type { Hostname } from './hostname.ts';

/** Shares of a month's budget at which people are told, in per cent. */
export const BUDGET_NOTICES = [80, 100, 110] as const;

/** The counter of a shop's sessions; its keys add the day (UTC). */
export const sessionsCounter = (hostname: Hostname): string => `domain#${hostname}`;

/** The counter of what a shop's conversations used in a month (UTC). */
export const monthKey = (hostname: Hostname, month: string): string => `budget#${hostname}#${month}`;

/** The mark that people got the notice about a share of the budget. */
export const noticeKey = (month: string, percent: number): string => `${month}#${percent}`;

/** The counters of a shop that may be kept at this time and outlive an hour. */
export const shopCounters = (hostname: Hostname, now: Date): readonly string[] => {
  const day = now.toISOString().slice(0, 10);
  const before = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1)).toISOString();
  const months = [day, before].map((date) => monthKey(hostname, date.slice(0, 7)));
  const notices = months.flatMap((month) => BUDGET_NOTICES.map((percent) => noticeKey(month, percent)));
  return [`${sessionsCounter(hostname)}#${day}`, ...months, ...notices];
};
