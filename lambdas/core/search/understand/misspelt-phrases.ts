import type { CountedWord } from '../../language/numbers/numbers.ts';
import { isSpelt, spellingsNearTo } from './resolve-word.ts';
import type { Reader } from './vocabulary.ts';

/** The lexicon's phrases that a correction may complete have so many words before the corrected one at most. */
const MOST_BEFORE = 2;

/** Whether a word is part of a phrase of the lexicon that means something. */
const isInPhrase = (words: readonly CountedWord[], at: number, { language }: Reader): boolean =>
  Array.from({ length: MOST_BEFORE + 1 }, (_, before) => at - before).some((from) => {
    const match = from < 0 ? undefined : language.match(words, from);
    return (
      match !== undefined && match.length > 1 && from + match.length > at && match.entry.concepts.length > 0
    );
  });

const isUnknown = (words: readonly CountedWord[], at: number, reader: Reader): boolean => {
  const { language } = reader;
  const { kind = 'sign', text = '' } = words[at] ?? {};
  return (
    kind === 'letters' &&
    language.linkOf(text) === undefined &&
    !language.is('filler', text) &&
    language.match(words, at) === undefined &&
    !isSpelt(text, reader)
  );
};

/**
 * Puts a misspelt word right by its neighbours: a "pistole" alone may be a pastel, and a "water pistole" is a water
 * pistol. Words that are known, and words that complete no phrase of the lexicon, stay as they are.
 */
export const putPhrasesRight = (words: readonly CountedWord[], reader: Reader): readonly CountedWord[] =>
  words.map((word, at) => {
    if (words.length < 2 || !isUnknown(words, at, reader) || isInPhrase(words, at, reader)) return word;
    const right = spellingsNearTo(word.text, reader).find((text) =>
      isInPhrase(words.with(at, { ...word, text }), at, reader),
    );
    return right === undefined ? word : { ...word, text: right };
  });
