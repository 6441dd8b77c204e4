import type { PanelTexts } from '../i18n/texts.ts';
import type { EndReason, PauseReason } from '../state/events.ts';
import type { Phase } from '../state/state.ts';
import type { Status } from '../state/status.ts';

const keys = {
  idle: 'statusIdle',
  asking: 'statusAsking',
  connecting: 'statusConnecting',
  ready: 'statusReady',
  listening: 'statusListening',
  hearing: 'statusHearing',
  thinking: 'statusThinking',
  searching: 'statusSearching',
  speaking: 'statusSpeaking',
  muted: 'statusMuted',
  lost: 'statusLost',
  paused: 'statusPaused',
  ended: 'statusEnded',
} as const satisfies Record<Status, keyof PanelTexts>;

export const statusText = (status: Status, texts: PanelTexts): string => texts[keys[status]];

const reasonKeys = {
  closed: 'pausedClosed',
  navigated: 'pausedNavigated',
  idle: 'pausedIdle',
  elsewhere: 'pausedElsewhere',
  'other-tab': 'pausedOtherTab',
  lost: 'pausedLost',
  consent: 'pausedConsent',
  shopper: 'endedShopper',
  'time-limit': 'endedTimeLimit',
  failed: 'endedFailed',
} as const satisfies Record<PauseReason | EndReason, keyof PanelTexts>;

/** Why the conversation is paused or ended; a failure has its own notice. */
export const becauseText = (phase: Phase, texts: PanelTexts): string | undefined => {
  if (phase.kind !== 'paused' && phase.kind !== 'ended') return undefined;
  return phase.because === 'failed' ? undefined : texts[reasonKeys[phase.because]];
};
