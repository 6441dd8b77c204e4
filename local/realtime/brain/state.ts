import type { Decision, Situation } from '../mind/situation.ts';
import type { ApiError } from '../protocol/api-error.ts';
import type { Item } from '../protocol/items.ts';
import type { ServerEvent } from '../protocol/server-events.ts';
import type { Session } from '../protocol/session-state.ts';

/** How far the voice had come when it had said this much; lets a truncation find the words that were heard. */
export interface Mark {
  readonly endMs: number;
  readonly length: number;
}

/** What became audible of a spoken item. */
export interface Utterance {
  readonly marks: readonly Mark[];
  readonly soundMs: number;
}

/** A spoken response under way. Calls and written answers are whole at once and never stand here. */
export interface ActiveResponse {
  readonly id: string;
  readonly itemId: string;
  /** What has been said so far. */
  readonly said: string;
  readonly utterance: Utterance;
  /** Out-of-band responses leave no trace in the conversation. */
  readonly inConversation: boolean;
  readonly metadata: Readonly<Record<string, string>> | null;
  readonly inputTokens: number;
}

export interface BrainState {
  readonly session: Session;
  readonly conversationId: string;
  readonly items: readonly Item[];
  /** How finished spoken items sounded, by item id. */
  readonly spoken: ReadonlyMap<string, Utterance>;
  readonly response: ActiveResponse | undefined;
  /** The response whose sound may still be in the client's ears (WebRTC). */
  readonly sounding: string | undefined;
  /** Somebody spoke while a response that may not be interrupted ran; it is answered afterwards. */
  readonly owesResponse: boolean;
  /** The user item that a voice now being heard will become. */
  readonly hearing: string | undefined;
  /** How much sound waits in the input buffer for a commit by the client. */
  readonly appendedMs: number;
  /** True once sound went out: from then on the voice cannot change. */
  readonly hasSpoken: boolean;
}

/** What the outside must do. Sending is the rule; the rest is for the mouth and the ear. */
export type Effect =
  | { readonly kind: 'send'; readonly event: ServerEvent }
  | {
      readonly kind: 'speak';
      readonly responseId: string;
      readonly text: string;
      readonly language: 'ru' | 'en';
    }
  /** Stop speaking at once and forget what was to be said. */
  | { readonly kind: 'hush' }
  /** Sound that the client appended, in the session's input format. */
  | { readonly kind: 'hear'; readonly audio: string }
  | { readonly kind: 'forget_heard' };

/** What mouth and ear report. */
export type Perception =
  | { readonly kind: 'mouth_opened'; readonly responseId: string }
  | {
      readonly kind: 'said';
      readonly responseId: string;
      readonly text: string;
      /** Where in the sound of the whole answer these words end. */
      readonly endMs: number;
    }
  /** A stretch of sound left; WebSocket clients get it as base64, WebRTC clients already have it. */
  | { readonly kind: 'sounded'; readonly responseId: string; readonly endMs: number; readonly audio?: string }
  | { readonly kind: 'finished'; readonly responseId: string }
  | { readonly kind: 'fell_silent'; readonly responseId: string }
  | { readonly kind: 'voice_started'; readonly atMs: number }
  | { readonly kind: 'voice_stopped'; readonly atMs: number };

export interface Surroundings {
  /** WebRTC carries sound beside the events, WebSocket inside them. */
  readonly channel: 'webrtc' | 'websocket';
  newId(prefix: 'event' | 'item' | 'resp' | 'call' | 'conv'): string;
  decide(situation: Situation): Decision;
}

export type Step = readonly [state: BrainState, effects: readonly Effect[]];

export const send = (event: ServerEvent): Effect => ({ kind: 'send', event });

export const refuse = (state: BrainState, error: ApiError, eventId: string | undefined): Step => [
  state,
  [send({ type: 'error', error: { ...error, event_id: eventId ?? null } })],
];

/** Runs a second step on the state that the first left, effects in order. */
export const andThen = ([state, effects]: Step, next: (state: BrainState) => Step): Step => {
  const [later, more] = next(state);
  return [later, [...effects, ...more]];
};
