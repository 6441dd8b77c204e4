import { type Action, type Brain, createBrain } from '../brain/brain.ts';
import type { Perception, Surroundings } from '../brain/state.ts';
import { createEar, type Ear } from '../hearing/ear.ts';
import { decide } from '../mind/decide.ts';
import { sampleRateOf } from '../protocol/audio-format.ts';
import type { Session } from '../protocol/session-state.ts';
import { decodeSound } from '../speech/encoding.ts';
import { createMouth, type Mouth } from '../speech/mouth.ts';
import type { Voice } from '../speech/sound.ts';

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

/** A brain with its mouth and its ear. */
export interface Head {
  readonly mouth: Mouth;
  readonly ear: Ear;
  open(): void;
  receive(json: string): void;
}

/** Carries out what the brain decided; the brain itself touches nothing. */
const perform = (
  action: Action,
  {
    brain,
    mouth,
    ear,
    line,
  }: Omit<Head, 'open' | 'receive'> & { readonly brain: Brain; readonly line: Line },
): void => {
  const { input, output } = brain.session.audio;
  if (action.kind === 'send') line.send(JSON.stringify(action.event));
  if (action.kind === 'hush') mouth.hush();
  if (action.kind === 'forget_heard') ear.forget();
  if (action.kind === 'hear') {
    ear.hear(decodeSound(Buffer.from(action.audio, 'base64'), input.format), sampleRateOf(input.format));
  }
  if (action.kind === 'speak') {
    const sampleRate = line.sampleRate ?? sampleRateOf(output.format);
    mouth.say({ ...action, voice: output.voice, speed: output.speed, sampleRate });
  }
};

export const createHead = (session: Session, line: Line, house: Household): Head => {
  const brain = createBrain(session, { channel: line.channel, newId: house.newId, decide });
  const run = (actions: readonly Action[]): void => {
    for (const action of actions) perform(action, { brain, mouth, ear, line });
  };
  const report = (perception: Perception): void => run(brain.perceive(perception));
  const ear = createEar({ turnDetection: () => brain.session.audio.input.turn_detection, report });
  const mouth = createMouth({
    speaker: house.voice.speak,
    frameMs: line.frameMs,
    deliver: (frame) => line.deliver(frame, brain.session),
    report,
    onFailure: (error) => house.warn('A sentence could not be spoken.', { error: String(error) }),
  });
  return {
    mouth,
    ear,
    open: () => run(brain.open()),
    receive: (json) => run(brain.receive(json)),
  };
};
