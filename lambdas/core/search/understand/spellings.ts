import type { Concept } from '../../language/concept.ts';
import type { Language } from '../../language/language.ts';
import { isCyrillic } from '../../language/words.ts';
import {
  SELDOM_SHARE,
  SHORTER_SPELLING,
  SYNONYM_SHARE,
  TRANSLATION_SHARE,
  USUAL_SYNONYM_SHARE,
} from '../parameters.ts';
import type { Spelling } from './understanding.ts';
import type { Reader } from './vocabulary.ts';
import { frequencyOf, isKnown, type Vocabulary } from './vocabulary.ts';

/** Ways to spell a concept in a script beyond these would let rare words of it outweigh what was said. */
const MOST_SPELLINGS = 3;
const LONGEST_LETTER_NAME = 3;
/** What each next spelling of the lexicon is worth, which lists the commonest first. */
const NEXT = 0.95;

const areKnown = (stems: readonly string[], vocabulary: Vocabulary): boolean =>
  stems.length > 0 && stems.every((each) => isKnown(each, vocabulary));

/** Likeness from which a word of the other language is taken for the same word (ranking on a rated set, 0.62). */
const SAME_WORD = 0.62;

/** The spelling that sounds like what was said comes first: "sd card" before "memory card" for "сд карта". */
const nearestFirst = (
  spellings: readonly (readonly string[])[],
  said: readonly string[],
  { soundLikeness }: Language,
): readonly (readonly string[])[] => {
  const spoken = said.join('');
  const likenesses = spellings.map((stems) => soundLikeness(spoken, stems.join('')));
  const best = Math.max(0, ...likenesses);
  const nearest = best >= SAME_WORD ? spellings[likenesses.indexOf(best)] : undefined;
  return nearest ? [nearest, ...spellings.filter((stems) => stems !== nearest)] : spellings;
};

const isRussian = (stems: readonly string[]): boolean => stems.some(isCyrillic);

/** How often a catalogue has all words of a spelling, at most. */
const frequencyOfAll = (stems: readonly string[], vocabulary: Vocabulary): number =>
  Math.min(...stems.map((stem) => frequencyOf(stem, vocabulary)));

/**
 * Whether the catalogue has its own word for what was said in one: it sells "картофель", and "картошка" is only the
 * name of a pastry.
 */
const isUsualWord = (stems: readonly string[], said: readonly string[], vocabulary: Vocabulary): boolean =>
  said.length === 1 &&
  stems.length === 1 &&
  frequencyOfAll(said, vocabulary) < SELDOM_SHARE * frequencyOfAll(stems, vocabulary);

/**
 * How a catalogue spells what was said: as it was said, in the lexicon's other spellings of the same concepts, and in
 * those of the other language; each only where the catalogue has all of its words.
 */
export const spellingsOf = (
  said: readonly string[],
  concepts: readonly Concept[],
  { vocabulary, language }: Reader,
): readonly Spelling[] => {
  const own = areKnown(said, vocabulary) ? [{ stems: said, weight: 1 }] : [];
  const isOwn = (stems: readonly string[]): boolean => stems.join(' ') === said.join(' ');
  const known = concepts
    .flatMap(language.waysToWrite)
    .filter((stems) => areKnown(stems, vocabulary) && !isOwn(stems));
  // Names of letters are said apart and written as one: "джи би эль" is JBL.
  const wordsSaid = said.filter((word) => word.length > LONGEST_LETTER_NAME || !isCyrillic(word)).length;
  const graded = (spellings: readonly (readonly string[])[], share: number): readonly Spelling[] =>
    spellings.slice(0, MOST_SPELLINGS).map((stems, place) => ({
      stems,
      weight: share * NEXT ** place * (stems.length < wordsSaid ? SHORTER_SPELLING : 1),
    }));
  const isForeign = (stems: readonly string[]): boolean => isRussian(stems) !== isRussian(said);
  const synonyms = graded(
    known.filter((stems) => !isForeign(stems)),
    own.length > 0 ? SYNONYM_SHARE : 1,
  ).map((synonym) =>
    own.length > 0 && isUsualWord(synonym.stems, said, vocabulary)
      ? { ...synonym, weight: USUAL_SYNONYM_SHARE }
      : synonym,
  );
  const translations = graded(nearestFirst(known.filter(isForeign), said, language), TRANSLATION_SHARE);
  const spellings = [...own, ...synonyms, ...translations];
  if (spellings.length > 0) return spellings;
  return said.some((each) => isKnown(each, vocabulary)) ? [{ stems: said, weight: 1 }] : [];
};
