import type { Concept } from './concept.ts';
import type { Rules } from './rules.ts';
import { isCyrillic, type Word } from './words.ts';

/** What a phrase means. Without concepts it is a way of asking and is dropped. */
interface Entry {
  readonly concepts: readonly Concept[];
}

export interface PhraseMatch {
  readonly entry: Entry;
  /** Members of the sequence that make up the phrase. */
  readonly length: number;
}

interface Phrases {
  readonly entries: Map<string, { readonly concepts: Concept[] }>;
  /** First word to a bit set of the lengths of the phrases that begin with it. */
  readonly lengths: Map<string, number>;
}

const add = ({ entries, lengths }: Phrases, keys: readonly string[], concept: Concept | undefined): void => {
  const [first] = keys;
  if (first === undefined) return;
  const key = keys.length === 1 ? first : keys.join(' ');
  const entry = entries.get(key) ?? { concepts: [] };
  if (concept && !entry.concepts.includes(concept)) entry.concepts.push(concept);
  entries.set(key, entry);
  lengths.set(first, (lengths.get(first) ?? 0) | (1 << keys.length));
};

const find = ({ entries }: Phrases, keys: readonly string[]): Entry | undefined =>
  entries.get(keys.join(' '));

const has = (lengths: number, length: number): boolean => (lengths & (1 << length)) !== 0;

const MAX_PHRASE = 6;

const wordsAhead = (words: readonly Word[], from: number): string[] => {
  const ahead: string[] = [];
  for (let at = from; at < words.length && ahead.length < MAX_PHRASE; at += 1) {
    const word = words[at];
    // Only a hyphen joins a phrase; other signs end it.
    if (word?.kind === 'sign' && word.text !== '-') break;
    if (word && word.kind !== 'sign') ahead.push(word.text);
  }
  return ahead;
};

/** How many of the sequence's members make up a phrase, the hyphens between its words counted. */
const spanOf = (words: readonly Word[], from: number, length: number): number => {
  let at = from;
  for (let left = length; left > 0; at += 1) if (words[at]?.kind !== 'sign') left -= 1;
  return at - from;
};

/** All inflections of a word begin with the same two letters. */
const shelfOf = (word: string): string => word.slice(0, 2);

interface Shelved {
  readonly spelling: string;
  /** Absent in a way of asking. */
  readonly concept: Concept | undefined;
}

/** Spellings by the first letters of their first word, whose other words were not needed yet. */
const createShelves = () => {
  const shelves = new Map<string, Shelved[]>();
  return {
    put: (first: string, shelved: Shelved): void => {
      const shelf = shelfOf(first);
      const others = shelves.get(shelf);
      if (others) others.push(shelved);
      else shelves.set(shelf, [shelved]);
    },
    /** All that the word may begin, once. */
    take: (word: string): readonly Shelved[] => {
      const shelf = shelfOf(word);
      const shelved = shelves.get(shelf) ?? [];
      shelves.delete(shelf);
      return shelved;
    },
  };
};

interface Book {
  readonly exact: Phrases;
  readonly stemmed: Phrases;
  readonly stemOf: (text: string) => string;
}

const findEntry = (
  { exact, stemmed, stemOf }: Book,
  first: string,
  texts: readonly string[],
): Entry | undefined => {
  const written = has(exact.lengths.get(first) ?? 0, texts.length) ? find(exact, texts) : undefined;
  if (written) return written;
  return has(stemmed.lengths.get(stemOf(first)) ?? 0, texts.length)
    ? find(stemmed, texts.map(stemOf))
    : undefined;
};

const emptyPhrases = (): Phrases => ({ entries: new Map(), lengths: new Map() });

/** The first word of a spelling that begins with letters, as it is written. */
const FIRST_WORD = /^[a-z\u0430-\u044f]+(?=[ -]|$)/u;

interface BookOptions extends Pick<Rules, 'stem' | 'numberWord'> {
  /** The words of a spelling as a question's words are read: folded, split, numbers in digits, no signs. */
  readonly wordsIn: (spelling: string) => readonly string[];
}

/**
 * Phrases by their words. A spelling is read when a word with the same beginning is first asked for: to read and stem thirty
 * thousand before the first answer would cost a cold start a fifth of a second.
 */
export const createPhraseBook = ({ stem, numberWord, wordsIn }: BookOptions) => {
  const stemOf = (text: string): string => (/^\d/u.test(text) ? text : stem(text));
  const book: Book = { exact: emptyPhrases(), stemmed: emptyPhrases(), stemOf };
  const shelves = createShelves();

  const learn = ({ spelling, concept }: Shelved): void => {
    const words = wordsIn(spelling);
    add(book.exact, words, concept);
    if (!concept) return;
    // Latin names are not inflected: "play stations" are not a PlayStation, and a van is not Vans.
    const isWhole = words.length > 1 || words.at(-1)?.endsWith('s') === true;
    const isName = concept.role === 'brand' && isWhole && !words.some(isCyrillic);
    if (!isName) add(book.stemmed, words.map(stemOf), concept);
  };
  const openShelf = (word: string): void => {
    for (const shelved of shelves.take(word)) learn(shelved);
  };

  return {
    /** A spelling of a concept, or a way of asking, which is matched as it is written and means nothing. */
    put: (spelling: string, concept?: Concept): void => {
      const [written = ''] = FIRST_WORD.exec(spelling) ?? [];
      const first = written === '' || numberWord(written) ? wordsIn(spelling)[0] : written;
      if (first !== undefined) shelves.put(first, { spelling, concept });
    },
    /** What a single word spells, as it is written; a phrase spells nothing here. */
    spelt: (word: string): readonly Concept[] => {
      if (word.includes(' ')) return [];
      openShelf(word);
      return find(book.exact, [word])?.concepts ?? [];
    },
    /** The longest phrase that begins at a word, as it is written or else by its stems. */
    match: (words: readonly Word[], from: number): PhraseMatch | undefined => {
      const first = words[from];
      if (!first || first.kind === 'sign') return undefined;
      openShelf(first.text);
      for (const texts = wordsAhead(words, from); texts.length > 0; texts.pop()) {
        const entry = findEntry(book, first.text, texts);
        if (entry) return { entry, length: spanOf(words, from, texts.length) };
      }
      return undefined;
    },
  };
};
