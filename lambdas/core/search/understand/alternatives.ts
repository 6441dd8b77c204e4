import { type Concept, isKind } from '../../language/concept.ts';
import type { Language } from '../../language/language.ts';
import { wordsOf } from '../../language/numbers/numbers.ts';
import { namesProductIn, type Vocabulary } from './vocabulary.ts';

/** How many words a name may have. */
const LENGTHS = [1, 2, 3, 4];

/** Whether a text names something sold by the lexicon. */
const namesThing = (text: string, vocabulary: Vocabulary, language: Language): boolean => {
  const words = wordsOf(text, language);
  const names = namesProductIn(words, vocabulary, language);
  return words.some((_, from) =>
    LENGTHS.some((length) => from + length <= words.length && names(from, from + length) === 'thing'),
  );
};

/** What the words of a text name by the lexicon. */
const conceptsNamed = (text: string, language: Language): readonly Concept[] => {
  const words = wordsOf(text, language);
  return words.flatMap((_, at) => language.match(words, at)?.entry.concepts ?? []);
};

/** "Bosch or Makita drill": a maker alone beside a kind of thing is a maker of that thing, too. */
const sharesKind = (parts: readonly string[], language: Language): boolean => {
  const named = parts.map((part) => conceptsNamed(part, language));
  const isMakerAlone = (concepts: readonly Concept[]): boolean =>
    concepts.length > 0 && concepts.every(({ role, isA }) => role === 'brand' && isA.length === 0);
  return named.some(isMakerAlone) && named.some((concepts) => concepts.some(isKind));
};

/** "… for a man", "… under 50": what is said last is said of all of them. */
const isQualified = (text: string, language: Language): boolean =>
  wordsOf(text, language).some(
    ({ text: word }) => language.linkOf(word) !== undefined || language.is('qualifies', word),
  );

/** The parts of a text around words such as "or". */
const partsOf = (text: string, { linkOf }: Language): readonly string[] => {
  const parts: string[][] = [[]];
  for (const word of text.split(/\s+/u)) {
    if (linkOf(word.toLowerCase()) === 'or') parts.push([]);
    else parts.at(-1)?.push(word);
  }
  return parts.map((words) => words.join(' '));
};

/**
 * The things of which any will do: "iPhone 15 or Samsung S24" are two requests, "black or white iPhone" and "Bosch or
 * Makita drill" are one.
 * Gives back the question itself when it offers no choice of things.
 */
export const alternativesIn = (
  query: string,
  vocabulary: Vocabulary,
  language: Language,
): readonly string[] => {
  const parts = partsOf(query, language);
  const isChoice =
    parts.length > 1 &&
    !sharesKind(parts, language) &&
    parts.every((part) => namesThing(part, vocabulary, language) && !isQualified(part, language));
  return isChoice ? parts : [query];
};
