import type { Log } from '../../ports/log.ts';
import type { EndingCall } from '../../ports/voice/hang-up-timer.ts';
import type { RealtimeSessions } from '../../ports/voice/realtime-sessions.ts';
import { logUpstream } from './upstream.ts';

export interface HangUpParts {
  readonly realtime: Pick<RealtimeSessions, 'hangUp'>;
  readonly log: Log;
}

/** Ends a brokered call at its limit. Throws when it cannot, so that the scheduler tries again. */
export const createHangUp =
  ({ realtime, log }: HangUpParts) =>
  async (call: EndingCall): Promise<void> => {
    await logUpstream(log, { ...call }, () => realtime.hangUp(call.callId));
    log.info('Call ended at its limit', { ...call });
  };
