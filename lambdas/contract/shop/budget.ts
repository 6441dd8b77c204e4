import * as z from 'zod';

/** What a shop's conversations may use in a month (UTC). Default: no budget, only the limits of sessions. */
export const Budget = z.strictObject({
  /** Minutes of conversations, spoken and typed. */
  minutesPerMonth: z.int().min(1).max(10_000_000).optional(),
  /** US dollars, in which Realtime models are billed, at the deployment's prices of a minute. */
  dollarsPerMonth: z.int().min(1).max(10_000_000).optional(),
});
export type Budget = Readonly<z.infer<typeof Budget>>;

/** How a shopper and the assistant talk. */
export type ConversationMode = 'voice' | 'text';

/** What conversations used. Whole numbers, since counters add them up. */
export interface Spending {
  readonly seconds: number;
  readonly microdollars: number;
}
