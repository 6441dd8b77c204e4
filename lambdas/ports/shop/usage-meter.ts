export interface UsageAllowance {
  /** The counter and its period: `domain#shop.example.com#2026-11-22`. */
  readonly key: string;
  readonly limit: number;
  /** The count may be deleted after this time. */
  readonly expiresAt: Date;
}

export type UsageOutcome =
  | { readonly kind: 'counted'; readonly used: number }
  /** The limit was reached before; nothing was counted. */
  | { readonly kind: 'exhausted' };

/** Counts uses up to a limit, exactly under concurrency. Throws `SERVICE_UNAVAILABLE` when it cannot. */
export interface UsageMeter {
  count(allowance: UsageAllowance): Promise<UsageOutcome>;
  /** Takes one use back when the work failed after counting; never below zero. */
  giveBack(key: string): Promise<void>;
}
