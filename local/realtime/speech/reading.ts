import { sentencesOf } from './sentences.ts';
import type { Manner, Speaker } from './sound.ts';
import { createTape, type SpokenWord } from './tape.ts';

export interface Utterance extends Manner {
  readonly responseId: string;
  readonly text: string;
  readonly sampleRate: number;
}

export type NextFrame =
  | { readonly kind: 'frame'; readonly samples: Float32Array; readonly endMs: number }
  /** The synthesizer is still at work. */
  | { readonly kind: 'waiting' }
  | { readonly kind: 'over' };

/** A text on its way to sound, read frame by frame while its later sentences are still in the synthesizer. */
export interface Reading {
  readonly responseId: string;
  nextFrame(): NextFrame;
  /** The words that began up to where it has been read, each given once. */
  takeWords(): readonly SpokenWord[];
  /** Synthesizes no further sentence. */
  stop(): void;
}

export interface ReadingOptions {
  readonly utterance: Utterance;
  readonly speaker: Speaker;
  readonly frameMs: number;
  onFailure(error: unknown): void;
}

const padded = (samples: Float32Array, length: number): Float32Array => {
  if (samples.length === length) return samples;
  const whole = new Float32Array(length);
  whole.set(samples);
  return whole;
};

export const startReading = ({ utterance, speaker, frameMs, onFailure }: ReadingOptions): Reading => {
  const { responseId, text, sampleRate } = utterance;
  const frameLength = Math.round((frameMs / 1000) * sampleRate);
  const tape = createTape(sampleRate);
  let readMs = 0;
  let stage: 'preparing' | 'prepared' | 'stopped' = 'preparing';

  const prepare = async (): Promise<void> => {
    for (const sentence of sentencesOf(text)) {
      if (stage !== 'stopped') tape.append(await speaker(sentence, utterance));
    }
  };
  prepare()
    .catch(onFailure)
    .finally(() => {
      stage = 'prepared';
    });

  return {
    responseId,
    nextFrame: () => {
      const frame = tape.read(readMs, frameLength);
      if (frame.length < frameLength && stage === 'preparing') return { kind: 'waiting' };
      if (frame.length === 0) return { kind: 'over' };
      readMs += frameMs;
      return { kind: 'frame', samples: padded(frame, frameLength), endMs: readMs };
    },
    takeWords: () => tape.takeWords(readMs),
    stop: () => {
      stage = 'stopped';
    },
  };
};
