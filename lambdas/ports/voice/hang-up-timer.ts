/** Ends a brokered call at its limit, even if the process that opened it has ended. */
export interface HangUpTimer {
  schedule(callId: string, at: Date): Promise<void>;
}
