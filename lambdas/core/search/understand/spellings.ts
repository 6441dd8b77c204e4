import { conceptTerm } from '../../catalog/terms/terms.ts';
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

/** A spelling that a catalogue has. */
type Known = Omit<Spelling, 'weight'>;

/** Likeness from which a word of the other language is taken for the same word (ranking on a rated set, 0.62). */
const SAME_WORD = 0.62;

/** The spelling that sounds like what was said comes first: "sd card" before "memory card" for "сд карта". */
const nearestFirst = (
  spellings: readonly Known[],
  said: readonly string[],
  { soundLikeness }: Language,
): readonly Known[] => {
  const spoken = said.join('');
  const likenesses = spellings.map(({ stems }) => soundLikeness(spoken, stems.join('')));
  const best = Math.max(0, ...likenesses);
  const nearest = best >= SAME_WORD ? spellings[likenesses.indexOf(best)] : undefined;
  return nearest ? [nearest, ...spellings.filter((each) => each !== nearest)] : spellings;
};

/** The stems of the other language by which a word alone is known. */
const translatedStems = (word: string, language: Language): readonly string[] => {
  const entry = language.match([{ kind: 'letters', text: word, glued: false }], 0)?.entry;
  const listed = language.wordList?.translate(word) ?? [];
  return [
    ...(entry?.concepts ?? []).flatMap(language.waysToWrite).flatMap(({ stems }) => stems),
    ...listed.map(({ word: other }) => language.stem(other)),
  ];
};

/**
 * The spellings that say nothing which was not said come first: a concept's other names may be of its other kinds, and
 * "садовые перчатки" are garden gloves before they are work gloves.
 */
const saidAloneFirst = (
  spellings: readonly Known[],
  words: readonly string[],
  language: Language,
): readonly Known[] => {
  if (words.length < 2 || spellings.length < 2) return spellings;
  const translated = new Set(words.flatMap((word) => translatedStems(word, language)));
  const isSaid = ({ stems }: Known): boolean =>
    stems.length >= words.length && stems.every((stem) => translated.has(stem));
  return [...spellings.filter(isSaid), ...spellings.filter((each) => !isSaid(each))];
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

/** What was said, in words and in the stems of those that carry something. */
interface WordsAndStems {
  readonly words: readonly string[];
  readonly stems: readonly string[];
}

/**
 * How a catalogue spells what was said: as it was said, in the lexicon's other spellings of the same concepts, and in
 * those of the other language; each only where the catalogue has all of its words.
 */
export const spellingsOf = (
  { stems: said, words }: WordsAndStems,
  concepts: readonly Concept[],
  { vocabulary, language }: Reader,
): readonly Spelling[] => {
  const own = areKnown(said, vocabulary) ? [{ stems: said, weight: 1 }] : [];
  const isOwn = (stems: readonly string[]): boolean => stems.join(' ') === said.join(' ');
  const known = concepts.flatMap((concept) =>
    language
      .waysToWrite(concept)
      .filter(({ stems }) => areKnown(stems, vocabulary) && !isOwn(stems))
      .map(
        ({ stems, ambiguous }): Known =>
          ambiguous ? { stems, meaning: conceptTerm(concept.id) } : { stems },
      ),
  );
  // Names of letters are said apart and written as one: "джи би эль" is JBL.
  const wordsSaid = said.filter((word) => word.length > LONGEST_LETTER_NAME || !isCyrillic(word)).length;
  const graded = (spellings: readonly Known[], share: number): readonly Spelling[] =>
    spellings.slice(0, MOST_SPELLINGS).map((each, place) => ({
      ...each,
      weight: share * NEXT ** place * (each.stems.length < wordsSaid ? SHORTER_SPELLING : 1),
    }));
  const isForeign = ({ stems }: Known): boolean => isRussian(stems) !== isRussian(said);
  const isSame = ({ stems }: Known): boolean =>
    stems.join('') === said.join('') && stems.every((stem) => stem.length > LONGEST_LETTER_NAME);
  const share = own.length > 0 ? SYNONYM_SHARE : 1;
  // In the shopper's own language what was said is enough where the catalogue has it.
  const mayMean = ({ meaning }: Known): boolean => meaning === undefined || own.length === 0;
  const others = known.filter((each) => !isForeign(each) && !isSame(each) && mayMean(each));
  const synonyms = [
    ...known.filter(isSame).map((each) => ({ ...each, weight: TRANSLATION_SHARE })),
    ...graded(others, share).map((synonym) =>
      own.length > 0 && isUsualWord(synonym.stems, said, vocabulary)
        ? { ...synonym, weight: USUAL_SYNONYM_SHARE }
        : synonym,
    ),
  ];
  const foreign = saidAloneFirst(known.filter(isForeign), words, language);
  const translations = graded(nearestFirst(foreign, said, language), TRANSLATION_SHARE);
  const spellings = [...own, ...synonyms, ...translations];
  if (spellings.length > 0) return spellings;
  return said.some((each) => isKnown(each, vocabulary)) ? [{ stems: said, weight: 1 }] : [];
};
