import type { PanelTexts } from '../i18n/texts.ts';
import type { Status } from '../status.ts';

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
