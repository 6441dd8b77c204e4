import { AssistantError } from '../../contract/errors.ts';
import type { ConversationMode, Spending } from '../../contract/shop/budget.ts';
import { noticeKey } from '../../contract/shop/counter-keys.ts';
import type { DomainConfig } from '../../contract/shop/domain.ts';
import type { MinutePrices } from '../../contract/voice/minute-prices.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { UsageMeter } from '../../ports/shop/usage-meter.ts';
import { errorSentence } from '../phrases/errors.ts';
import { withWrittenContact } from '../phrases/merchant.ts';
import {
  difference,
  hasBudget,
  monthOf,
  NOTHING_SPENT,
  noticesBetween,
  shareUsed,
  spendingIn,
  spendingOf,
  stageAt,
  times,
} from './budget.ts';

export interface SpendingParts {
  readonly usage: UsageMeter;
  readonly clock: Clock;
  readonly log: Log;
}

interface WantedConversation {
  readonly model: string;
  readonly prices: MinutePrices;
  /** Whether it opens now, or later by `open`. */
  readonly opens: boolean;
}

export interface PlannedConversation {
  /** What it may be. */
  readonly mode: ConversationMode;
  /** What it costs if it lasts as long as it may. */
  readonly longest: Spending;
}

const closed = (domain: DomainConfig, now: Date): AssistantError => {
  const { hostname, locale } = domain;
  return new AssistantError('BUDGET_EXCEEDED', `${hostname} has used its budget of this month`, {
    locale,
    retryAfterSeconds: monthOf(domain, now).secondsLeft,
    sentence: withWrittenContact(errorSentence('BUDGET_EXCEEDED', locale), domain),
  });
};

interface Shares {
  readonly before: number;
  readonly after: number;
}

/** Tells of each share once, although sums fall again when conversations end early. */
const tell = async (
  { usage, log }: SpendingParts,
  domain: DomainConfig,
  { before, after }: Shares,
  now: Date,
): Promise<void> => {
  const { key, expiresAt } = monthOf(domain, now);
  for (const percent of noticesBetween(before, after)) {
    const { kind } = await usage.count({ key: noticeKey(key, percent), limit: 1, expiresAt });
    if (kind === 'exhausted') continue;
    // CloudWatch counts the lines with `budgetPercent` and raises an alarm.
    log.warn(`${percent} % of this month's budget is used`, {
      domain: domain.hostname,
      budgetPercent: percent,
    });
  }
};

/** Counts what conversations cost against the budgets of their shops, in UTC months. */
export const createCountSpending = (parts: SpendingParts) => {
  const { usage, clock } = parts;

  /** Adds spending to the month of `at`; answers the used shares of the budget before and after. */
  const add = async (domain: DomainConfig, spending: Spending, at: Date): Promise<Shares> => {
    if (!hasBudget(domain.budget)) return { before: 0, after: 0 };
    const after = spendingIn(await usage.add(monthOf(domain, at), { ...spending }));
    const before = difference(after, spending);
    return { before: shareUsed(domain.budget, before), after: shareUsed(domain.budget, after) };
  };

  /** Adds first and takes back what may not be, so that parallel conversations cannot pass a budget together. */
  const admit = async (domain: DomainConfig, spending: Spending, now: Date) => {
    const shares = await add(domain, spending, now);
    const stage = stageAt(shares.before);
    if (stage !== 'closed') return { stage, shares };
    await add(domain, times(spending, -1), now);
    throw closed(domain, now);
  };

  return {
    /**
     * Plans a conversation and, when `opens`, counts it at its longest. Throws `BUDGET_EXCEEDED` when the budget is used up.
     */
    plan: async (
      domain: DomainConfig,
      { model, prices, opens }: WantedConversation,
    ): Promise<PlannedConversation> => {
      const now = clock();
      const seconds = domain.limits.sessionMinutes * 60;
      const longestAs = (mode: ConversationMode) => spendingOf(prices, { model, mode, seconds });
      // A page may let shoppers speak in a shop that is typed to; its budget ends that.
      const wanted = longestAs(domain.theme.mode ?? 'voice');
      const counted = opens ? wanted : NOTHING_SPENT;
      const { stage, shares } = await admit(domain, counted, now);
      const longest = stage === 'text' ? longestAs('text') : wanted;
      const isSame = !opens || longest.microdollars === wanted.microdollars;
      const { after } = isSame ? shares : await add(domain, difference(longest, wanted), now);
      await tell(parts, domain, { before: shares.before, after }, now);
      return { mode: stage, longest };
    },

    /** Counts a planned conversation that opens later than it was planned, at its longest. Throws as `plan` does. */
    open: async (domain: DomainConfig, longest: Spending, now: Date): Promise<void> => {
      const { shares } = await admit(domain, longest, now);
      await tell(parts, domain, shares, now);
    },

    /** Takes back what was counted at `since` and not used, or counts it again with a negative amount. */
    giveBack: async (domain: DomainConfig, unused: Spending, since: Date): Promise<void> =>
      void (await add(domain, times(unused, -1), since)),
  };
};
