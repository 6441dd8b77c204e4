import type { Hostname } from '../../contract/shop/hostname.ts';

/** A brokered call and the conversation it belongs to, which the log names when the call ends. */
export interface EndingCall {
  readonly callId: string;
  readonly sessionId?: string | undefined;
  readonly domain?: Hostname | undefined;
}

/** Ends a brokered call at its limit, even if the process that opened it has ended. */
export interface HangUpTimer {
  schedule(call: EndingCall, at: Date): Promise<void>;
}
