import type { Concept } from '../../language/concept.ts';
import type { Link } from '../../language/grammar.ts';
import type { Language } from '../../language/language.ts';
import type { Measure } from '../../language/numbers/measured-amount.ts';
import type { CountedWord } from '../../language/numbers/numbers.ts';
import { readMeasure, readSuperlative } from '../../language/numbers/units.ts';
import { isCyrillic, type Word } from '../../language/words.ts';

/** A stretch of text that means one thing. */
export type Span = { readonly words: readonly Word[] } & (
  | {
      /** A phrase the lexicon knows; several concepts when it may mean either. */
      readonly kind: 'concept';
      readonly concepts: readonly Concept[];
      /** True where it is another name of what comes before: the "headset" of "headphones/headset". */
      readonly joined?: true;
    }
  | { readonly kind: 'measure'; readonly measure: Measure }
  /** The most of what is counted in a unit: "с самой большой памятью". */
  | { readonly kind: 'most'; readonly unit: string }
  | {
      readonly kind: 'number';
      readonly term: string;
      /** True for which one in a row: "18th". */
      readonly ordinal?: true;
      /** What it is said to be a number of, when the words beside it say so: a size. */
      readonly attribute?: string;
    }
  | { readonly kind: 'word'; readonly term: string }
  | { readonly kind: 'link'; readonly link: Link }
  /** A way of asking, which means nothing to a catalogue. */
  | { readonly kind: 'asking' }
  /** A comma or a bracket. */
  | { readonly kind: 'break' }
);

/** The "th" of "15th" and the "й" of "15-й". */
const isOrdinalEnd = (words: readonly Word[], at: number, { is }: Language): boolean => {
  const word = words[at];
  if (!word?.glued || word.kind !== 'letters') return false;
  const before = words[at - 1];
  const number = before?.text === '-' && before.glued ? words[at - 2] : before;
  const isHyphened = before !== number && is('ordinalEndHyphened', word.text);
  return number?.kind === 'number' && (isHyphened || is('ordinalEnd', word.text));
};

/** Letters that touch digits name something: the "a" of "A54" is not an article, the "с" of "с24" not a preposition. */
const isPartOfName = (words: readonly Word[], at: number): boolean => {
  const word = words[at];
  const next = words[at + 1];
  const joinsNext = next?.kind === 'number' && next.glued;
  const joinsBefore = word?.glued === true && words[at - 1]?.kind === 'number';
  return joinsNext || joinsBefore;
};

/** "Размер 47", "47-й размер", "size 47". */
const isSize = (words: readonly Word[], at: number, { is }: Language): boolean =>
  is('size', words[at - 1]?.text ?? '') || is('size', words[at + 1]?.text ?? '');

/** The "x" of "160x200", in either alphabet. */
const isBetweenNumbers = (words: readonly Word[], at: number, { is }: Language): boolean =>
  words[at - 1]?.kind === 'number' &&
  words[at + 1]?.kind === 'number' &&
  (words[at]?.text === '×' || is('times', words[at]?.text ?? ''));

const isOrdinal = (words: readonly CountedWord[], at: number, language: Language): boolean =>
  words[at]?.ordinal === true ||
  isOrdinalEnd(words, at + 1, language) ||
  (words[at + 1]?.text === '-' && isOrdinalEnd(words, at + 2, language));

/** A comma, a bracket, or a dash or a plus between blanks. */
const isBreak = (words: readonly Word[], at: number): boolean => {
  const { text, glued } = words[at] ?? { text: '', glued: true };
  return /^[,;()–—|]$/u.test(text) || (/^[-+]$/u.test(text) && !glued && words[at + 1]?.glued === false);
};

/** Letters that only say how the number beside them is meant. */
const isSilent = (words: readonly Word[], at: number, language: Language): boolean =>
  isBetweenNumbers(words, at, language) ||
  isOrdinalEnd(words, at, language) ||
  (words[at + 1]?.kind === 'number' && language.is('numero', words[at]?.text ?? ''));

