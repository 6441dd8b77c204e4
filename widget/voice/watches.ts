import type { ConversationStore } from '../conversation/store.ts';

/** A line that nobody uses costs the shop money. */
const IDLE_MS = 180_000;
/** Longer than the slowest tool and the model's first word together. */
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
  const unsubscribe = store.subscribe(({ phase }, before) => {
    if (phase.kind !== 'live') {
      idle.clear();
      stalled.clear();
      return;
    }
    idle.set();
    const wasWaiting = before.phase.kind === 'live' && before.phase.awaiting;
    if (phase.awaiting && !wasWaiting) stalled.set();
    if (!phase.awaiting) stalled.clear();
  });
  return () => {
    unsubscribe();
    idle.clear();
    stalled.clear();
  };
};
