import { AssistantError } from '../../contract/errors.ts';
import type { UsageMeter } from '../../ports/shop/usage-meter.ts';
import type { PeriodAllowance } from './allowances.ts';

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
