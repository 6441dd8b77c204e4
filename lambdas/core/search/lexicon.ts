import * as z from 'zod';
import { readNumbers } from './numbers.ts';
import { stem } from './stem.ts';
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

/** What a phrase stands for. Without concepts it is a way of asking, and is dropped. */
export interface Entry {
  readonly concepts: readonly Concept[];
}

export interface Lexicon {
  /** Concepts by id. */
  readonly concepts: ReadonlyMap<string, Concept>;
  /** Every word of every spelling that stands alone, for telling what a misspelt word may have been. */
  readonly spellings: ReadonlyMap<string, readonly Concept[]>;
  /** The longest phrase that begins at a word, as it is written or else by its stems. */
  match(words: readonly Word[], from: number): { readonly entry: Entry; readonly length: number } | undefined;
  /** A concept's broader ideas, nearest first, without itself. */
  ancestors(id: string): readonly string[];
  /** How many concepts a concept is broader than. */
  narrower(id: string): number;
}

interface Phrases {
  readonly entries: Map<string, Entry>;
  /** First word to the lengths of the phrases that begin with it, longest first. */
  readonly lengths: Map<string, number[]>;
}

const learn = (phrases: Phrases, keys: readonly string[], concept: Concept | undefined): void => {
  const [first] = keys;
  if (first === undefined) return;
  const key = keys.join(' ');
  const known = phrases.entries.get(key)?.concepts ?? [];
  const concepts = concept && !known.includes(concept) ? [...known, concept] : known;
  phrases.entries.set(key, { concepts });
  const lengths = phrases.lengths.get(first) ?? [];
  if (!lengths.includes(keys.length)) {
    phrases.lengths.set(
      first,
      [...lengths, keys.length].sort((a, b) => b - a),
    );
  }
};

const find = (phrases: Phrases, keys: readonly string[], length: number): Entry | undefined =>
  keys.length >= length ? phrases.entries.get(keys.slice(0, length).join(' ')) : undefined;

/** The words of a spelling as a question's words are read: folded, split, numbers in digits, no signs. */
const wordsOf = (spelling: string): readonly Word[] =>
  readNumbers(readWords(fold(spelling))).filter(({ kind }) => kind !== 'sign');

const textOf = (words: readonly Word[]): readonly string[] => words.map(({ text }) => text);
const stemsOf = (words: readonly Word[]): readonly string[] =>
  words.map(({ kind, text }) => (kind === 'letters' ? stem(text) : text));

const MAX_PHRASE = 6;

const wordsAhead = (words: readonly Word[], from: number): readonly Word[] => {
  const ahead: Word[] = [];
  for (let at = from; at < words.length && ahead.length < MAX_PHRASE; at += 1) {
    const word = words[at];
    // Only a hyphen joins a phrase; other signs end it.
    if (word?.kind === 'sign' && word.text !== '-') break;
    if (word && word.kind !== 'sign') ahead.push(word);
  }
  return ahead;
};

/** How many of the sequence's members make up a phrase, the hyphens between its words counted. */
const spanOf = (words: readonly Word[], from: number, length: number): number => {
  let at = from;
  for (let left = length; left > 0; at += 1) if (words[at]?.kind !== 'sign') left -= 1;
  return at - from;
};

const createMatch =
  (exact: Phrases, stemmed: Phrases): Lexicon['match'] =>
  (words, from) => {
    const first = words[from];
    if (!first || first.kind === 'sign') return undefined;
    const exactLengths = exact.lengths.get(first.text) ?? [];
    const firstStem = first.kind === 'letters' ? stem(first.text) : first.text;
    const stemmedLengths = stemmed.lengths.get(firstStem) ?? [];
    const lengths = [...new Set([...exactLengths, ...stemmedLengths])].sort((a, b) => b - a);
    if (lengths.length === 0) return undefined;
    const ahead = wordsAhead(words, from);
    const texts = textOf(ahead);
    const stems = stemsOf(ahead);
    for (const length of lengths) {
      const entry = find(exact, texts, length) ?? find(stemmed, stems, length);
      if (entry) return { entry, length: spanOf(words, from, length) };
    }
    return undefined;
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

/** Makes a lexicon ready for matching from its concepts and the ways of asking. */
export const compileLexicon = (
  concepts: readonly Concept[],
  requestWords: readonly string[] = [],
): Lexicon => {
  const byId = new Map(concepts.map((concept) => [concept.id, concept]));
  const exact: Phrases = { entries: new Map(), lengths: new Map() };
  const stemmed: Phrases = { entries: new Map(), lengths: new Map() };
  const spellings = new Map<string, readonly Concept[]>();
  for (const concept of concepts) {
    for (const spelling of [concept.id.replaceAll('-', ' '), ...concept.en, ...concept.ru]) {
      const words = wordsOf(spelling);
      learn(exact, textOf(words), concept);
      learn(stemmed, stemsOf(words), concept);
      const [only, ...more] = words;
      if (only?.kind === 'letters' && more.length === 0) {
        spellings.set(only.text, [...(spellings.get(only.text) ?? []), concept]);
      }
    }
  }
  for (const phrase of requestWords) learn(exact, textOf(wordsOf(phrase)), undefined);
  const ancestors = new Map<string, readonly string[]>();
  const narrower = new Map<string, number>();
  for (const id of byId.keys()) {
    const broader = ancestorsOf(byId, id);
    ancestors.set(id, broader);
    for (const each of broader) narrower.set(each, (narrower.get(each) ?? 0) + 1);
  }
  return {
    concepts: byId,
    spellings,
    match: createMatch(exact, stemmed),
    ancestors: (id) => ancestors.get(id) ?? [],
    narrower: (id) => narrower.get(id) ?? 0,
  };
};
