import type { Reply, SayReply, Situation } from '../dialogue/situation.ts';
import type { ServerEvent } from '../protocol/events.ts';
import type { Item } from '../protocol/items.ts';
import type { Session } from '../protocol/session.ts';

/** How the words of a spoken item lie in its sound. */
export interface SpeechTiming {
  /** How much of the text has been said at which time, so that a truncation can cut the words not heard. */
  readonly marks: { readonly endMs: number; readonly length: number }[];
  soundMs: number;
}

/** A response on its way. */
export interface OpenResponse {
  readonly id: string;
  /** Out-of-band responses leave no trace in the conversation. */
  readonly inConversation: boolean;
  readonly metadata: Readonly<Record<string, string>> | null;
  readonly modality: 'audio' | 'text';
  readonly inputTokens: number;
  /** The finished items. */
  readonly output: Item[];
  /** What is still to be generated. */
  readonly rest: Reply[];
}

/** The message of a response that is being generated. Function calls are complete at once. */
export interface OpenMessage {
  readonly response: OpenResponse;
  readonly id: string;
  readonly reply: SayReply;
  /** What has been generated so far. */
  said: string;
  readonly timing: SpeechTiming;
}

/** Sound in the server's output buffer, which a WebRTC client has not heard to its end. */
export interface BufferedSound {
  readonly responseId: string;
  readonly itemId: string;
  /** Undefined before its first sound. */
  playedMs: number | undefined;
}

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

export type MediaReport = VoiceReport | PlaybackReport;

/** Words to be generated. */
export interface WordsToSay extends Pick<SayReply, 'text' | 'language'> {
  readonly responseId: string;
  /** Text alone is generated, as fast as with its sound. */
  readonly isSilent: boolean;
}

/** What a session draws on, and what carries out its decisions. */
export interface SessionContext {
  /** WebRTC carries sound beside the events, WebSocket inside them. */
  readonly channel: 'webrtc' | 'websocket';
  newId(prefix: string): string;
  reply(situation: Situation): readonly Reply[];
  /** The words of the speech that has just ended; `undefined` where there is no recogniser. */
  recognise(): string | undefined;
  send(event: ServerEvent & { readonly event_id: string }): void;
  speak(words: WordsToSay): void;
  /** Generates no more; what was generated is still played. */
  stopGenerating(): void;
  /** Drops all that was generated and not played yet. */
  stopSpeaking(): void;
  /** Takes base64 of sound that the client appended, in the session's input format. */
  hear(audio: string): void;
  forgetHeard(): void;
}

/** One session with its conversation. */
export interface SessionState {
  readonly context: SessionContext;
  readonly conversationId: string;
  session: Session;
  items: readonly Item[];
  /** How spoken items sound, by item id. */
  readonly spoken: Map<string, SpeechTiming>;
  /** Between responses there is none. */
  message: OpenMessage | undefined;
  /** Oldest first; empty over WebSocket, where the client has the buffer. */
  buffered: readonly BufferedSound[];
  /** The shopper spoke during a response that may not be interrupted, and is answered after it. */
  owesAnswer: boolean;
  /** Speech that is being heard, with the id of the user item that it will become. */
  hearing: { readonly itemId: string; readonly fromMs: number } | undefined;
  /** How much sound waits in the input buffer for a commit by the client. */
  appendedMs: number;
  /** True once sound was sent: from then on the voice cannot change. */
  hasSpoken: boolean;
}

export const send = ({ context }: SessionState, event: ServerEvent): void =>
  context.send({ ...event, event_id: context.newId('event') });
