/** Ends a brokered call at its time even if the process that opened it is gone. */
export interface HangUpTimer {
  schedule(callId: string, at: Date): Promise<void>;
}
