import type { ConversationState } from '../state/state.ts';
import type { ConversationStore } from '../state/store.ts';
import type { SpeakResult } from './storevoice.d.ts';

/** What has come of the wish to speak; `undefined` while it is open. */
const speakResultOf = ({ phase, problem }: ConversationState): SpeakResult | undefined => {
  switch (phase.kind) {
    case 'idle':
      return { outcome: 'closed' };
    case 'connecting':
    case 'lost':
      return undefined;
    case 'live':
      if (phase.microphone === 'on') return { outcome: 'listening' };
      // The microphone's problem becomes known right after its state.
      return phase.microphone === 'off' && problem?.startsWith('MICROPHONE')
        ? { outcome: 'typing', code: problem }
        : undefined;
    case 'paused':
      return { outcome: phase.because === 'consent' ? 'consent' : 'closed' };
    case 'ended':
      if (phase.because !== 'failed') return { outcome: 'closed' };
      return problem === undefined ? undefined : { outcome: 'failed', code: problem };
  }
};

/** Goes on by voice, and resolves when it is known whether the assistant listens. */
export const whenSpeaking = (store: ConversationStore, talk: () => boolean): Promise<SpeakResult> =>
  new Promise((resolve) => {
    if (!talk()) return resolve({ outcome: 'closed' });
    const check = (state: ConversationState, before = state): void => {
      const result = speakResultOf(state);
      if (result !== undefined) {
        unsubscribe();
        resolve(result);
      }
      // A typed conversation that was still connecting has no call yet to open the microphone.
      else if (before.phase.kind === 'connecting' && state.phase.kind === 'live') talk();
    };
    const unsubscribe = store.subscribe(check);
    check(store.state());
  });
