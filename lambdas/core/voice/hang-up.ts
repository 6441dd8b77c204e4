import type { Log } from '../../ports/log.ts';
import type { RealtimeSessions } from '../../ports/realtime-sessions.ts';

export interface HangUpParts {
  readonly realtime: Pick<RealtimeSessions, 'hangUp'>;
  readonly log: Log;
}

/** Ends a brokered call whose time is over. Throws when it could not, so that whoever asked tries again. */
export const createHangUp =
  ({ realtime, log }: HangUpParts) =>
  async (callId: string): Promise<void> => {
    await realtime.hangUp(callId);
    log.info('Call ended at its limit', { callId });
  };
