/** Mono sound, samples from -1 to 1. */
export interface Sound {
  readonly samples: Float32Array;
  readonly sampleRate: number;
}

/** Sound with the moment each word begins; `text` keeps the space after the word, so that the words joined are the text. */
export interface Speech extends Sound {
  readonly words: readonly { readonly text: string; readonly startMs: number }[];
}

export type Language = 'ru' | 'en';

/** Turns a sentence into sound. */
export type Speaker = (text: string, language: Language) => Promise<Speech>;

export const durationOf = ({ samples, sampleRate }: Sound): number => (samples.length / sampleRate) * 1000;

/** Words with the spaces that follow them. */
export const wordsOf = (text: string): readonly string[] => text.match(/\s*\S+\s*$|\s*\S+\s+/g) ?? [];
