import type { DomainConfig } from '../../contract/domain.ts';
import type { UsageAllowance } from '../../ports/usage-meter.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Counts outlive their period a little, so that a row is never dropped while it still counts. */
const KEPT_AFTER_PERIOD_MS = HOUR_MS;

/** An allowance and the seconds until it is fresh again. */
export interface PeriodAllowance extends UsageAllowance {
  readonly secondsLeft: number;
}

const during = (periodMs: number, now: Date, key: (period: string) => string, limit: number) => {
  const start = now.getTime() - (now.getTime() % periodMs);
  const end = start + periodMs;
  return {
    key: key(new Date(start).toISOString()),
    limit,
    expiresAt: new Date(end + KEPT_AFTER_PERIOD_MS),
    secondsLeft: Math.ceil((end - now.getTime()) / 1_000),
  };
};

/** Sessions one shopper may start in this hour; `shopper` is a pseudonym, never an address. */
export const shopperHour = (domain: DomainConfig, shopper: string, now: Date): PeriodAllowance =>
  during(
    HOUR_MS,
    now,
    (period) => `shopper#${domain.hostname}#${shopper}#${period.slice(0, 13)}`,
    domain.limits.sessionsPerShopperPerHour,
  );

/** Sessions the whole domain may start on this UTC day. */
export const domainDay = (domain: DomainConfig, now: Date): PeriodAllowance =>
  during(
    DAY_MS,
    now,
    (period) => `domain#${domain.hostname}#${period.slice(0, 10)}`,
    domain.limits.sessionsPerDay,
  );
