import { resample } from './resample.ts';
import { durationOf, type Speech } from './sound.ts';

export interface SpokenWord {
  readonly text: string;
  readonly startMs: number;
  readonly endMs: number;
}

/** Sound that grows at its end while it is read from its beginning. */
export interface Tape {
  append(speech: Speech): void;
  /** Up to so many samples from a moment on; fewer where the tape ends. */
  read(fromMs: number, length: number): Float32Array;
  /** The words that begin before a moment, each given once. */
  takeWords(beforeMs: number): readonly SpokenWord[];
}

const joined = (first: Float32Array, second: Float32Array): Float32Array => {
  const both = new Float32Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
};

const timed = (speech: Speech, offsetMs: number): readonly SpokenWord[] =>
  speech.words.map(({ text, startMs }, index) => ({
    text,
    startMs: offsetMs + startMs,
    endMs: offsetMs + (speech.words[index + 1]?.startMs ?? durationOf(speech)),
  }));

export const createTape = (sampleRate: number): Tape => {
  let samples: Float32Array = new Float32Array();
  let words: readonly SpokenWord[] = [];
  return {
    append: (speech) => {
      words = [...words, ...timed(speech, (samples.length / sampleRate) * 1000)];
      samples = joined(samples, resample(speech, sampleRate).samples);
    },
    read: (fromMs, length) => {
      const from = Math.round((fromMs / 1000) * sampleRate);
      return samples.subarray(from, from + length);
    },
    takeWords: (beforeMs) => {
      const begun = words.filter(({ startMs }) => startMs < beforeMs);
      words = words.slice(begun.length);
      return begun;
    },
  };
};
