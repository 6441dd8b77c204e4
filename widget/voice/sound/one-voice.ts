import { isCalling, type Phase } from '../../state/state.ts';
import type { ConversationStore } from '../../state/store.ts';

const CHANNEL = 'storevoice:microphone';

/** Pauses the conversation that is live in this page. */
let pauseLive: (() => void) | undefined;

/** Keeps one live conversation in a page with several widgets, as two assistants must not talk over each other. */
export const createTurn = (pause: () => void) => ({
  take: () => {
    if (pauseLive !== pause) pauseLive?.();
    pauseLive = pause;
  },
  leave: () => {
    if (pauseLive === pause) pauseLive = undefined;
  },
});

const isRecording = (phase: Phase): boolean =>
  isCalling(phase) && phase.microphone !== 'off' && phase.microphone !== 'wanted';

/** Keeps one microphone over all tabs of a shop: a call that begins to record pauses those that record in other tabs. */
export const shareMicrophone = (store: ConversationStore): (() => void) => {
  if (!('BroadcastChannel' in window)) return () => {};
  const channel = new BroadcastChannel(CHANNEL);
  channel.addEventListener('message', () => {
    if (isRecording(store.state().phase)) store.dispatch({ kind: 'paused', because: 'other-tab' });
  });
  const unsubscribe = store.subscribe(({ phase }, before) => {
    if (isRecording(phase) && !isRecording(before.phase)) channel.postMessage('recording');
  });
  return () => {
    unsubscribe();
    channel.close();
  };
};
