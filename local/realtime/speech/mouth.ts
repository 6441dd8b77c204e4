import type { Perception } from '../brain/state.ts';
import { type NextFrame, type Reading, startReading, type Utterance } from './reading.ts';
import type { Speaker } from './sound.ts';

/** What a client still has in its buffer when the last frame has left. */
const CLIENT_BUFFER_MS = 120;

export interface MouthOptions {
  readonly speaker: Speaker;
  readonly frameMs: number;
  /** Sends a frame out; WebSocket faces answer with the base64 that the client gets as an event. */
  deliver(frame: Float32Array): string | undefined;
  report(perception: Perception): void;
  /** A sentence that no synthesizer could speak. */
  onFailure(error: unknown): void;
}

/** Speaks in frames of equal length, one each time the clock that owns it ticks. */
export interface Mouth {
  say(utterance: Utterance): void;
  /** Stops at once; of what was being said only the silence after it is still reported. */
  hush(): void;
  /** Sends the next frame and tells whether there was one. */
  tick(): boolean;
}

type Frame = Extract<NextFrame, { kind: 'frame' }>;

/** Reports one frame: that the mouth opened if it is the first, the words that begin in it, its sound. */
const createPlayer = ({ deliver, report }: MouthOptions) => {
  let openFor: Reading | undefined;
  return {
    hasOpenedFor: (reading: Reading | undefined): boolean => reading !== undefined && openFor === reading,
    play: (reading: Reading, { samples, endMs }: Frame): void => {
      const { responseId } = reading;
      if (openFor !== reading) report({ kind: 'mouth_opened', responseId });
      openFor = reading;
      for (const word of reading.takeWords()) {
        report({ kind: 'said', responseId, text: word.text, endMs: word.endMs });
      }
      const audio = deliver(samples);
      report({ kind: 'sounded', responseId, endMs, ...(audio === undefined ? {} : { audio }) });
    },
  };
};

/** Waits until a client has heard what was sent, and reports the silence. */
const createFading = ({ frameMs, report }: MouthOptions) => {
  let fading: { readonly responseId: string; readonly leftMs: number } | undefined;
  const fade = (leftMs: number): void => {
    if (fading === undefined) return;
    const { responseId } = fading;
    fading = leftMs > 0 ? { responseId, leftMs } : undefined;
    if (fading === undefined) report({ kind: 'fell_silent', responseId });
  };
  return {
    begin: (responseId: string): void => {
      fading = { responseId, leftMs: CLIENT_BUFFER_MS };
    },
    finish: () => fade(0),
    tick: () => fade((fading?.leftMs ?? 0) - frameMs),
  };
};

export const createMouth = (options: MouthOptions): Mouth => {
  const { speaker, frameMs, report, onFailure } = options;
  const player = createPlayer(options);
  const fading = createFading(options);
  let reading: Reading | undefined;

  const finish = ({ responseId }: Reading): void => {
    reading = undefined;
    fading.begin(responseId);
    report({ kind: 'finished', responseId });
  };

  return {
    say: (utterance) => {
      fading.finish();
      reading = startReading({ utterance, speaker, frameMs, onFailure });
    },
    hush: () => {
      if (reading !== undefined && player.hasOpenedFor(reading)) fading.begin(reading.responseId);
      reading?.stop();
      reading = undefined;
    },
    tick: () => {
      if (reading === undefined) {
        fading.tick();
        return false;
      }
      const next = reading.nextFrame();
      if (next.kind === 'frame') player.play(reading, next);
      if (next.kind === 'over') finish(reading);
      return next.kind === 'frame';
    },
  };
};
