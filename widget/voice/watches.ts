import type { ConversationStore } from '../conversation/store.ts';
import { statusOf } from '../status.ts';

/** A line that nobody uses costs the shop money. */
const IDLE_MS = 180_000;
/** Without any sign of life; longer than a model takes for its first word. */
const STALLED_MS = 20_000;

interface Alarms {
  readonly onIdle: () => void;
  readonly onStalled: () => void;
}

const createAlarm = (ms: number, ring: () => void) => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    set: () => {
      clearTimeout(timer);
      timer = setTimeout(ring, ms);
    },
    clear: () => clearTimeout(timer),
  };
};

/** Rings when a live conversation falls silent or a question stays without an answer. */
export const watchConversation = (store: ConversationStore, { onIdle, onStalled }: Alarms): (() => void) => {
  const idle = createAlarm(IDLE_MS, onIdle);
  const stalled = createAlarm(STALLED_MS, onStalled);
  const unsubscribe = store.subscribe(({ phase }) => {
    if (phase.kind !== 'live') {
      idle.clear();
      stalled.clear();
      return;
    }
    idle.set();
    if (statusOf(phase) === 'thinking') stalled.set();
    else stalled.clear();
  });
  return () => {
    unsubscribe();
    idle.clear();
    stalled.clear();
  };
};
