import type { Locale } from '../contract/locale.ts';
import type { ToolDefinition } from '../contract/token.ts';

/** One conversation as the model is set up for it. */
export interface RealtimeSessionSpec {
  readonly model: string;
  readonly voice: string;
  readonly instructions: string;
  readonly tools: readonly ToolDefinition[];
  readonly locale: Locale;
  /** Words the transcriber should expect: the shop's name, brands. */
  readonly keywords: readonly string[];
  /** A salted hash that lets OpenAI attribute abuse without knowing the shopper. */
  readonly safetyIdentifier: string;
}

export interface ClientSecret {
  readonly value: string;
  readonly expiresAt: Date;
}

export interface BrokeredCall {
  readonly callId: string;
  readonly answerSdp: string;
}

/** The voice model's side. Every verb throws `SERVICE_UNAVAILABLE` when it does not answer in time. */
export interface RealtimeSessions {
  /** Where a browser posts its SDP offer when it holds a client secret. */
  readonly callsUrl: string;
  /** Mints a short-lived secret that opens sessions of this spec. */
  create(spec: RealtimeSessionSpec): Promise<ClientSecret>;
  /** Opens a call for a browser's offer with the real key, which the browser never sees. */
  broker(spec: RealtimeSessionSpec, offerSdp: string): Promise<BrokeredCall>;
  /** Ends a brokered call; ending an ended one is no error. */
  hangUp(callId: string): Promise<void>;
}
