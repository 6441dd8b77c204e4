import { AssistantError } from '../../contract/errors.ts';
import { sessionsCounter } from '../../contract/shop/counter-keys.ts';
import type { DomainConfig } from '../../contract/shop/domain.ts';
import type { Clock } from '../../ports/clock.ts';
import type { UsageAllowance, UsageMeter } from '../../ports/shop/usage-meter.ts';
import type { SessionClaims } from '../../ports/voice/session-tokens.ts';

const HOUR_MS = 60 * 60_000;
/** Periods, each with the letters by which an ISO time names it. */
const PERIODS = {
  minute: { lengthMs: 60_000, letters: 'yyyy-mm-ddThh:mm'.length },
  hour: { lengthMs: HOUR_MS, letters: 'yyyy-mm-ddThh'.length },
  day: { lengthMs: 24 * HOUR_MS, letters: 'yyyy-mm-dd'.length },
} as const;
/** A row outlives its period a little, so that it is never dropped while it still counts. */
const KEPT_AFTER_PERIOD_MS = HOUR_MS;

/** An allowance and the seconds until its count starts again at zero. */
interface PeriodAllowance extends UsageAllowance {
  readonly secondsLeft: number;
}

interface Counted {
  /** What is counted; the key adds the period. */
  readonly counter: string;
  readonly limit: number;
}

const during = (period: keyof typeof PERIODS, now: Date, { counter, limit }: Counted): PeriodAllowance => {
  const { lengthMs, letters } = PERIODS[period];
  const end = now.getTime() - (now.getTime() % lengthMs) + lengthMs;
  return {
    key: `${counter}#${now.toISOString().slice(0, letters)}`,
    limit,
    expiresAt: new Date(end + KEPT_AFTER_PERIOD_MS),
    secondsLeft: Math.ceil((end - now.getTime()) / 1_000),
  };
};

/** Sessions one shopper may start in this hour; `shopper` is a pseudonym, never an address. */
export const shopperHour = ({ hostname, limits }: DomainConfig, shopper: string, now: Date) =>
  during('hour', now, {
    counter: `shopper#${hostname}#${shopper}`,
    limit: limits.sessionsPerShopperPerHour,
  });

/** Sessions one network may start in this hour; `network` is a pseudonym, too. */
export const networkHour = ({ hostname, limits }: DomainConfig, network: string, now: Date) =>
  during('hour', now, {
    counter: `network#${hostname}#${network}`,
    limit: limits.sessionsPerNetworkPerHour,
  });

/** Function calls of one session in this minute. */
export const sessionMinute = ({ limits }: DomainConfig, sessionId: string, now: Date) =>
  during('minute', now, { counter: `session#${sessionId}`, limit: limits.callsPerSessionPerMinute });

/** Function calls of the whole domain in this minute. */
export const domainMinute = ({ hostname, limits }: DomainConfig, now: Date) =>
  during('minute', now, { counter: `calls#${hostname}`, limit: limits.callsPerMinute });

/** Sessions the whole domain may start on this UTC day. */
export const domainDay = ({ hostname, limits }: DomainConfig, now: Date) =>
  during('day', now, { counter: sessionsCounter(hostname), limit: limits.sessionsPerDay });

/** Wrong proofs for one order on this UTC day. All four digits of a phone would take over a year to try. */
const PROOFS_PER_ORDER = 20;

/** Tries to learn of one order in all conversations together; `order` is a hash. */
export const orderDay = (hostname: string, order: string, now: Date) =>
  during('day', now, { counter: `order#${hostname}#${order}`, limit: PROOFS_PER_ORDER });

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
