import type { ConversationMode } from '../../contract/shop/budget.ts';
import type { RealtimeSettings } from '../../contract/shop/domain.ts';
import type { Locale } from '../../contract/shop/locale.ts';
import type { ToolDefinition } from '../../contract/voice/token.ts';

/** The settings of one conversation for the model. */
export interface RealtimeSessionSpec {
  /** `text` answers in writing alone. */
  readonly mode: ConversationMode;
  readonly model: string;
  readonly voice: string;
  readonly instructions: string;
  readonly tools: readonly ToolDefinition[];
  readonly settings: RealtimeSettings;
  readonly locale: Locale;
  /** Words that the transcriber should expect: the shop's name, brands. */
  readonly keywords: readonly string[];
  /** A salted hash by which OpenAI can attribute abuse without knowing the shopper. */
  readonly safetyIdentifier: string;
}

interface ClientSecret {
  readonly value: string;
  readonly expiresAt: Date;
}

export interface BrokeredCall {
  readonly callId: string;
  readonly answerSdp: string;
}

/** The Realtime API. Every verb throws `SERVICE_UNAVAILABLE` when it does not answer in time. */
export interface RealtimeSessions {
  /** The address to which a browser with a client secret posts its SDP offer. */
  readonly callsUrl: string;
  /** Mints a short-lived secret that opens sessions of this spec. */
  create(spec: RealtimeSessionSpec): Promise<ClientSecret>;
  /** Opens a call for a browser's offer with the real key, which the browser never gets. */
  broker(spec: RealtimeSessionSpec, offerSdp: string): Promise<BrokeredCall>;
  /** Ends a brokered call. Answers whether it was still open; ending it twice is not an error. */
  hangUp(callId: string): Promise<boolean>;
}
