import type { Spending } from '../../contract/shop/budget.ts';
import type { DomainStore } from '../../ports/shop/domain-store.ts';
import type { EndingCall } from '../../ports/voice/hang-up-timer.ts';
import type { RealtimeSessions } from '../../ports/voice/realtime-sessions.ts';
import { endAllowance } from '../shop/allowances.ts';
import { asMetrics, NOTHING_SPENT, spendingIn, times } from '../shop/budget.ts';
import { createCountSpending, type SpendingParts } from '../shop/count-spending.ts';
import { logUpstream } from './upstream.ts';

interface HangUpParts extends SpendingParts {
  readonly realtime: Pick<RealtimeSessions, 'hangUp'>;
  readonly domains: Pick<DomainStore, 'find'>;
}

/** Counts again what a page took back when it said that its call was over, since the call went on until now. */
const countWhole = async (parts: HangUpParts, { sessionId, domain }: EndingCall): Promise<Spending> => {
  const config = domain === undefined ? undefined : await parts.domains.find(domain);
  if (config === undefined || sessionId === undefined) return NOTHING_SPENT;
  const now = parts.clock();
  const unused = spendingIn(await parts.usage.add(endAllowance(sessionId, now), { ...NOTHING_SPENT }));
  await createCountSpending(parts).giveBack(config, times(unused, -1), now);
  return unused;
};

/** Ends a brokered call at its limit. Throws when it cannot, so that the scheduler tries again. */
export const createHangUp =
  (parts: HangUpParts) =>
  async (call: EndingCall): Promise<void> => {
    const { realtime, log } = parts;
    const wasOpen = await logUpstream(log, { ...call }, () => realtime.hangUp(call.callId));
    const metrics = asMetrics(wasOpen ? await countWhole(parts, call) : NOTHING_SPENT);
    log.info('Call ended at its limit', { ...call, metrics });
  };
