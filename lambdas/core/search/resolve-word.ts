import { lettersNamed, lettersTyped, spellOut } from './letters.ts';
import { soundKey, soundLikeness, soundsOf } from './sound.ts';
import { conceptsSpelt, isEverydayWord, spellingsLike } from './spelling-sounds.ts';
import { stem } from './stem.ts';
import { frequencyOf, isKnown, type Vocabulary } from './vocabulary.ts';
import { isCyrillic } from './words.ts';

/** What a word that the lexicon does not know may be in a catalogue's own terms. */
export interface Resolution {
  readonly alternatives: readonly { readonly term: string; readonly weight: number }[];
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

const exactly = (term: string): Resolution => ({ alternatives: [{ term, weight: 1 }], spelling: term });

const byOwnSpelling = (word: string, vocabulary: Vocabulary): Resolution | undefined => {
  const term = stem(word);
  return isKnown(term, vocabulary) ? exactly(term) : undefined;
};

interface Likely {
  readonly term: string;
  readonly weight: number;
  readonly spelling: string;
}

/** Within one alphabet people misspell; only between alphabets do they write by ear alone. */
const MISSPELT = 0.86;
const SHORTEST_MISSPELT = 5;

const likeness = (word: string, other: string): number => {
  const alike = soundLikeness(word, other);
  if (isCyrillic(word) !== isCyrillic(other)) return alike;
  return word.length >= SHORTEST_MISSPELT && alike >= MISSPELT ? alike : 0;
};

const namesLike = (word: string, vocabulary: Vocabulary): readonly Likely[] => {
  const terms = new Set(
    soundsOf(word).flatMap((sound) => {
      const key = soundKey(sound);
      return Object.hasOwn(vocabulary.sounds, key) ? (vocabulary.sounds[key] ?? []) : [];
    }),
  );
  return [...terms]
    .map((term) => ({ term, weight: likeness(word, term), spelling: term }))
    .filter(({ term, weight }) => weight >= (isEverydayWord(term) ? ALIKE_SPELLING : ALIKE));
};

const conceptsLike = (word: string, vocabulary: Vocabulary): readonly Likely[] =>
  spellingsLike(word).flatMap((spelling) => {
    const weight = likeness(word, spelling);
    if (weight < ALIKE_SPELLING) return [];
    return conceptsSpelt(spelling)
      .filter(({ id }) => isKnown(id, vocabulary))
      .map(({ id }) => ({ term: id, weight, spelling }));
  });

const bySound = (word: string, vocabulary: Vocabulary): Resolution | undefined => {
  if (word.length < SHORTEST_BY_SOUND) return undefined;
  const likely = [...namesLike(word, vocabulary), ...conceptsLike(word, vocabulary)].sort(
    (a, b) =>
      b.weight - a.weight ||
      frequencyOf(b.term, vocabulary) - frequencyOf(a.term, vocabulary) ||
      (a.term < b.term ? -1 : 1),
  );
  const [best] = likely;
  if (!best) return undefined;
  const kept = likely.filter(({ weight }) => weight >= best.weight - KEPT_BELOW_BEST);
  const once = kept.filter(({ term }, at) => kept.findIndex((other) => other.term === term) === at);
  return {
    alternatives: once.slice(0, MAX_ALTERNATIVES).map(({ term, weight }) => ({ term, weight })),
    spelling: best.spelling,
  };
};

const byLetters = (word: string, vocabulary: Vocabulary): Resolution | undefined => {
  const typed = word.length === 1 ? [word, ...lettersTyped(word)] : [];
  const letters = [...lettersNamed(word), ...typed, ...spellOut(word)];
  const known = [...new Set(letters)].filter((term) => isKnown(term, vocabulary));
  const [first] = known;
  return first === undefined
    ? undefined
    : { alternatives: known.map((term) => ({ term, weight: 1 })), spelling: first };
};

/** A name in the catalogue for a word: as it is spelt, by its letters' names, or by its sound. */
export const resolveWord = (word: string, vocabulary: Vocabulary): Resolution | undefined => {
  const letters = isCyrillic(word) ? byLetters(word, vocabulary) : undefined;
  if (letters && word.length === 1) return letters;
  return byOwnSpelling(word, vocabulary) ?? letters ?? bySound(word, vocabulary);
};

const SHORTEST_PART = 3;

/** The two names of the catalogue that a word runs together: "powerbank", "редмибадс". */
export const resolveParts = (
  word: string,
  vocabulary: Vocabulary,
): readonly [Resolution, Resolution] | undefined => {
  for (let cut = SHORTEST_PART; cut <= word.length - SHORTEST_PART; cut += 1) {
    const head = byOwnSpelling(word.slice(0, cut), vocabulary);
    const tail = head && byOwnSpelling(word.slice(cut), vocabulary);
    if (tail) return [head, tail];
  }
  return undefined;
};

/** The letters that several words name one after another: "эл джи" is LG. */
export const resolveLetterRun = (
  words: readonly string[],
  vocabulary: Vocabulary,
): Resolution | undefined => {
  if (words.length < 2 || !words.every((word) => lettersNamed(word).length > 0)) return undefined;
  const term = spellOut(words.join('')).find(
    (letters) => letters.length === words.length && isKnown(letters, vocabulary),
  );
  return term === undefined ? undefined : exactly(term);
};
