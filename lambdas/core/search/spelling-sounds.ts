import type { Concept } from './lexicon.ts';
import { shippedLexicon } from './lexicon-files.ts';
import { soundKey, soundOf, soundsOf } from './sound.ts';

const SHORTEST = 4;
let index: ReadonlyMap<string, readonly string[]> | undefined;

/** Spellings of the lexicon by sound; made when the first unknown word is met, since most questions have none. */
const spellingsBySound = (): ReadonlyMap<string, readonly string[]> => {
  if (index) return index;
  const made = new Map<string, string[]>();
  for (const spelling of shippedLexicon().spellings.keys()) {
    if (spelling.length < SHORTEST) continue;
    const key = soundKey(soundOf(spelling));
    const same = made.get(key);
    if (same) same.push(spelling);
    else made.set(key, [spelling]);
  }
  index = made;
  return made;
};

/** Spellings of the lexicon that share a sound key with a word. */
export const spellingsLike = (word: string): readonly string[] =>
  word.length < SHORTEST
    ? []
    : [...new Set(soundsOf(word).flatMap((sound) => spellingsBySound().get(soundKey(sound)) ?? []))];

/** The concepts a single word spells. */
export const conceptsSpelt = (spelling: string): readonly Concept[] =>
  shippedLexicon().spellings.get(spelling) ?? [];

/** Whether a term of a catalogue is an idea of the lexicon and not a name. */
export const isEverydayWord = (term: string): boolean => {
  const concept = shippedLexicon().concepts.get(term);
  return concept !== undefined && concept.role !== 'brand';
};
