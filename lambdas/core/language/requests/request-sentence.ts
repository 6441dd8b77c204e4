import type { Language } from '../language.ts';
import { remembering } from '../remembering.ts';
import type { Word } from '../words.ts';
import type { ClassName } from './class-names.ts';
import type { Occurrence, SentenceWord } from './word-classes.ts';

/**
 * What the catalogue knows of the words [from, to): `thing` when together they name something sold, a part
 * for it or a brand; `word` when the titles merely have the word; `undefined` else. Asked for one to four words.
 */
export type NamesProduct = (from: number, to: number) => 'thing' | 'word' | undefined;

/** Tells which words of a sentence name something sold, by the lexicon alone. */
export const namesThingIn =
  (words: readonly Word[], language: Language): NamesProduct =>
  (from, to) => {
    const match = language.match(words, from);
    const isThing = match?.entry.concepts.some(({ role }) => role !== 'attribute') === true;
    return isThing && match?.length === to - from ? 'thing' : undefined;
  };

/** A sentence with what has been found in it. */
export interface Sentence {
  readonly tokens: readonly SentenceWord[];
  readonly things: readonly Occurrence[];
  /** Tokens that titles have and that say nothing else. */
  readonly isKnown: (at: number) => boolean;
  readonly find: (name: ClassName) => readonly Occurrence[];
  readonly is: (name: ClassName, at: number) => boolean;
  /** Whether a word carries nothing by itself: a preposition, a polite word, a way of asking. */
  readonly isLight: (at: number) => boolean;
}

const LONGEST_THING = 4;

const tokensOf = (words: readonly Word[], { stem }: Language): readonly SentenceWord[] =>
  words.flatMap(({ kind, text }, index) =>
    kind === 'sign' ? [] : [{ text, stem: stem(text), isNumber: kind === 'number', index }],
  );

const namesAt = (tokens: readonly SentenceWord[], names: NamesProduct) => (at: number, to: number) => {
  const first = tokens[at];
  const last = tokens[to - 1];
  return first && last ? names(first.index, last.index + 1) : undefined;
};

/** The longest things sold, from the left, none within another. */
const thingsOf = (tokens: readonly SentenceWord[], names: NamesProduct): readonly Occurrence[] => {
  const nameOf = namesAt(tokens, names);
  const things: Occurrence[] = [];
  for (let from = 0; from < tokens.length; from += 1) {
    let to = Math.min(from + LONGEST_THING, tokens.length);
    while (to > from && nameOf(from, to) !== 'thing') to -= 1;
    if (to === from) continue;
    things.push({ from, to });
    from = to - 1;
  }
  return things;
};

const lengthOf = ({ from, to }: Occurrence): number => to - from;
const covers = (outer: Occurrence, inner: Occurrence): boolean =>
  outer.from <= inner.from && inner.to <= outer.to;

/** Classes with words that also name things sold, as baskets and cards are. */
const ALSO_THINGS: ReadonlySet<ClassName> = new Set([
  'cart',
  'cart-in',
  'cart-alone',
  'method',
  'entertain',
  'property',
  'better',
  'bye',
  'feature',
  'assembly',
  'target',
  'pay',
]);

/** The "card" of a "memory card" pays nothing, and a thing sold is not a word of service by chance. */
const hides = (thing: Occurrence, each: Occurrence, name: ClassName): boolean =>
  covers(thing, each) && (lengthOf(thing) > lengthOf(each) || !ALSO_THINGS.has(name));

const positionsOf = ({ from, to }: Occurrence): readonly number[] =>
  Array.from({ length: to - from }, (_, offset) => from + offset);

/** Reads what a sentence names. */
export const sentenceOf = (words: readonly Word[], names: NamesProduct, language: Language): Sentence => {
  const tokens = tokensOf(words, language);
  const said = language.occurrencesIn(tokens);
  const isLink = (at: number): boolean => language.linkOf(tokens[at]?.text ?? '') !== undefined;
  // "Пока" and "час" look like inflections of something sold, which they rarely are.
  const isSmallWord = (thing: Occurrence): boolean =>
    lengthOf(thing) === 1 &&
    (isLink(thing.from) || (said.get('light') ?? []).some((each) => covers(each, thing)));
  const things = thingsOf(tokens, names).filter((thing) => !isSmallWord(thing));
  const find = remembering((name: ClassName): readonly Occurrence[] =>
    (said.get(name) ?? []).filter((each) => !things.some((thing) => hides(thing, each, name))),
  );
  const positions = remembering((name: ClassName) => new Set(find(name).flatMap(positionsOf)));
  const is = (name: ClassName, at: number): boolean => positions(name).has(at);
  return {
    tokens,
    things,
    find,
    is,
    isKnown: (at) => namesAt(tokens, names)(at, at + 1) === 'word',
    isLight: (at) =>
      language.is('filler', tokens[at]?.text ?? '') || isLink(at) || is('light', at) || is('courtesy', at),
  };
};
