/** A peer that has not opened its data channel by then never will. */
const CONNECT_WITHIN_MS = 30_000;
/** A peer that lost its network may come back within this time. */
const RECONNECT_WITHIN_MS = 15_000;
/** Browsers check a quiet connection every 2.5 s; after two checks the client knows that the call is over. */
const CLOSE_AFTER_MS = 6_000;

export interface CallLifetimeOptions {
  /** The session is over; the peer connection still exists. */
  onLeave(): void;
  /** Closes the peer connection. */
  onEnd(): Promise<void>;
}

/** From the offer to the last packet: whether the call goes on, and when a silent peer is given up. */
export interface CallLifetime {
  isGoing(): boolean;
  /** The data channel opened. */
  opened(): void;
  /** The network is gone, perhaps for a moment. */
  lost(): void;
  /** The network came back. */
  found(): void;
  /** Ends the session now, the peer connection once the client has had time to notice; false when it was over. */
  leave(): boolean;
  /** Ends both at once; may be called again. */
  end(): Promise<void>;
}

export const startCallLifetime = ({ onLeave, onEnd }: CallLifetimeOptions): CallLifetime => {
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
    endAfter(CLOSE_AFTER_MS);
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
