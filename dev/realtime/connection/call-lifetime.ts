/** A peer that has not opened its data channel by then never will. */
const CONNECT_WITHIN_MS = 30_000;
/** A peer that lost its network may come back within this time. */
const RECONNECT_WITHIN_MS = 15_000;
/** Browsers check a quiet connection every 2.5 s; after two checks the client knows that the call is over. */
const CLOSE_AFTER_MS = 6_000;

interface CallLifetimeOptions {
  /** The session is over; the peer connection still exists. */
  onLeave(): void;
  /** Closes the peer connection. */
  onEnd(): Promise<void>;
}

/** From the offer to the last packet: whether the call goes on, and when a silent peer is given up. It may be ended again. */
export const startCallLifetime = ({ onLeave, onEnd }: CallLifetimeOptions) => {
  let stage: 'connecting' | 'open' | 'leaving' | 'ended' = 'connecting';
  let timer = setTimeout(() => void end(), CONNECT_WITHIN_MS);
  const isGoing = (): boolean => stage === 'connecting' || stage === 'open';
  const endAfter = (ms: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void end(), ms);
  };
  /** Ends the session now, the peer connection once the client has had time to notice; false when it was over. */
  const leave = (): boolean => {
    if (!isGoing()) return false;
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
  const networkFound = (): void => {
    if (stage === 'open') clearTimeout(timer);
  };
  return {
    isGoing,
    opened: (): void => {
      if (stage === 'connecting') stage = 'open';
      networkFound();
    },
    networkFound,
    networkLost: (): void => {
      if (isGoing()) endAfter(RECONNECT_WITHIN_MS);
    },
    leave,
    end,
  };
};

export type CallLifetime = ReturnType<typeof startCallLifetime>;
