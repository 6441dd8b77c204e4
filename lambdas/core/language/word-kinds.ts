import { type Grammar, LINKS, type Link, type PhraseKind, type WordKind, type Words } from './grammar.ts';
import { fold, readWords, type Word } from './words.ts';

/** The words of a list: between commas where it has any, else between blanks. */
export const listOf = (words: Words = ''): readonly string[] =>
  words.split(words.includes(',') ? /\s*,\s*/u : /\s+/u).filter((word) => word !== '');

const IS_PATTERN = /[*_(?]/u;

const patternOf = (written: string): string =>
  written.replaceAll('(', '(?:').replaceAll('*', '.*').replaceAll('_', '.');

/** Whether a word is one of a list, by the notation of `Words`. */
export const oneOf = (words: readonly string[]): ((word: string) => boolean) => {
  const patterns = words.filter((word) => IS_PATTERN.test(word));
  const exact = new Set(words.filter((word) => !IS_PATTERN.test(word)));
  if (patterns.length === 0) return (word) => exact.has(word);
  const pattern = new RegExp(`^(?:${patterns.map(patternOf).join('|')})$`, 'u');
  return (word) => exact.has(word) || pattern.test(word);
};

/** Every word of lists with what the list says; the last list has the word. */
export const byWord = <Said>(lists: Iterable<readonly [Said, Words]>): ReadonlyMap<string, Said> =>
  new Map([...lists].flatMap(([said, words]) => listOf(words).map((word) => [word, said] as const)));

/** Phrases as their words by the first of these, the longest first. */
type Phrases = ReadonlyMap<string, readonly (readonly string[])[]>;

export const phrasesOf = (text: string): Phrases => {
  const byFirst = new Map<string, (readonly string[])[]>();
  for (const phrase of text.split(',').filter((each) => each.trim() !== '')) {
    const words = readWords(fold(phrase)).map((word) => word.text);
    const [first = ''] = words;
    byFirst.set(
      first,
      [...(byFirst.get(first) ?? []), words].sort((a, b) => b.length - a.length),
    );
  }
  return byFirst;
};

/** The longest of the phrases that begins at a word. */
export const matchPhrase = (
  words: readonly Word[],
  at: number,
  candidates: Phrases,
): readonly string[] | undefined =>
  candidates
    .get(words[at]?.text ?? '')
    ?.find((phrase) => phrase.every((text, index) => words[at + index]?.text === text));

/** Small words and phrases by what they say. */
export interface WordKindReader {
  readonly is: (kind: WordKind, word: string) => boolean;
  /** The longest phrase of a kind that begins at a word. */
  readonly phraseAt: (kind: PhraseKind, words: readonly Word[], at: number) => readonly string[] | undefined;
  readonly linkOf: (word: string) => Link | undefined;
}

/** The lists of several grammars by their names, joined. */
const joined = (
  lists: readonly (Readonly<Record<string, string | undefined>> | undefined)[],
): ReadonlyMap<string, readonly string[]> => {
  const all = new Map<string, readonly string[]>();
  for (const [name, words = ''] of lists.flatMap((each = {}) => Object.entries(each))) {
    all.set(name, [...(all.get(name) ?? []), words]);
  }
  return all;
};

export const createWordKinds = (grammars: readonly Grammar[]): WordKindReader => {
  const tests = new Map(
    [...joined(grammars.map(({ words }) => ({ ...words })))].map(([kind, lists]) => [
      kind,
      oneOf(lists.flatMap(listOf)),
    ]),
  );
  const phrases = new Map(
    [...joined(grammars.map((each) => ({ ...each.phrases })))].map(([kind, lists]) => [
      kind,
      phrasesOf(lists.join(',')),
    ]),
  );
  const links = new Map<string, Link>();
  for (const [link, words] of grammars.flatMap(({ links = {} }) => Object.entries(links))) {
    const name = LINKS.find((each) => each === link);
    if (name) for (const word of listOf(words)) links.set(word, name);
  }
  return {
    is: (kind, word) => tests.get(kind)?.(word) === true,
    phraseAt: (kind, words, at) => {
      const candidates = phrases.get(kind);
      return candidates && matchPhrase(words, at, candidates);
    },
    linkOf: (word) => links.get(word),
  };
};