const readPlain = (words: readonly CountedWord[], at: number, language: Language): Span | undefined => {
  const word = words[at];
  if (!word) return undefined;
  const own = [word];
  if (word.kind === 'number') {
    const ordinal = isOrdinal(words, at, language) ? { ordinal: true as const } : {};
    const attribute = isSize(words, at, language) ? { attribute: 'size' } : {};
    return { kind: 'number', term: word.text, words: own, ...ordinal, ...attribute };
  }
  if (word.kind === 'sign') return isBreak(words, at) ? { kind: 'break', words: own } : undefined;
  if (isSilent(words, at, language)) return undefined;
  if (!isPartOfName(words, at)) {
    const link = language.linkOf(word.text);
    if (link) return { kind: 'link', link, words: own };
    if (language.is('filler', word.text)) return undefined;
  }
  return { kind: 'word', term: language.stem(word.text), words: own };
};

/** A link that is written with a stroke: "w/ lid", "w/o lid", "f/ printers"; "f/2" is a lens. */
const readStroke = (words: readonly Word[], at: number, { linkOf }: Language): Span | undefined => {
  const [word, stroke, next] = words.slice(at, at + 3);
  if (word?.kind !== 'letters' || stroke?.text !== '/' || !stroke.glued || next?.kind === 'number')
    return undefined;
  const whole = next?.glued ? linkOf(`${word.text}/${next.text}`) : undefined;
  const link = whole ?? linkOf(`${word.text}/`);
  return link && { kind: 'link', link, words: words.slice(at, at + (whole ? 3 : 2)) };
};

/** A word that a letter may stand before: "m f" is a plug. */
const SHORTEST_LINKED = 3;

const isFreeWord = (word: Word | undefined): boolean =>
  word?.kind === 'letters' && !word.glued && word.text.length >= SHORTEST_LINKED;

/** The link that a lone letter between words stands for: the "f" of "case f cameras". */
const readLetterLink = (words: readonly Word[], at: number, { linkOf }: Language): Span | undefined => {
  const [before, word, next] = [words[at - 1], words[at], words[at + 1]];
  if (word?.kind !== 'letters' || word.glued || word.text.length > 1) return undefined;
  // A Cyrillic one may be a name: "витамин д капли".
  if (isCyrillic(word.text) || before?.kind !== 'letters' || !isFreeWord(next)) return undefined;
  const link = linkOf(`${word.text}/`);
  return link && { kind: 'link', link, words: [word] };
};

/** Whether a stroke, or in Cyrillic a hyphen, joins a word to the one before: "диван-кровать". */
const isJoined = (words: readonly Word[], at: number): boolean => {
  const { text = '', glued = false } = words[at - 1] ?? {};
  const joins = text === '/' || (text === '-' && isCyrillic(words[at]?.text ?? ''));
  return joins && glued && words[at]?.glued === true;
};

const readPhrase = (words: readonly Word[], at: number, language: Language): Span | undefined => {
  const match = language.match(words, at);
  if (!match) return undefined;
  const { entry, length } = match;
  const first = words[at]?.text ?? '';
  if (length === 1 && isPartOfName(words, at) && first.length === 1) return undefined;
  // "Без" must not be read as "безе", whose stem it is.
  if (length === 1 && language.linkOf(first) !== undefined && language.spelt(first).length === 0)
    return undefined;
  const own = words.slice(at, at + length);
  if (entry.concepts.length === 0) return { kind: 'asking', words: own };
  const joined = isJoined(words, at) ? { joined: true as const } : {};
  return { kind: 'concept', concepts: entry.concepts, words: own, ...joined };
};

/** What begins at a word: a phrase of the lexicon, the longest there is, or else an amount, a number or a word. */
const readSpan = (words: readonly CountedWord[], at: number, language: Language): Span | undefined => {
  const most = readSuperlative(words, at, language);
  if (most) return { kind: 'most', unit: most.unit, words: words.slice(at, at + most.length) };
  const phrase =
    readStroke(words, at, language) ?? readLetterLink(words, at, language) ?? readPhrase(words, at, language);
  const measured = readMeasure(words, at, language);
  if (measured && measured.length >= (phrase?.words.length ?? 0)) {
    return { kind: 'measure', measure: measured.measure, words: words.slice(at, at + measured.length) };
  }
  return phrase ?? readPlain(words, at, language);
};

/** Reads words into spans; words that say nothing are left out. */
export const readSpans = (words: readonly CountedWord[], language: Language): readonly Span[] => {
  const spans: Span[] = [];
  let at = 0;
  while (at < words.length) {
    const span = readSpan(words, at, language);
    if (span) spans.push(span);
    at += span?.words.length ?? 1;
  }
  return spans;
};
