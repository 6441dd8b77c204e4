import type { TokenResponse } from '../../lambdas/contract/voice/token.ts';
import type { ConversationItem } from './conversation-items.ts';
import type { RunFunction } from './functions/functions.ts';

/** What a connection needs of its session. */
export interface TransportOptions {
  readonly token: TokenResponse;
  /** Whether the token's tools have some of the page, which the server does not know yet. */
  readonly hasPageTools: boolean;
  readonly runFunction: RunFunction;
  /** Called with every event of the server. */
  readonly onEvent: (raw: unknown) => void;
  /** Called when an open connection is cut. */
  readonly onLost: () => void;
}

/** The connection of one session to the Realtime server: text over a socket, or a call with sound. */
export interface Transport {
  /** Whether it takes the shopper's voice and answers by voice. */
  readonly isSpoken: boolean;
  /** Returns false when the server refuses or the connection is closed before it is ready. */
  connect(): Promise<boolean>;
  isOpen(): boolean;
  /** Adds an item to the server's conversation; the model answers it when it is asked to respond. */
  createItem(item: ConversationItem): void;
  /** Makes the model answer, unless it will answer the shopper's speech anyway. */
  requestAnswer(): void;
  requestResponse(response?: Readonly<Record<string, unknown>>): void;
  /** Stops the answer in the middle of its sentence. */
  interrupt(): void;
  close(): void;
}
