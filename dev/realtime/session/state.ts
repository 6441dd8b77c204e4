import type { Reply, SayReply, Situation } from '../dialogue/situation.ts';
import type { ApiError } from '../protocol/api-error.ts';
import type { Item } from '../protocol/items.ts';
import type { ServerEvent } from '../protocol/server-events.ts';
import type { Session } from '../protocol/session.ts';
import type { Language } from '../speech/audio/sound.ts';

/** How the words of a spoken item lie in its sound. */
export interface SpeechTiming {
  /** How much of the text has been said at which time, so that a truncation can cut the words not heard. */
  readonly marks: readonly { readonly endMs: number; readonly length: number }[];
  readonly soundMs: number;
}

/** A response between two of its items. */
export interface ResponseSoFar {
  readonly id: string;
  /** Out-of-band responses leave no trace in the conversation. */
  readonly inConversation: boolean;
  readonly metadata: Readonly<Record<string, string>> | null;
  readonly modality: 'audio' | 'text';
  readonly inputTokens: number;
  /** The finished items. */
  readonly output: readonly Item[];
  /** What is still to be generated. */
  readonly rest: readonly Reply[];
}

/** A response whose message is being generated. Function calls are complete at once. */
export interface ActiveResponse extends ResponseSoFar {
  readonly message: {
    readonly id: string;
    readonly reply: SayReply;
    /** What has been generated so far. */
    readonly said: string;
    readonly timing: SpeechTiming;
  };
}

/** Sound in the server's output buffer, which a WebRTC client has not heard to its end. */
export interface BufferedSound {
  readonly responseId: string;
  readonly itemId: string;
  /** Undefined before its first sound. */
  readonly playedMs: number | undefined;
}

export interface SessionState {
  readonly session: Session;
  readonly conversationId: string;
  readonly items: readonly Item[];
  /** How spoken items sound, by item id. */
  readonly spoken: ReadonlyMap<string, SpeechTiming>;
  readonly response: ActiveResponse | undefined;
  /** Oldest first; empty over WebSocket, where the client has the buffer. */
  readonly buffered: readonly BufferedSound[];
  /** The shopper spoke during a response that may not be interrupted, and is answered after it. */
  readonly owesAnswer: boolean;
  /** The id of the user item that speech now being heard will become. */
  readonly hearing: string | undefined;
  /** When the last speech began. */
  readonly heardFromMs: number;
  /** How much sound waits in the input buffer for a commit by the client. */
  readonly appendedMs: number;
  /** True once sound was sent: from then on the voice cannot change. */
  readonly hasSpoken: boolean;
}

/** What the connection must do after an event. */
export type Effect =
  | { readonly kind: 'send'; readonly event: ServerEvent }
  | {
      readonly kind: 'speak';
      readonly responseId: string;
      readonly text: string;
      readonly language: Language;
      /** Text alone is generated, as fast as with its sound. */
      readonly isSilent: boolean;
    }
  /** Generates no more; what was generated is still played. */
  | { readonly kind: 'stop_generating' }
  /** Drops all that was generated and not played yet. */
  | { readonly kind: 'stop_speaking' }
  /** Sound that the client appended, in the session's input format. */
  | { readonly kind: 'hear'; readonly audio: string }
  | { readonly kind: 'forget_heard' };

/** What voice activity detection reports. */
export interface VoiceReport {
  readonly kind: 'voice_started' | 'voice_stopped';
  readonly atMs: number;
}

/** What generates and plays a response reports. Generating is several times faster than playing. */
export type PlaybackReport = { readonly responseId: string } & (
  | { readonly kind: 'sound_started' }
  | { readonly kind: 'sound_stopped' }
  | { readonly kind: 'finished' }
  /** Generated; `endMs` is where in the sound of the whole message these words end. */
  | { readonly kind: 'said'; readonly text: string; readonly endMs: number }
  /** Generated up to `endMs`; WebSocket clients get the sound as base64, WebRTC clients as a stream. */
  | { readonly kind: 'sounded'; readonly endMs: number; readonly audio?: string | undefined }
  | { readonly kind: 'played'; readonly endMs: number }
);

export type Report = VoiceReport | PlaybackReport;

export interface SessionContext {
  /** WebRTC carries sound beside the events, WebSocket inside them. */
  readonly channel: 'webrtc' | 'websocket';
  newId(prefix: string): string;
  reply(situation: Situation): readonly Reply[];
  /** The words of the speech that has just ended; `undefined` where there is no recogniser. */
  recognise(): string | undefined;
}

export type Step = readonly [state: SessionState, effects: readonly Effect[]];

export const send = (event: ServerEvent): Effect => ({ kind: 'send', event });

export const refuse = (state: SessionState, error: ApiError, eventId: string | undefined): Step => [
  state,
  [send({ type: 'error', error: { ...error, event_id: eventId ?? null } })],
];

/** Runs a second step on the state that the first left, effects in order. */
export const andThen = ([state, effects]: Step, next: (state: SessionState) => Step): Step => {
  const [later, more] = next(state);
  return [later, [...effects, ...more]];
};
