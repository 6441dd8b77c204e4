import type { Spending } from '../../../contract/shop/budget.ts';
import type { DomainConfig } from '../../../contract/shop/domain.ts';
import type { SessionClaims } from '../../../ports/voice/session-tokens.ts';
import { callAllowance, endAllowance } from '../../shop/allowances.ts';
import { asMetrics, NOTHING_SPENT, times } from '../../shop/budget.ts';
import { createCountSpending, type SpendingParts } from '../../shop/count-spending.ts';

/** The part of the longest conversation that was not used after so many seconds. */
const unusedAfter = (seconds: number, longest: Spending): Spending =>
  times(longest, longest.seconds === 0 ? 0 : Math.max(0, 1 - seconds / longest.seconds));

type EndConversation = (domain: DomainConfig, claims: SessionClaims) => Promise<void>;

/**
 * Counts a conversation as long as it lasted by our own clock, once the page says that it is over. Of a call that goes on
 * all the same, `createHangUp` counts the rest.
 */
export const createEndConversation = (parts: SpendingParts): EndConversation => {
  const spending = createCountSpending(parts);
  return async (domain, claims) => {
    const { usage, clock, log } = parts;
    const { sessionId, plan } = claims;
    if (plan === undefined) return;
    const end = endAllowance(sessionId, clock());
    if ((await usage.count(end)).kind === 'exhausted') return;
    // A call that was never opened was never counted; from now on it cannot be opened.
    const wasOpened =
      domain.connection === 'direct' || (await usage.count(callAllowance(claims))).kind === 'exhausted';
    // A clock that was set back would give more back than was counted.
    const seconds = Math.max(0, Math.round((clock().getTime() - plan.since.getTime()) / 1_000));
    const unused = wasOpened ? unusedAfter(seconds, plan.longest) : NOTHING_SPENT;
    await spending.giveBack(domain, unused, plan.since);
    await usage.add(end, { ...unused });
    log.info('Conversation ended', {
      sessionId,
      domain: domain.hostname,
      seconds,
      metrics: asMetrics(times(unused, -1)),
    });
  };
};
