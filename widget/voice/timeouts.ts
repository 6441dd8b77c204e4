import { statusOf } from '../state/status.ts';
import type { ConversationStore } from '../state/store.ts';

/** A call that nobody uses costs the shop money. */
const IDLE_MS = 180_000;
/** Longer than a model takes for its first word. */
const STALLED_MS = 20_000;

interface TimeoutHandlers {
  readonly onIdle: () => void;
  readonly onStalled: () => void;
}

const createTimer = (onTimeout: () => void) => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    restart: (ms: number) => {
      clearTimeout(timer);
      timer = setTimeout(onTimeout, ms);
    },
    clear: () => clearTimeout(timer),
  };
};

/** The server starts counting a session's time a little earlier than the browser. */
const CLOCK_TOLERANCE_MS = 5_000;

/** The longest time that one session may last. */
export const createTimeLimit = (onReached: () => void) => {
  const timer = createTimer(onReached);
  let endsAt = 0;
  return {
    start: (seconds: number) => {
      timer.restart(seconds * 1_000);
      endsAt = Date.now() + seconds * 1_000;
    },
    isNear: () => endsAt - Date.now() < CLOCK_TOLERANCE_MS,
    clear: timer.clear,
  };
};

/** Reports a live conversation that has fallen silent, and a question that stays without an answer. */
export const watchTimeouts = (
  store: ConversationStore,
  { onIdle, onStalled }: TimeoutHandlers,
): (() => void) => {
  const idle = createTimer(onIdle);
  const stalled = createTimer(onStalled);
  const unsubscribe = store.subscribe(({ phase }) => {
    if (phase.kind !== 'live') {
      idle.clear();
      stalled.clear();
      return;
    }
    idle.restart(IDLE_MS);
    if (statusOf(phase) === 'thinking') stalled.restart(STALLED_MS);
    else stalled.clear();
  });
  return () => {
    unsubscribe();
    idle.clear();
    stalled.clear();
  };
};
