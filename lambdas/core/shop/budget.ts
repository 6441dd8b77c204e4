import type { Budget, ConversationMode, Spending } from '../../contract/shop/budget.ts';
import { BUDGET_NOTICES, monthKey } from '../../contract/shop/counter-keys.ts';
import type { DomainConfig } from '../../contract/shop/domain.ts';
import { type MinutePrices, minutePriceOf } from '../../contract/voice/minute-prices.ts';

export const NOTHING_SPENT: Spending = { seconds: 0, microdollars: 0 };

/** What a counter holds; a counter that nobody has added to holds nothing. */
export const spendingIn = ({ seconds = 0, microdollars = 0 }: Readonly<Partial<Spending>>): Spending => ({
  seconds,
  microdollars,
});

const MICRO = 1_000_000;

/** From here on conversations are typed, at a fraction of the price of speech. */
const SPENT = 1;
/** From here on there are no conversations until the next month. */
const CLOSED = 1.1;

/** What a conversation of this length costs at most. */
export const spendingOf = (
  prices: MinutePrices,
  {
    model,
    mode,
    seconds,
  }: { readonly model: string; readonly mode: ConversationMode; readonly seconds: number },
): Spending => ({
  seconds,
  microdollars: Math.round((minutePriceOf(prices, model)[mode] * MICRO * seconds) / 60),
});

/** The same spending with the other sign, or a part of it. */
export const times = ({ seconds, microdollars }: Spending, factor: number): Spending => ({
  seconds: Math.round(seconds * factor),
  microdollars: Math.round(microdollars * factor),
});

export const difference = (one: Spending, other: Spending): Spending => ({
  seconds: one.seconds - other.seconds,
  microdollars: one.microdollars - other.microdollars,
});

/** For the metrics of a shop: `{ minutes: 10, cost: 1 }`, in US dollars. */
export const asMetrics = ({ seconds, microdollars }: Spending) => ({
  minutes: seconds / 60,
  cost: microdollars / MICRO,
});

export const hasBudget = ({ minutesPerMonth, dollarsPerMonth }: Budget): boolean =>
  minutesPerMonth !== undefined || dollarsPerMonth !== undefined;

/** The used share of a budget, of minutes or of money, whichever is larger: 1 is all of it. */
export const shareUsed = ({ minutesPerMonth, dollarsPerMonth }: Budget, spent: Spending): number =>
  Math.max(
    spent.seconds / 60 / (minutesPerMonth ?? Number.POSITIVE_INFINITY),
    spent.microdollars / MICRO / (dollarsPerMonth ?? Number.POSITIVE_INFINITY),
  );

/** What a shop may open when this share is used. */
export const stageAt = (share: number): ConversationMode | 'closed' => {
  if (share >= CLOSED) return 'closed';
  return share >= SPENT ? 'text' : 'voice';
};

/** The per cents with a notice, among those that this step passed. */
export const noticesBetween = (before: number, after: number): readonly number[] =>
  BUDGET_NOTICES.filter((percent) => before < percent / 100 && percent / 100 <= after);

/** A shop's counter of one month (UTC), kept for a month after it so that reports can name it. */
export const monthOf = ({ hostname }: Pick<DomainConfig, 'hostname'>, now: Date) => {
  const [year, month] = [now.getUTCFullYear(), now.getUTCMonth()];
  const end = Date.UTC(year, month + 1);
  return {
    key: monthKey(hostname, now.toISOString().slice(0, 7)),
    expiresAt: new Date(Date.UTC(year, month + 2)),
    secondsLeft: Math.ceil((end - now.getTime()) / 1_000),
  };
};
