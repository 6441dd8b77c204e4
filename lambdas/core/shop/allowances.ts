import { AssistantError } from '../../contract/errors.ts';
import { dayKey } from '../../contract/shop/counter-keys.ts';
import type { DomainConfig } from '../../contract/shop/domain.ts';
import type { Clock } from '../../ports/clock.ts';
import type { UsageAllowance, UsageMeter } from '../../ports/shop/usage-meter.ts';
import type { SessionClaims } from '../../ports/voice/session-tokens.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** A row outlives its period a little, so that it is never dropped while it still counts. */
const KEPT_AFTER_PERIOD_MS = HOUR_MS;

/** An allowance and the seconds until its count starts again at zero. */
export interface PeriodAllowance extends UsageAllowance {
  readonly secondsLeft: number;
}

interface Period {
  readonly lengthMs: number;
  /** Names the count after the start of its period, in ISO. */
  readonly key: (start: string) => string;
  readonly limit: number;
}

const during = (now: Date, { lengthMs, key, limit }: Period): PeriodAllowance => {
  const start = now.getTime() - (now.getTime() % lengthMs);
  const end = start + lengthMs;
  return {
    key: key(new Date(start).toISOString()),
    limit,
    expiresAt: new Date(end + KEPT_AFTER_PERIOD_MS),
    secondsLeft: Math.ceil((end - now.getTime()) / 1_000),
  };
};

/** Sessions one shopper may start in this hour; `shopper` is a pseudonym, never an address. */
export const shopperHour = (domain: DomainConfig, shopper: string, now: Date): PeriodAllowance =>
  during(now, {
    lengthMs: HOUR_MS,
    key: (start) => `shopper#${domain.hostname}#${shopper}#${start.slice(0, 13)}`,
    limit: domain.limits.sessionsPerShopperPerHour,
  });

/** Sessions one network may start in this hour; `network` is a pseudonym, too. */
export const networkHour = (domain: DomainConfig, network: string, now: Date): PeriodAllowance =>
  during(now, {
    lengthMs: HOUR_MS,
    key: (start) => `network#${domain.hostname}#${network}#${start.slice(0, 13)}`,
    limit: domain.limits.sessionsPerNetworkPerHour,
  });

/** Function calls of one session in this minute. */
export const sessionMinute = ({ limits }: DomainConfig, sessionId: string, now: Date): PeriodAllowance =>
  during(now, {
    lengthMs: MINUTE_MS,
    key: (start) => `session#${sessionId}#${start.slice(0, 16)}`,
    limit: limits.callsPerSessionPerMinute,
  });

/** Function calls of the whole domain in this minute. */
export const domainMinute = ({ hostname, limits }: DomainConfig, now: Date): PeriodAllowance =>
  during(now, {
    lengthMs: MINUTE_MS,
    key: (start) => `calls#${hostname}#${start.slice(0, 16)}`,
    limit: limits.callsPerMinute,
  });

/** Sessions the whole domain may start on this UTC day. */
export const domainDay = (domain: DomainConfig, now: Date): PeriodAllowance =>
  during(now, {
    lengthMs: DAY_MS,
    key: (start) => dayKey(domain.hostname, start.slice(0, 10)),
    limit: domain.limits.sessionsPerDay,
  });

/** Wrong proofs for one order on this UTC day. All four digits of a phone would take over a year to try. */
const PROOFS_PER_ORDER = 20;

/** Tries to learn of one order in all conversations together; `order` is a hash. */
export const orderDay = (hostname: string, order: string, now: Date): PeriodAllowance =>
  during(now, {
    lengthMs: DAY_MS,
    key: (start) => `order#${hostname}#${order}#${start.slice(0, 10)}`,
    limit: PROOFS_PER_ORDER,
  });

/** Uses of one thing in one session, which ends within an hour. */
export const sessionUse = (what: string, sessionId: string, limit: number, now: Date): UsageAllowance => ({
  key: `session#${sessionId}#${what}`,
  limit,
  expiresAt: new Date(now.getTime() + 2 * HOUR_MS),
});

/** The one call of a session. Support codes may repeat after a year; with the expiry time the key is unique. */
export const callAllowance = ({
  sessionId,
  expiresAt,
}: Pick<SessionClaims, 'sessionId' | 'expiresAt'>): UsageAllowance => ({
  key: `call#${sessionId}#${expiresAt.toISOString()}`,
  limit: 1,
  expiresAt,
});

/** The one end of a session, and beside it what was given back then. */
export const endAllowance = (sessionId: string, now: Date): UsageAllowance =>
  sessionUse('end', sessionId, 1, now);

export interface CountedUse {
  readonly allowance: PeriodAllowance;
  readonly refusal: 'RATE_LIMITED' | 'QUOTA_EXCEEDED';
  /** What is counted, for the log: "sessions of this period". */
  readonly uses: string;
}

/** Counts one more use; throws its refusal with the time to wait when the period's allowance is used up. */
export const requireUse = async (
  usage: UsageMeter,
  { allowance, refusal, uses }: CountedUse,
): Promise<void> => {
  const { kind } = await usage.count(allowance);
  if (kind === 'counted') return;
  throw new AssistantError(refusal, `all ${allowance.limit} ${uses} are used`, {
    retryAfterSeconds: allowance.secondsLeft,
  });
};

export interface SessionLimitParts {
  readonly usage: UsageMeter;
  readonly clock: Clock;
}

interface SessionLimit {
  /** The function that is used. */
  readonly name: string;
  /** Only a shop with open access has calls without a session, and they are not limited. */
  readonly sessionId: string | undefined;
  readonly limit: number;
}

/** Counts one more use in a conversation; false when it has used up its limit. */
export const mayUse = async (
  { usage, clock }: SessionLimitParts,
  { name, sessionId, limit }: SessionLimit,
): Promise<boolean> =>
  sessionId === undefined ||
  (await usage.count(sessionUse(name, sessionId, limit, clock()))).kind === 'counted';
