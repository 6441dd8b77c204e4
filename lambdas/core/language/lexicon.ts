import type { Concept } from './concept.ts';
import { readNumbers, wordsOf } from './numbers/numbers.ts';
import { createPhraseBook, type PhraseMatch } from './phrase-book.ts';
import { lazy, remembering } from './remembering.ts';
import type { Rules } from './rules.ts';
import { soundKey } from './spelling/sound.ts';
import { fold, readWords, type Word } from './words.ts';

/** A spelling of a concept. */
interface WayToWrite {
  readonly stems: readonly string[];
  /** True when it also means something else: a "notebook" has keys or pages. */
  readonly ambiguous: boolean;
}

/** The things of a shop with the ways people say and write them. */
export interface Lexicon {
  /** Concepts by id. */
  readonly concepts: ReadonlyMap<string, Concept>;
  /** The concepts that a single folded word spells, as it is written. */
  readonly spelt: (word: string) => readonly Concept[];
  /** The longest phrase that begins at a word, as it is written or else by its stems. */
  readonly match: (words: readonly Word[], from: number) => PhraseMatch | undefined;
  /** A concept's broader ideas, nearest first, without itself. */
  readonly ancestors: (id: string) => readonly string[];
  /** How many concepts a concept is broader than. */
  readonly narrower: (id: string) => number;
  /** The stems of each spelling of a concept. */
  readonly waysToWrite: (concept: Concept) => readonly WayToWrite[];
  /** Spellings that share a sound key with a word. */
  readonly spellingsLike: (word: string) => readonly string[];
  /** Whether a term of a catalogue, which is a stem, spells concepts and no maker. */
  readonly isEverydayWord: (term: string) => boolean;
}

const PLAIN = /^[a-z\u0430-\u044f ]+$/u;

/** The words of a spelling as a question's words are read: split, numbers in digits, no signs. */
const wordsIn = (spelling: string, rules: Rules): readonly string[] => {
  const folded = fold(spelling);
  const plain = PLAIN.test(folded) ? folded.split(' ') : [];
  if (plain.length > 0 && !plain.some((word) => rules.numberWord(word))) return plain;
  return readNumbers(readWords(folded), rules)
    .filter(({ kind }) => kind !== 'sign')
    .map(({ text }) => text);
};

const ancestorsOf = (concepts: ReadonlyMap<string, Concept>, id: string): readonly string[] => {
  const found = new Set<string>();
  const queue = [...(concepts.get(id)?.isA ?? [])];
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    if (next === id || found.has(next)) continue;
    found.add(next);
    queue.push(...(concepts.get(next)?.isA ?? []));
  }
  return [...found];
};

/** How many concepts each concept is broader than. */
const countNarrower = ({ concepts, ancestors }: Pick<Lexicon, 'concepts' | 'ancestors'>) => {
  const narrower = new Map<string, number>();
  for (const id of concepts.keys()) {
    for (const broader of ancestors(id)) narrower.set(broader, (narrower.get(broader) ?? 0) + 1);
  }
  return narrower;
};

const SHORTEST_HEARD = 4;

interface Spelt {
  readonly word: string;
  readonly concept: Concept;
}

/** What single words spell, by their sound and by their stem. */
const heardOf = (spelt: readonly Spelt[], { stem, soundOf }: Rules) => {
  const bySound = new Map<string, Set<string>>();
  const everyday = new Map<string, boolean>();
  for (const { word, concept } of spelt) {
    const term = stem(word);
    everyday.set(term, everyday.get(term) !== false && concept.role !== 'brand');
    if (word.length < SHORTEST_HEARD) continue;
    const key = soundKey(soundOf(word));
    const same = bySound.get(key);
    if (same) same.add(word);
    else bySound.set(key, new Set([word]));
  }
  return { bySound, everyday };
};

/** The stems of a text's words; none where small words belong to a name, as in "i phone". */
export const stemsOf = (text: string, rules: Rules): readonly string[] => {
  const words = wordsOf(text, rules).filter(({ kind }) => kind !== 'sign');
  if (words.some(({ text }) => rules.is('filler', text))) return [];
  return words
    .filter(({ text }) => rules.linkOf(text) === undefined)
    .map(({ kind, text }) => (kind === 'number' ? text : rules.stem(text)));
};

/** What a lexicon is made of. */
export interface LexiconParts {
  readonly concepts: readonly Concept[];
  /** Ways of asking, which mean nothing to a catalogue. */
  readonly requestWords?: readonly string[];
  /** More spellings of concepts by their ids. */
  readonly names?: ReadonlyMap<string, readonly string[]>;
}

/** Makes a lexicon ready for matching. What only some questions need is made when the first of them comes. */
export const compileLexicon = (
  { concepts, requestWords = [], names = new Map() }: LexiconParts,
  rules: Rules,
): Lexicon => {
  const byId = new Map(concepts.map((concept) => [concept.id, concept]));
  const book = createPhraseBook({ ...rules, wordsIn: (spelling) => wordsIn(spelling, rules) });
  const namesOf = ({ id, en, ru }: Concept): readonly string[] => [...en, ...ru, ...(names.get(id) ?? [])];
  const spellingsOf = (concept: Concept) => [concept.id.replaceAll('-', ' '), ...namesOf(concept)];
  for (const concept of concepts) for (const spelling of spellingsOf(concept)) book.put(spelling, concept);
  for (const phrase of requestWords) book.put(phrase);

  const known = remembering((id: string) => ancestorsOf(byId, id));
  const ancestors = (id: string): readonly string[] => (byId.has(id) ? known(id) : []);
  const narrower = lazy(() => countNarrower({ concepts: byId, ancestors }));
  const spelt = (concept: Concept): readonly Spelt[] =>
    spellingsOf(concept).flatMap((spelling) => {
      const [word, ...more] = spelling.includes(' ') ? [] : wordsIn(spelling, rules);
      return word === undefined || more.length > 0 || /^\d/u.test(word) ? [] : [{ word, concept }];
    });
  const heard = lazy(() => heardOf(concepts.flatMap(spelt), rules));
  const isAmbiguous = (spelling: string): boolean => book.spelt(fold(spelling)).length > 1;
  return {
    concepts: byId,
    spelt: book.spelt,
    match: book.match,
    ancestors,
    narrower: (id) => narrower().get(id) ?? 0,
    waysToWrite: remembering((concept: Concept) =>
      namesOf(concept).map((spelling) => ({
        stems: stemsOf(spelling, rules),
        ambiguous: isAmbiguous(spelling),
      })),
    ),
    spellingsLike: (word) => {
      if (word.length < SHORTEST_HEARD) return [];
      const { bySound } = heard();
      return [...new Set(rules.soundsOf(word).flatMap((sound) => [...(bySound.get(soundKey(sound)) ?? [])]))];
    },
    isEverydayWord: (term) => heard().everyday.get(term) === true,
  };
};
