import type { HangUpTimer } from '../lambdas/ports/hang-up-timer.ts';
import type { Log } from '../lambdas/ports/log.ts';

interface TimerParts {
  readonly hangUp: (callId: string) => Promise<void>;
  readonly log: Log;
}

/** Ends brokered calls at their time while this process lives; local calls do not outlive it. */
export const createTimeoutHangUpTimer = ({
  hangUp,
  log,
}: TimerParts): HangUpTimer & { readonly close: () => void } => {
  const timers = new Set<NodeJS.Timeout>();
  return {
    schedule: async (callId, at) => {
      const timer = setTimeout(
        () => {
          timers.delete(timer);
          hangUp(callId).catch((error: unknown) => log.error('A call could not be ended', { callId, error }));
        },
        Math.max(0, at.getTime() - Date.now()),
      );
      timers.add(timer);
    },
    close: () => {
      for (const timer of timers) clearTimeout(timer);
    },
  };
};
