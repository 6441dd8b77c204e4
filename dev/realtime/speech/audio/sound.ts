import type { Locale } from '../../../../lambdas/contract/shop/locale.ts';

/** Mono sound, samples from -1 to 1. */
export interface Sound {
  readonly samples: Float32Array;
  readonly sampleRate: number;
}

/** Sound with the moment each word begins; `text` keeps the space after the word, so that the words joined are the text. */
export interface TimedSpeech extends Sound {
  readonly words: readonly { readonly text: string; readonly startMs: number }[];
}

export interface Manner {
  readonly language: Locale;
  /** One of OpenAI's voices. */
  readonly voice: string;
  /** 1 is the voice's own speed. */
  readonly speed: number;
}

/** Turns a sentence into sound. */
export type Synthesize = (text: string, manner: Manner) => Promise<TimedSpeech>;

/** A synthesizer with what it needs to run. */
export interface Voice {
  readonly speak: Synthesize;
  /** Gets ready, so that the first sentence is not late. */
  warmUp(): void;
  close(): void;
}

export const durationOf = ({ samples, sampleRate }: Sound): number => (samples.length / sampleRate) * 1000;

export const joined = (pieces: readonly Float32Array[]): Float32Array<ArrayBuffer> => {
  const whole = new Float32Array(pieces.reduce((length, piece) => length + piece.length, 0));
  pieces.reduce((offset, piece) => {
    whole.set(piece, offset);
    return offset + piece.length;
  }, 0);
  return whole;
};

/** Words with the spaces that follow them. */
export const spacedWords = (text: string): readonly string[] => text.match(/\s*\S+\s*$|\s*\S+\s+/g) ?? [];
