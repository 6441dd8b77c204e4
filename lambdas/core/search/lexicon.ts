import * as z from 'zod';
import { numberWord } from './number-words.ts';
import { readNumbers } from './numbers.ts';
import { createPhraseBook, type PhraseMatch } from './phrase-book.ts';
import { fold, readWords, type Word } from './words.ts';

const Spelling = z.string().regex(/^\S(?:.*\S)?$/u, 'write the spelling without blanks around it');

/** What a concept is for the search: a thing sold, a thing bought for another thing, a property, a maker. */
export const ConceptRole = z.enum(['thing', 'accessory', 'attribute', 'brand']);
export type ConceptRole = z.infer<typeof ConceptRole>;

/** One retail idea with the ways people say and write it. */
export const Concept = z.strictObject({
  /** What documents and questions both become. */
  id: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u, 'write the id in kebab-case Latin letters'),
  en: z.array(Spelling),
  ru: z.array(Spelling),
  /** Broader ideas: a document about sneakers also answers "shoes". */
  isA: z.array(z.string()).default([]),
  role: ConceptRole.default('thing'),
  /** Which property it is a value of, when the role is `attribute`. */
  attribute: z.string().optional(),
});
export type Concept = Readonly<z.infer<typeof Concept>>;

export const ConceptFile = z.strictObject({ concepts: z.array(Concept) });
export const RequestWordsFile = z.strictObject({ ru: z.array(Spelling), en: z.array(Spelling) });

export interface Lexicon {
  /** Concepts by id. */
  readonly concepts: ReadonlyMap<string, Concept>;
  /** Every word of every spelling that stands alone, for telling what a misspelt word may have been. */
  readonly spellings: ReadonlyMap<string, readonly Concept[]>;
  /** The longest phrase that begins at a word, as it is written or else by its stems. */
  match(words: readonly Word[], from: number): PhraseMatch | undefined;
  /** A concept's broader ideas, nearest first, without itself. */
  ancestors(id: string): readonly string[];
  /** How many concepts a concept is broader than. */
  narrower(id: string): number;
}

const PLAIN = /^[a-zа-я ]+$/u;

/**
 * The words of a folded spelling as a question's words are read: split, numbers in digits, no signs.
 * Nearly all spellings are plain words, and there are thousands to read before the first answer.
 */
const wordsOf = (spelling: string): readonly string[] => {
  const plain = PLAIN.test(spelling) ? spelling.split(' ') : [];
  if (plain.length > 0 && !plain.some((word) => numberWord(word))) return plain;
  return readNumbers(readWords(spelling))
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

/** Makes a lexicon ready for matching from its concepts and the ways of asking. */
export const compileLexicon = (
  concepts: readonly Concept[],
  requestWords: readonly string[] = [],
): Lexicon => {
  const byId = new Map(concepts.map((concept) => [concept.id, concept]));
  const book = createPhraseBook();
  const spellings = new Map<string, Concept[]>();
  const spelt = concepts.flatMap((concept) =>
    [concept.id.replaceAll('-', ' '), ...concept.en, ...concept.ru].map((spelling) => ({
      concept,
      spelling,
    })),
  );
  const folded = foldAll(spelt.map(({ spelling }) => spelling));
  for (const [at, { concept }] of spelt.entries()) {
    const words = wordsOf(folded[at] ?? '');
    book.learn(words, concept);
    const [only, ...more] = words;
    if (only === undefined || more.length > 0 || /^\d/u.test(only)) continue;
    const same = spellings.get(only);
    if (!same) spellings.set(only, [concept]);
    else if (!same.includes(concept)) same.push(concept);
  }
  for (const phrase of foldAll(requestWords)) book.learnEmpty(wordsOf(phrase));
  const { ancestors, narrower } = hierarchyOf(byId);
  return {
    concepts: byId,
    spellings,
    match: book.match,
    ancestors: (id) => ancestors.get(id) ?? [],
    narrower: (id) => narrower.get(id) ?? 0,
  };
};
