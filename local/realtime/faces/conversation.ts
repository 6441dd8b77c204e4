import { type Action, createBrain } from '../brain/brain.ts';
import type { Perception, Surroundings } from '../brain/state.ts';
import { createEar } from '../hearing/ear.ts';
import { decide } from '../mind/decide.ts';
import { sampleRateOf } from '../protocol/audio-format.ts';
import type { Session } from '../protocol/session-state.ts';
import { decodeSound } from '../speech/encoding.ts';
import { createMouth } from '../speech/mouth.ts';
import type { Voice } from '../speech/sound.ts';
import { startTicker } from '../speech/ticker.ts';

/** What the server lends to each of its conversations. */
export interface Household {
  readonly voice: Voice;
  /** How many times faster than life the voice speaks; 1 but in tests that have no ears. */
  readonly pace: number;
  readonly newId: Surroundings['newId'];
  /** Milliseconds since 1970. */
  now(): number;
  warn(message: string, fields?: Readonly<Record<string, unknown>>): void;
}

/** How one kind of connection carries things. */
export interface Line {
  readonly channel: Surroundings['channel'];
  readonly frameMs: number;
  /** The rate the connection needs; by default that of the session's output format. */
  readonly sampleRate?: number;
  send(json: string): void;
  deliver(frame: Float32Array, session: Session): string | undefined;
  /** Called each frame when nothing is said. */
  idle(): void;
  /** The session's time is over. */
  expire(): void;
}

export interface Conversation {
  readonly id: string;
  open(): void;
  receive(json: string): void;
  hear(samples: Float32Array, sampleRate: number): void;
  /** Tells the client something is wrong outside of any event of its own. */
  complain(code: string, message: string): void;
  close(): void;
}

const EXPIRED = 'session_expired';

/** Joins brain, mouth and ear over one line. */
export const startConversation = (session: Session, line: Line, house: Household): Conversation => {
  let closed = false;
  const brain = createBrain(session, { channel: line.channel, newId: house.newId, decide });
  const perceive = (perception: Perception): void => run(brain.perceive(perception));
  const ear = createEar({
    turnDetection: () => brain.session.audio.input.turn_detection,
    report: perceive,
  });
  const mouth = createMouth({
    speaker: house.voice.speak,
    frameMs: line.frameMs,
    deliver: (frame) => line.deliver(frame, brain.session),
    report: perceive,
    onFailure: (error) => house.warn('A sentence could not be spoken.', { error: String(error) }),
  });

  const listen = (base64: string): void => {
    const { format } = brain.session.audio.input;
    ear.hear(decodeSound(Buffer.from(base64, 'base64'), format), sampleRateOf(format));
  };
  const say = (utterance: Extract<Action, { kind: 'speak' }>): void => {
    const { format, voice, speed } = brain.session.audio.output;
    mouth.say({ ...utterance, voice, speed, sampleRate: line.sampleRate ?? sampleRateOf(format) });
  };
  const perform = (action: Action): void => {
    if (action.kind === 'send') line.send(JSON.stringify(action.event));
    if (action.kind === 'speak') say(action);
    if (action.kind === 'hush') mouth.hush();
    if (action.kind === 'hear') listen(action.audio);
    if (action.kind === 'forget_heard') ear.forget();
  };
  const run = (actions: readonly Action[]): void => {
    if (!closed) actions.forEach(perform);
  };

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
    const minutes = Math.round(lifeMs / 60_000);
    complain(EXPIRED, `Your session hit the maximum duration of ${minutes} minutes.`);
    line.expire();
  }, lifeMs);

  return {
    id: session.id,
    open: () => run(brain.open()),
    receive: (json) => run(brain.receive(json)),
    hear: (samples, sampleRate) => {
      if (!closed) ear.hear(samples, sampleRate);
    },
    complain,
    close: () => {
      closed = true;
      clearTimeout(deadline);
      stopTicking();
      mouth.hush();
    },
  };
};
