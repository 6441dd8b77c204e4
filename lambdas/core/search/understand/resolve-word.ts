import { deniedTerm } from '../../catalog/terms/terms.ts';
import { oneOfEach } from '../../grouped.ts';
import type { Language } from '../../language/language.ts';
import { soundKey } from '../../language/spelling/sound.ts';
import { isCyrillic } from '../../language/words.ts';
import type { LikelyTerm } from './understanding.ts';
import type { Reader } from './vocabulary.ts';
import { frequencyOf, isKnown } from './vocabulary.ts';

/** What a word that the lexicon does not know may be in a catalogue's own terms. */
export interface Resolution {
  readonly alternatives: readonly LikelyTerm[];
  /** The catalogue's spelling of the likeliest one, for an embedder that knows names but not their sound. */
  readonly spelling: string;
}

/** Likeness from which a name of the catalogue is taken for what was said (measured: false ones are rare above). */
const ALIKE = 0.75;
/** A misspelt everyday word must be nearer than a foreign name, since there are so many everyday words. */
const ALIKE_SPELLING = 0.82;
/** Two-letter names sound like too much else. */
const SHORTEST_BY_SOUND = 3;
const MAX_ALTERNATIVES = 4;
const KEPT_BELOW_BEST = 0.12;

/** One of these terms, the likeliest first; none where there are none. */
const oneOf = (
  alternatives: readonly LikelyTerm[],
  spelling = alternatives[0]?.term,
): Resolution | undefined => (spelling === undefined ? undefined : { alternatives, spelling });

const exactly = (terms: readonly string[]): Resolution | undefined =>
  oneOf(terms.map((term) => ({ term, weight: 1 })));

const byOwnSpelling = (word: string, { vocabulary, language }: Reader): Resolution | undefined => {
  const term = language.stem(word);
  // Surnames end as cases do: "Булгакова" is written by "Булгаков", whose own stem is shorter.
  // A word that is only said of what lacks it is the catalogue's own, too: "без фтора".
  const known = [term, language.stem(term)].filter(
    (each) => isKnown(each, vocabulary) || isKnown(deniedTerm(each), vocabulary),
  );
  return exactly(known.slice(0, 1));
};

interface Likely extends LikelyTerm {
  readonly spelling: string;
}

/** Between alphabets people write by ear; within one they misspell, which short words do not survive. */
const MISSPELT = 0.86;
const SHORTEST_MISSPELT = 5;
/** What a word is worth that was found by correcting one letter. */
const MISSPELT_SHARE = 0.8;
/** Names of few letters sound like too much else, so that they must sound the same. */
const SHORT_NAME = 5;
const ALIKE_SHORT = 0.95;

const likeness = (word: string, other: string, { soundLikeness }: Language): number => {
  const alike = soundLikeness(word, other);
  const length = Math.min(word.length, other.length);
  if (isCyrillic(word) !== isCyrillic(other)) return length >= SHORT_NAME || alike >= ALIKE_SHORT ? alike : 0;
  return length >= SHORTEST_MISSPELT && alike >= MISSPELT && word[0] === other[0] ? alike : 0;
};

const namesLike = (word: string, { vocabulary, language }: Reader): readonly Likely[] => {
  const terms = new Set(
    language.soundsOf(word).flatMap((sound) => {
      const key = soundKey(sound);
      return Object.hasOwn(vocabulary.sounds, key) ? (vocabulary.sounds[key] ?? []) : [];
    }),
  );
  return [...terms]
    .map((term) => ({ term, weight: likeness(word, term, language), spelling: term }))
    .filter(({ term, weight }) => weight >= (language.isEverydayWord(term) ? ALIKE_SPELLING : ALIKE));
};

const conceptsLike = (word: string, { vocabulary, language }: Reader): readonly Likely[] =>
  language.spellingsLike(word).flatMap((spelling) => {
    const weight = likeness(word, spelling, language);
    if (weight < ALIKE_SPELLING) return [];
    return language
      .spelt(spelling)
      .filter(({ id }) => isKnown(`#${id}`, vocabulary))
      .map(({ id }) => ({ term: `#${id}`, weight, spelling }));
  });

/** What a word may be by its sound, the likeliest first. */
const soundingLike = (word: string, reader: Reader): readonly Likely[] =>
  [...namesLike(word, reader), ...conceptsLike(word, reader)].sort(
    (a, b) =>
      b.weight - a.weight ||
      frequencyOf(b.term, reader.vocabulary) - frequencyOf(a.term, reader.vocabulary) ||
      (a.term < b.term ? -1 : 1),
  );

/** Whether a catalogue has a word as it is spelt. */
export const isSpelt = (word: string, reader: Reader): boolean => byOwnSpelling(word, reader) !== undefined;

/** Words of the catalogue and of the lexicon that a word may be misspelt for, the likeliest first. */
export const spellingsNearTo = (word: string, reader: Reader): readonly string[] =>
  soundingLike(word, reader).map(({ spelling }) => spelling);

