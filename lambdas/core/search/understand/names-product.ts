import type { Language } from '../../language/language.ts';
import { type NamesProduct, namesThingIn } from '../../language/requests/request-sentence.ts';
import type { Word } from '../../language/words.ts';
import { isKnown, type Vocabulary } from './vocabulary.ts';

/** Tells which words of a sentence name something sold, by the lexicon and by the catalogue's own words. */
export const namesProductIn = (
  words: readonly Word[],
  vocabulary: Vocabulary,
  language: Language,
): NamesProduct => {
  const namesThing = namesThingIn(words, language);
  return (from, to) => {
    const word = words[from];
    const isWord = to - from === 1 && word !== undefined && isKnown(language.stem(word.text), vocabulary);
    return namesThing(from, to) ?? (isWord ? 'word' : undefined);
  };
};
