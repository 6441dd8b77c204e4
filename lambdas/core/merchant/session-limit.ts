import type { Clock } from '../../ports/clock.ts';
import type { UsageMeter } from '../../ports/shop/usage-meter.ts';
import { sessionUse } from '../shop/allowances.ts';

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
