import type { Concept } from './concept.ts';
import { readNumbers, wordsOf } from './numbers/numbers.ts';
import { createPhraseBook, type PhraseMatch } from './phrase-book.ts';
import type { Rules } from './rules.ts';
import { soundKey } from './spelling/sound.ts';
import { fold, readWords, type Word } from './words.ts';

/** A spelling of a concept. */
export interface WayToWrite {
  readonly stems: readonly string[];
  /** True when it also means something else: a "notebook" has keys or pages. */
  readonly ambiguous: boolean;
}

/** The things of a shop with the ways people say and write them. */
export interface Lexicon {
  /** Concepts by id. */
  readonly concepts: ReadonlyMap<string, Concept>;
  /** Spellings of one word, by which a misspelt word is recognised. */
  readonly spellings: ReadonlyMap<string, readonly Concept[]>;
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

/**
 * The words of a folded spelling as a question's words are read: split, numbers in digits, no signs.
 * Nearly all spellings are plain words, and there are thousands to read before the first answer.
 */
const wordsIn = (spelling: string, rules: Rules): readonly string[] => {
  const plain = PLAIN.test(spelling) ? spelling.split(' ') : [];
  if (plain.length > 0 && !plain.some((word) => rules.numberWord(word))) return plain;
  return readNumbers(readWords(spelling), rules)
    .filter(({ kind }) => kind !== 'sign')
    .map(({ text }) => text);
};

/** Folds spellings together, which costs a tenth of folding them one by one. */
const foldAll = (spellings: readonly string[]): readonly string[] => fold(spellings.join('\n')).split('\n');

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

interface Hierarchy {
  readonly ancestors: ReadonlyMap<string, readonly string[]>;
  readonly narrower: ReadonlyMap<string, number>;
}

const hierarchyOf = (concepts: ReadonlyMap<string, Concept>): Hierarchy => {
  const ancestors = new Map<string, readonly string[]>();
  const narrower = new Map<string, number>();
  for (const id of concepts.keys()) {
    const broader = ancestorsOf(concepts, id);
    ancestors.set(id, broader);
    for (const each of broader) narrower.set(each, (narrower.get(each) ?? 0) + 1);
  }
  return { ancestors, narrower };
};

const SHORTEST_HEARD = 4;

/** What single words spell, by their sound and by their stem. */
const heardOf = (spellings: Lexicon['spellings'], { stem, soundOf }: Rules) => {
  const bySound = new Map<string, string[]>();
  const everyday = new Map<string, boolean>();
  for (const [spelling, concepts] of spellings) {
    const term = stem(spelling);
    everyday.set(term, everyday.get(term) !== false && concepts.every(({ role }) => role !== 'brand'));
    if (spelling.length < SHORTEST_HEARD) continue;
    const key = soundKey(soundOf(spelling));
    const same = bySound.get(key);
    if (same) same.push(spelling);
    else bySound.set(key, [spelling]);
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

/** Keeps what was made for a key. */
export const remembering = <Key, Made>(make: (key: Key) => Made): ((key: Key) => Made) => {
  const kept = new Map<Key, Made>();
  return (key) => {
    const known = kept.get(key);
    if (known !== undefined) return known;
    const made = make(key);
    kept.set(key, made);
    return made;
  };
};

/** What a lexicon is made of. */
export interface LexiconParts {
  readonly concepts: readonly Concept[];
  /** Ways of asking, which mean nothing to a catalogue. */
  readonly requestWords?: readonly string[];
  /** More spellings of concepts by their ids. */
  readonly names?: ReadonlyMap<string, readonly string[]>;
}

/** Makes a lexicon ready for matching. */
export const compileLexicon = (
  { concepts, requestWords = [], names = new Map() }: LexiconParts,
  rules: Rules,
): Lexicon => {
  const byId = new Map(concepts.map((concept) => [concept.id, concept]));
  const book = createPhraseBook(rules.stem);
  const spellings = new Map<string, Concept[]>();
  const namesOf = ({ id, en, ru }: Concept): readonly string[] => [...en, ...ru, ...(names.get(id) ?? [])];
  const spelt = concepts.flatMap((concept) =>
    [concept.id.replaceAll('-', ' '), ...namesOf(concept)].map((spelling) => ({ concept, spelling })),
  );
  const folded = foldAll(spelt.map(({ spelling }) => spelling));
  for (const [at, { concept }] of spelt.entries()) {
    const words = wordsIn(folded[at] ?? '', rules);
    book.learn(words, concept);
    const [only, ...more] = words;
    if (only === undefined || more.length > 0 || /^\d/u.test(only)) continue;
    const same = spellings.get(only);
    if (!same) spellings.set(only, [concept]);
    else if (!same.includes(concept)) same.push(concept);
  }
  for (const phrase of foldAll(requestWords)) book.learnEmpty(wordsIn(phrase, rules));
  const { ancestors, narrower } = hierarchyOf(byId);
  // Most questions have no unknown word, so that this is made when the first one comes.
  let heard: ReturnType<typeof heardOf> | undefined;
  const isAmbiguous = (spelling: string): boolean => (spellings.get(fold(spelling))?.length ?? 0) > 1;
  return {
    concepts: byId,
    spellings,
    match: book.match,
    ancestors: (id) => ancestors.get(id) ?? [],
    narrower: (id) => narrower.get(id) ?? 0,
    waysToWrite: remembering((concept: Concept) =>
      namesOf(concept).map((spelling) => ({
        stems: stemsOf(spelling, rules),
        ambiguous: isAmbiguous(spelling),
      })),
    ),
    spellingsLike: (word) => {
      if (word.length < SHORTEST_HEARD) return [];
      heard ??= heardOf(spellings, rules);
      const { bySound } = heard;
      return [...new Set(rules.soundsOf(word).flatMap((sound) => bySound.get(soundKey(sound)) ?? []))];
    },
    isEverydayWord: (term) => {
      heard ??= heardOf(spellings, rules);
      return heard.everyday.get(term) === true;
    },
  };
};
