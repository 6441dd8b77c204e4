import type { Session } from '../protocol/session-state.ts';
import { startTicker } from '../speech/ticker.ts';
import { createHead, type Household, type Line } from './head.ts';

export interface Conversation {
  open(): void;
  receive(json: string): void;
  hear(samples: Float32Array, sampleRate: number): void;
  /** Tells the client something that is no answer to an event of its own. */
  complain(code: string, message: string): void;
  close(): void;
}

/** What the Realtime API calls the end of a session, whoever ends it. */
export const SESSION_OVER = 'session_expired';

const complaint = (event_id: string, code: string, message: string): string => {
  const error = { type: 'invalid_request_error', code, message, param: null, event_id: null };
  return JSON.stringify({ type: 'error', event_id, error });
};

/** Calls when the session's time is over. */
const startDeadline = (
  session: Session,
  house: Household,
  ring: (minutes: number) => void,
): NodeJS.Timeout => {
  const lifeMs = Math.max(0, session.expires_at * 1000 - house.now());
  return setTimeout(() => ring(Math.round(lifeMs / 60_000)), lifeMs);
};

/** Gives a head its time: the beat of its voice, and the end of its session. */
export const startConversation = (session: Session, line: Line, house: Household): Conversation => {
  let stage: 'new' | 'open' | 'over' = 'new';
  const head = createHead(session, line, house);
  const { mouth, ear } = head;
  /** The session shows itself before it answers anything, even to a client that speaks first. */
  const open = (): void => {
    if (stage !== 'new') return;
    stage = 'open';
    head.open();
  };
  const complain = (code: string, message: string): void =>
    line.send(complaint(house.newId('event'), code, message));
  const stopTicking = startTicker({
    everyMs: line.frameMs / house.pace,
    tick: () => mouth.tick() || line.idle(),
    now: () => performance.now(),
  });
  const deadline = startDeadline(session, house, (minutes) => {
    complain(SESSION_OVER, `Your session hit the maximum duration of ${minutes} minutes.`);
    line.expire();
  });
  return {
    open,
    receive: (json) => {
      open();
      if (stage === 'open') head.receive(json);
    },
    hear: (samples, sampleRate) => {
      if (stage === 'open') ear.hear(samples, sampleRate);
    },
    complain,
    close: () => {
      stage = 'over';
      clearTimeout(deadline);
      stopTicking();
      mouth.hush();
    },
  };
};
