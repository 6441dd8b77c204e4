import type { Cart } from '../../lambdas/contract/voice/cart.ts';
import type { Problem } from './problems.ts';
import type { Turn, TurnEvent } from './turns.ts';

/** `off` is a typed conversation; `wanted` precedes the browser's permission question, during which it is `asked`. */
export type MicrophoneState = 'off' | 'wanted' | 'asked' | 'on' | 'muted';

/** A running tool call; only a search has a `query`. */
export interface RunningCall {
  readonly callId: string;
  readonly query?: string | undefined;
}

/** `consent`: the call was about to record before the shopper could see the shop's consent text. */
export type PauseReason = 'closed' | 'navigated' | 'idle' | 'elsewhere' | 'other-tab' | 'lost' | 'consent';
export type EndReason = 'shopper' | 'time-limit' | 'failed';

/** The page's cart as the page tells it; `canUndo` while its last change can be taken back. */
export interface CartChanged {
  readonly kind: 'cart-changed';
  readonly cart: Cart;
  readonly canUndo: boolean;
}

/** Everything that changes a conversation: actions of the shopper and the page, and events of the call. */
export type ConversationEvent =
  | { readonly kind: 'started'; readonly microphone: MicrophoneState }
  | { readonly kind: 'connected' }
  /** The conversation goes on in a session of the other kind: by voice instead of text, or by text instead of voice. */
  | { readonly kind: 'switched' }
  | { readonly kind: 'lost' }
  | { readonly kind: 'retried' }
  | { readonly kind: 'paused'; readonly because: PauseReason }
  | { readonly kind: 'ended'; readonly because: EndReason }
  | { readonly kind: 'microphone-changed'; readonly microphone: MicrophoneState }
  | { readonly kind: 'speech-started' }
  | { readonly kind: 'speech-stopped' }
  | { readonly kind: 'response-started' }
  | { readonly kind: 'response-finished'; readonly cut: readonly string[] }
  /** `isAudible`: false when the shopper has turned the voice off. */
  | { readonly kind: 'playback-started'; readonly isAudible?: boolean | undefined }
  | { readonly kind: 'playback-finished' }
  | { readonly kind: 'playback-cut' }
  | ({ readonly kind: 'search-started' } & RunningCall)
  | { readonly kind: 'search-finished'; readonly callId: string }
  | { readonly kind: 'stalled' }
  | { readonly kind: 'support-code'; readonly code: string }
  /** `sentence` is said in place of the problem's own. */
  | {
      readonly kind: 'problem';
      readonly problem: Problem | undefined;
      readonly sentence?: string | undefined;
    }
  | { readonly kind: 'forgotten' }
  /** The shopper wants a forgotten conversation back. */
  | { readonly kind: 'recalled'; readonly turns: readonly Turn[]; readonly supportCode: string | undefined }
  | CartChanged
  | TurnEvent;

/** An event with its time in milliseconds, by which the part of an answer that was heard is known. */
export type TimedEvent = ConversationEvent & { readonly at?: number | undefined };
