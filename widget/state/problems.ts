import { errorCodes } from '../../lambdas/contract/errors.ts';

/** Why there is no microphone; the shopper can type in every case. */
export type MicrophoneProblem =
  | 'MICROPHONE_DENIED'
  | 'MICROPHONE_DISMISSED'
  | 'MICROPHONE_MISSING'
  | 'MICROPHONE_BUSY'
  | 'MICROPHONE_INSECURE'
  | 'MICROPHONE_EMBEDDED'
  /** The shop's budget of spoken conversations is used up. */
  | 'MICROPHONE_PAUSED';

/** What can stop or hinder a conversation; `i18n` has a sentence for each. */
export type Problem =
  | MicrophoneProblem
  | (typeof errorCodes)[number]
  | 'NETWORK'
  | 'UNREADABLE_ANSWER'
  | 'CONNECTION_FAILED'
  | 'PANEL_NOT_LOADED'
  | 'VOICE_NOT_LOADED'
  | 'SOUND_BLOCKED'
  | 'NO_ANSWER'
  | 'CART_NOT_RESTORED'
  | 'BROWSER_TOO_OLD';

/** What the shopper can do about a problem; shown as a button. */
type Remedy = 'retry' | 'unblock-sound' | 'none';

const temporary: ReadonlySet<Problem> = new Set<Problem>([
  'NETWORK',
  'CONNECTION_FAILED',
  'VOICE_NOT_LOADED',
  'UNREADABLE_ANSWER',
  'NO_ANSWER',
  'SERVICE_UNAVAILABLE',
  'INTERNAL',
  'RATE_LIMITED',
  'SESSION_EXPIRED',
  'SESSION_REQUIRED',
]);

export const remedyFor = (problem: Problem): Remedy => {
  if (problem === 'SOUND_BLOCKED') return 'unblock-sound';
  return temporary.has(problem) ? 'retry' : 'none';
};

/** Reads the `error` of an answer; an unknown code counts as an outage. */
export const parseProblem = (code: unknown): Problem =>
  errorCodes.find((known) => known === code) ?? 'SERVICE_UNAVAILABLE';
