/** A word as it was written and as it is compared. */
export interface Word {
  readonly surface: string;
  readonly folded: string;
}

export const fold = (text: string): string => text.normalize('NFKC').toLowerCase().replaceAll('ё', 'е');

const WORDS = /[\p{L}\p{N}]+(?:[.,'’&+/-][\p{L}\p{N}]+)*["″%]?/gu;

export const readWords = (text: string): readonly Word[] =>
  (text.normalize('NFKC').match(WORDS) ?? []).map((surface) => ({
    surface,
    folded: fold(surface).replace(/['’]/g, ''),
  }));

/** Words without punctuation, one space apart: what phrases are matched against. */
export const foldedText = (words: readonly Word[]): string => words.map(({ folded }) => folded).join(' ');

export const surfaceText = (words: readonly Word[]): string => words.map(({ surface }) => surface).join(' ');

/** Rough enough to join the cases of a Russian noun, fine enough to part most words. */
const STEM_LENGTH = 5;
export const stemOf = (folded: string): string => folded.slice(0, STEM_LENGTH);
