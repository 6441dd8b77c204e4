/** A peer that has not opened its data channel by then never will. */
const CONNECT_WITHIN_MS = 30_000;
/** A peer that lost its network may come back within this time. */
const RECONNECT_WITHIN_MS = 15_000;
/** Browsers check a quiet connection every 2.5 s; after two checks the client knows that the call is over. */
const FAREWELL_MS = 6_000;

export interface CallLifeOptions {
  /** The conversation is over, the connection still there. */
  onLeave(): void;
  /** Closes the connection. */
  onEnd(): Promise<void>;
}

/** From the offer to the last packet: who may still talk, and when a silent peer is given up. */
export interface CallLife {
  isGoing(): boolean;
  /** The data channel opened: from now on there is somebody. */
  opened(): void;
  /** The network is gone, perhaps for a moment. */
  lost(): void;
  /** The network came back. */
  found(): void;
  /** Ends the conversation now and the connection once the client has had time to notice; false when it was over. */
  leave(): boolean;
  /** Ends both at once; again is no error. */
  end(): Promise<void>;
}

export const startCallLife = ({ onLeave, onEnd }: CallLifeOptions): CallLife => {
  let stage: 'going' | 'leaving' | 'ended' = 'going';
  let hasOpened = false;
  let timer: NodeJS.Timeout;
  const endAfter = (ms: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void end(), ms);
  };
  const leave = (): boolean => {
    if (stage !== 'going') return false;
    stage = 'leaving';
    onLeave();
    endAfter(FAREWELL_MS);
    return true;
  };
  const end = async (): Promise<void> => {
    if (stage === 'ended') return;
    leave();
    stage = 'ended';
    clearTimeout(timer);
    await onEnd();
  };
  endAfter(CONNECT_WITHIN_MS);
  return {
    isGoing: () => stage === 'going',
    opened: () => {
      hasOpened = true;
      if (stage === 'going') clearTimeout(timer);
    },
    found: () => {
      if (stage === 'going' && hasOpened) clearTimeout(timer);
    },
    lost: () => {
      if (stage === 'going') endAfter(RECONNECT_WITHIN_MS);
    },
    leave,
    end,
  };
};