/** The first mention of each term, as many as may stay. */
const firstOfEach = (terms: readonly LikelyTerm[]): readonly LikelyTerm[] =>
  oneOfEach(terms, ({ term }) => term)
    .slice(0, MAX_ALTERNATIVES)
    .map(({ term, weight }) => ({ term, weight }));

const bySound = (word: string, reader: Reader): Resolution | undefined => {
  if (word.length < SHORTEST_BY_SOUND) return undefined;
  const likely = soundingLike(word, reader);
  const least = (likely[0]?.weight ?? 0) - KEPT_BELOW_BEST;
  return oneOf(firstOfEach(likely.filter(({ weight }) => weight >= least)), likely[0]?.spelling);
};

const byLetters = (word: string, { vocabulary, language }: Reader): Resolution | undefined => {
  const typed = word.length === 1 ? [word, ...language.lettersTyped(word)] : [];
  const letters = [...language.lettersNamed(word), ...typed, ...language.spellOut(word)];
  return exactly([...new Set(letters)].filter((term) => isKnown(term, vocabulary)));
};

/** From this likeness on two words of different scripts are one name: "Бьянко" and "Bianco". */
const SAME_NAME = 0.95;

/** A catalogue may write a name in both scripts, and shoppers say it in one. */
const withOtherScript = (own: Resolution, word: string, reader: Reader): Resolution => {
  const others = namesLike(word, reader)
    .filter(({ term, weight }) => isCyrillic(term) !== isCyrillic(word) && weight >= SAME_NAME)
    .slice(0, MAX_ALTERNATIVES - 1);
  return {
    ...own,
    alternatives: [
      ...own.alternatives,
      ...others.map(({ term, weight }) => ({ term, weight: weight * SAME_NAME })),
    ],
  };
};

/** Words that differ from a misspelt one by one letter: one too many, one doubled, two swapped, one mistaken. */
const spellingsNear = (word: string, { heardAlike }: Language): readonly string[] =>
  [...word].flatMap((letter, at) => {
    const before = word.slice(0, at);
    const after = word.slice(at + 1);
    const others = heardAlike
      .filter((letters) => letters.includes(letter))
      .flatMap((letters) => [...letters]);
    return [
      before + after,
      before + letter + letter + after,
      before + (after[0] ?? '') + letter + after.slice(1),
      ...others.filter((other) => other !== letter).map((other) => before + other + after),
    ];
  });

const translated = (spellings: readonly string[], share: number, reader: Reader): Resolution | undefined => {
  const { vocabulary, language } = reader;
  const { stem, wordList } = language;
  if (!wordList || vocabulary.language !== 'en') return undefined;
  const known = spellings
    .flatMap(wordList.translate)
    .map(({ word: english, certainty }) => ({ term: stem(english), weight: share * certainty ** 2 }))
    .filter(({ term }) => isKnown(term, vocabulary))
    .sort((a, b) => b.weight - a.weight);
  return oneOf(firstOfEach(known));
};

/** What a mined dictionary gives for a word that was not reviewed: a guess, and worth as much. */
const byWordList = (word: string, reader: Reader): Resolution | undefined =>
  isCyrillic(word) ? translated([word], 1, reader) : undefined;

/** What it gives for a word with one wrong letter. */
const byMisspelling = (word: string, reader: Reader): Resolution | undefined =>
  isCyrillic(word) && word.length >= SHORTEST_MISSPELT
    ? translated(spellingsNear(word, reader.language), MISSPELT_SHARE, reader)
    : undefined;

/** A name in the catalogue for a word: as it is spelt, by its letters' names, translated, or by its sound. */
export const resolveWord = (word: string, reader: Reader): Resolution | undefined => {
  const letters = isCyrillic(word) ? byLetters(word, reader) : undefined;
  if (letters && word.length === 1) return letters;
  const own = byOwnSpelling(word, reader);
  if (own) return withOtherScript(own, word, reader);
  return letters ?? byWordList(word, reader) ?? bySound(word, reader) ?? byMisspelling(word, reader);
};

const SHORTEST_PART = 3;

/** The two names of the catalogue that a word runs together: "powerbank", "редмибадс". */
export const resolveParts = (word: string, reader: Reader): readonly [Resolution, Resolution] | undefined => {
  for (let cut = SHORTEST_PART; cut <= word.length - SHORTEST_PART; cut += 1) {
    const head = byOwnSpelling(word.slice(0, cut), reader);
    const tail = head && byOwnSpelling(word.slice(cut), reader);
    if (tail) return [head, tail];
  }
  return undefined;
};

/** The letters that several words name one after another: "эл джи" is LG. */
export const resolveLetterRun = (
  words: readonly string[],
  { vocabulary, language }: Reader,
): Resolution | undefined => {
  if (words.length < 2 || !words.every((word) => language.lettersNamed(word).length > 0)) return undefined;
  const known = language
    .spellOut(words.join(''))
    .filter((letters) => letters.length === words.length && isKnown(letters, vocabulary));
  return exactly(known.slice(0, 1));
};
