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

/** Gives a head its time: the beat of its voice, and the end of its session. */
export const startConversation = (session: Session, line: Line, house: Household): Conversation => {
  let isOver = false;
  const { mouth, ear, open, receive } = createHead(session, line, house);
  const complain = (code: string, message: string): void => {
    const error = { type: 'invalid_request_error', code, message, param: null, event_id: null };
    line.send(JSON.stringify({ type: 'error', event_id: house.newId('event'), error }));
  };
  const stopTicking = startTicker({
    everyMs: line.frameMs / house.pace,
    tick: () => {
      if (!mouth.tick()) line.idle();
    },
    now: () => performance.now(),
  });
  const lifeMs = Math.max(0, session.expires_at * 1000 - house.now());
  const deadline = setTimeout(() => {
    complain(
      SESSION_OVER,
      `Your session hit the maximum duration of ${Math.round(lifeMs / 60_000)} minutes.`,
    );
    line.expire();
  }, lifeMs);
  return {
    open: () => (isOver ? undefined : open()),
    receive: (json) => (isOver ? undefined : receive(json)),
    hear: (samples, sampleRate) => (isOver ? undefined : ear.hear(samples, sampleRate)),
    complain,
    close: () => {
      isOver = true;
      clearTimeout(deadline);
      stopTicking();
      mouth.hush();
    },
  };
};
