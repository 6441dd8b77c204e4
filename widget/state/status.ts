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

/** While neither side speaks or works. */
const silentStatus = {
  on: 'listening',
  muted: 'muted',
  asked: 'asking',
  off: 'ready',
  wanted: 'ready',
} as const;

const liveStatus = (phase: Live): Status => {
  if (phase.hearing) return 'hearing';
  if (phase.playing !== undefined) return 'speaking';
  if (phase.searching.length > 0) return 'searching';
  if (phase.responding || phase.awaiting) return 'thinking';
  return silentStatus[phase.microphone];
};

/** The status of a phase, by what matters most to the shopper at the moment. */
export const statusOf = (phase: Phase): Status => {
  if (phase.kind === 'live') return liveStatus(phase);
  return phase.kind === 'connecting' && phase.microphone === 'asked' ? 'asking' : phase.kind;
};
