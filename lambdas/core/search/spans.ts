import type { Concept, Lexicon } from './lexicon.ts';
import { shippedLexicon } from './lexicon-files.ts';
import { readNumbers } from './numbers.ts';
import { stem } from './stem.ts';
import { isFiller, type Link, linkOf } from './stop-words.ts';
import { readSuperlative } from './superlatives.ts';
import { type Measure, readMeasure } from './units.ts';
import { fold, readWords, type Word } from './words.ts';

/** A stretch of text that means one thing. */
export type Span =
  /** A phrase the lexicon knows; several concepts when it may mean either. */
  | { readonly kind: 'concept'; readonly concepts: readonly Concept[]; readonly words: readonly Word[] }
  | { readonly kind: 'measure'; readonly measure: Measure; readonly words: readonly Word[] }
  /** The most of what is counted in a unit: "с самой большой памятью". */
  | { readonly kind: 'most'; readonly unit: string; readonly words: readonly Word[] }
  | {
      readonly kind: 'number';
      readonly term: string;
      readonly words: readonly Word[];
      /** What it is said to be a number of, when the words beside it say so: a size. */
      readonly attribute?: string;
    }
  | { readonly kind: 'word'; readonly term: string; readonly words: readonly Word[] }
  | { readonly kind: 'link'; readonly link: Link; readonly words: readonly Word[] }
  /** A comma or a bracket. */
  | { readonly kind: 'break'; readonly words: readonly Word[] };

/** The words of a text with its numbers in digits. */
export const wordsOf = (text: string): readonly Word[] => readNumbers(readWords(fold(text)));

const ENGLISH_ORDINAL_END = /^(?:st|nd|rd|th)$/u;
const RUSSIAN_ORDINAL_END = /^(?:й|я|е|го|му|м|х|ый|ая|ое|ого|ой)$/u;

/** The "th" of "15th" and the "й" of "15-й". */
const isOrdinalEnd = (words: readonly Word[], at: number): boolean => {
  const word = words[at];
  if (!word?.glued || word.kind !== 'letters') return false;
  const before = words[at - 1];
  const number = before?.text === '-' && before.glued ? words[at - 2] : before;
  const isJoined = number?.kind === 'number';
  return (
    isJoined &&
    (ENGLISH_ORDINAL_END.test(word.text) || (before !== number && RUSSIAN_ORDINAL_END.test(word.text)))
  );
};

/** Letters that touch digits name something: the "a" of "A54" is no article, the "с" of "с24" no preposition. */
const isPartOfName = (words: readonly Word[], at: number): boolean => {
  const word = words[at];
  const next = words[at + 1];
  const joinsNext = next?.kind === 'number' && next.glued;
  const joinsBefore = word?.glued === true && words[at - 1]?.kind === 'number';
  return joinsNext || joinsBefore;
};

const SIZE_WORD = /^(?:размер(?:а|ом|е|у)?|size|sz)$/u;

const isSizeWord = (word: Word | undefined): boolean => SIZE_WORD.test(word?.text ?? '');

/** "Размер 47", "47-й размер", "size 47". */
const isSize = (words: readonly Word[], at: number): boolean =>
  isSizeWord(words[at - 1]) || isSizeWord(words[at + 1]);

/** The "x" of "160x200", in either alphabet. */
const isBetweenNumbers = (words: readonly Word[], at: number): boolean =>
  /^[xх×]$/u.test(words[at]?.text ?? '') &&
  words[at - 1]?.kind === 'number' &&
  words[at + 1]?.kind === 'number';

const readNumber = (words: readonly Word[], at: number, word: Word): Span => ({
  kind: 'number',
  term: word.text,
  words: [word],
  ...(isSize(words, at) ? { attribute: 'size' } : {}),
});

const readPlain = (words: readonly Word[], at: number): Span | undefined => {
  const word = words[at];
  if (!word) return undefined;
  const own = [word];
  if (word.kind === 'number') return readNumber(words, at, word);
  if (isBetweenNumbers(words, at)) return undefined;
  if (word.kind === 'sign') return /^[,;()–—|]$/u.test(word.text) ? { kind: 'break', words: own } : undefined;
  if (isOrdinalEnd(words, at)) return undefined;
  if (!isPartOfName(words, at)) {
    const link = linkOf(word.text);
    if (link) return { kind: 'link', link, words: own };
    if (isFiller(word.text)) return undefined;
  }
  return { kind: 'word', term: stem(word.text), words: own };
};

interface Found {
  /** Absent for ways of asking, which mean nothing to a catalogue. */
  readonly span?: Span;
  readonly length: number;
}

const readPhrase = (words: readonly Word[], at: number, lexicon: Lexicon): Found | undefined => {
  const match = lexicon.match(words, at);
  if (!match) return undefined;
  const { entry, length } = match;
  if (length === 1 && isPartOfName(words, at) && words[at]?.text.length === 1) return undefined;
  const own = words.slice(at, at + length);
  if (entry.concepts.length === 0) return { length };
  return { span: { kind: 'concept', concepts: entry.concepts, words: own }, length };
};

/** Reads words into spans: phrases of the lexicon first, the longest first, then amounts, numbers and words. */
export const readSpans = (words: readonly Word[], lexicon: Lexicon = shippedLexicon()): readonly Span[] => {
  const spans: Span[] = [];
  let at = 0;
  while (at < words.length) {
    const most = readSuperlative(words, at);
    const measured = readMeasure(words, at);
    const phrase = readPhrase(words, at, lexicon);
    if (most) {
      spans.push({ kind: 'most', unit: most.unit, words: words.slice(at, at + most.length) });
      at += most.length;
    } else if (measured && measured.length >= (phrase?.length ?? 0)) {
      spans.push({
        kind: 'measure',
        measure: measured.measure,
        words: words.slice(at, at + measured.length),
      });
      at += measured.length;
    } else if (phrase) {
      if (phrase.span) spans.push(phrase.span);
      at += phrase.length;
    } else {
      const span = readPlain(words, at);
      if (span) spans.push(span);
      at += 1;
    }
  }
  return spans;
};
