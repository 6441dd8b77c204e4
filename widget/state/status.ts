import type { Live, Phase } from './state.ts';

/** The status shown to the shopper; `ready` is a live session that waits for typing. */
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
  if (phase.playing !== undefined) return 'speaking';
  if (phase.searching.length > 0) return 'searching';
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

/** The status of a phase, by what matters most to the shopper at the moment. */
export const statusOf = (phase: Phase): Status => {
  if (phase.kind === 'live') return liveStatus(phase);
  return phase.kind === 'connecting' && phase.microphone === 'asked' ? 'asking' : phase.kind;
};
