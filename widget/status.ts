import type { Live, Phase } from './state.ts';

/** What the shopper is told is going on; `ready` is a live session that waits for typing. */
export type Status =
  | 'idle'
  | 'asking'
  | 'connecting'
  | 'ready'
  | 'listening'
  | 'hearing'
  | 'thinking'
  | 'searching'
  | 'speaking'
  | 'muted'
  | 'lost'
  | 'paused'
  | 'ended';

const liveStatus = (phase: Live): Status => {
  if (phase.hearing) return 'hearing';
  if (phase.searching.length > 0) return 'searching';
  if (phase.playing) return 'speaking';
  if (phase.responding || phase.awaiting) return 'thinking';
  switch (phase.microphone) {
    case 'on':
      return 'listening';
    case 'muted':
      return 'muted';
    case 'asked':
      return 'asking';
    case 'off':
    case 'wanted':
      return 'ready';
  }
};

/** The one word for a phase, chosen by what matters most to the shopper just then. */
export const statusOf = (phase: Phase): Status => {
  if (phase.kind === 'live') return liveStatus(phase);
  return phase.kind === 'connecting' && phase.microphone === 'asked' ? 'asking' : phase.kind;
};
