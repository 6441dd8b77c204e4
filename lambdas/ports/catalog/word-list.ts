/** A possible translation of a stem. */
export interface WordMeaning {
  readonly word: string;
  /** Similarity of the two words, 0 to 1. It is not a probability: wrong words also reach 0.8. */
  readonly certainty: number;
}

/** A large, partly wrong dictionary from Russian stems to English words, used after the lexicon. */
export interface WordList {
  /** Meanings of a folded word's Snowball stem, the most likely first; empty for an unknown stem. */
  translate(stem: string): readonly WordMeaning[];
}
