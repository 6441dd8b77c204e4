export interface UsageAllowance {
  /** The counter and its period: `domain#shop.example.com#2026-11-22`. */
  readonly key: string;
  readonly limit: number;
  /** The count may be deleted after this time. */
  readonly expiresAt: Date;
}

type UsageOutcome =
  | { readonly kind: 'counted'; readonly used: number }
  /** The limit was reached before; nothing was counted. */
  | { readonly kind: 'exhausted' };

/** Sums that are kept together under one key: `{ seconds: 600, microdollars: 1000000 }`. */
export type Amounts = Readonly<Record<string, number>>;

/** Counts uses up to a limit, exactly under concurrency. Throws `SERVICE_UNAVAILABLE` when it cannot. */
export interface UsageMeter {
  count(allowance: UsageAllowance): Promise<UsageOutcome>;
  /** Takes one use back when the work failed after counting; never below zero. */
  giveBack(key: string): Promise<void>;
  /** Adds whole amounts, negative ones too, to the sums under a key, and answers the sums; they begin at zero. */
  add(counter: Pick<UsageAllowance, 'key' | 'expiresAt'>, amounts: Amounts): Promise<Amounts>;
}
