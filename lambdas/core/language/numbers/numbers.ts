import type { Compound } from '../grammar.ts';
import type { Rules } from '../rules.ts';
import { fold, readWords, type Word } from '../words.ts';
import {
  multiplierAt,
  type NumberReading,
  readSpokenNumber,
  type Text,
  thousandTimes,
} from './spoken-number.ts';

/** A word of a text whose numbers were read, with what the digits alone no longer say. */
export interface CountedWord extends Word {
  /** True when the number was said in words. */
  readonly spoken?: true;
  /** True for a place in an order: "восемнадцатый", "18th". */
  readonly ordinal?: true;
  /** How many thousands were counted: the 5 of "пять тысяч". */
  readonly thousands?: number;
}

/** Storage sizes that English speakers say in two breaths: "one twenty eight", "two fifty six". */
const SAID_IN_TWO = new Set([128, 256, 512, 1_024]);
/** … and so are sides: "one sixty by two hundred". */
const inOneBreath = (
  before: CountedWord | undefined,
  word: CountedWord,
  isBeforeSide: boolean,
): CountedWord | undefined => {
  if (before?.kind !== 'number' || word.text.length !== 2) return undefined;
  const value = Number(before.text) * 100 + Number(word.text);
  const isSide = isBeforeSide && before.text.length === 1;
  return isSide || SAID_IN_TWO.has(value) ? { ...before, text: String(value) } : undefined;
};

const MOST_BEFORE_AMOUNT = 3;

interface Step {
  readonly words: readonly CountedWord[];
  /** Words used up. */
  readonly length: number;
}

/** "Тысяч до двадцати", "тысяч пять": a rough amount with its thousands first. */
const readThousandsFirst = (words: readonly Word[], from: number, rules: Rules): Step | undefined => {
  const { is } = rules;
  const [first = '', next = ''] = [words[from]?.text, words[from + 1]?.text];
  const multiplier = is('countedLast', first) ? multiplierAt({ words, rules }, from) : undefined;
  if (!multiplier) return undefined;
  let at = from + 1;
  while (at <= from + MOST_BEFORE_AMOUNT && is('beforeAmount', words[at]?.text ?? '')) at += 1;
  // "Тысячи за две", "тысячи три", yet "до тысячи двух" is what it says.
  if (is('few', first) && !is('about', next) && !is('fewCounted', next)) return undefined;
  const number = readSpokenNumber({ words, rules }, at);
  if (!number || number.value <= 0 || number.value >= 1_000 || number.ordinal) return undefined;
  const { value, thousands } = thousandTimes(number.value, multiplier);
  const said = thousands === undefined ? {} : { thousands };
  const amount: CountedWord = { kind: 'number', text: String(value), glued: false, spoken: true, ...said };
  return { words: [...words.slice(from + 1, at), amount], length: at + number.length - from };
};

/** An ending written behind digits, and what it makes of the number. */
interface NumberEnd {
  /** Words of the ending that are dropped. */
  readonly length: number;
  readonly ordinal: boolean;
  readonly counted?: string;
}

/** Reads the "-летие" of "18-летие", the "ти" of "5-ти" and the "th" of "18th", which stays a word. */
const readNumberEnd = (words: readonly Word[], at: number, rules: Rules): NumberEnd | undefined => {
  const { is } = rules;
  const hasHyphen = words[at]?.text === '-' && words[at]?.glued === true;
  const end = hasHyphen ? words[at + 1] : words[at];
  if (end?.kind !== 'letters') return undefined;
  const length = hasHyphen ? 2 : 1;
  if (is('jubileeEnd', end.text)) return { length, ordinal: true };
  if (!end.glued) return undefined;
  const next = words[at + length];
  if (is('yearsEnd', end.text)) {
    const isCelebrated = is('celebration', next?.text ?? '');
    return isCelebrated ? { length, ordinal: true } : { length, ordinal: false, counted: rules.yearsUnit };
  }
  const isCardinal = is(hasHyphen ? 'cardinalEnd' : 'cardinalEndGlued', end.text);
  if (isCardinal && next?.kind !== 'number') return { length, ordinal: false };
  const isOrdinal = is('ordinalEnd', end.text) || (hasHyphen && is('ordinalEndHyphened', end.text));
  return isOrdinal ? { length: 0, ordinal: true } : undefined;
};

const asWords = (number: CountedWord, { counted }: Compound | NumberEnd): readonly CountedWord[] =>
  counted === undefined ? [number] : [number, { kind: 'letters', text: counted, glued: false }];

/** "Пятилитровый" is 5 and "литр", "восемнадцатилетие" the eighteenth. */
const readCompoundWord = (words: readonly Word[], from: number, rules: Rules): Step | undefined => {
  const word = words[from];
  if (word?.kind !== 'letters') return undefined;
  const compound = rules.readCompound(word.text, words[from + 1]?.text ?? '');
  if (!compound) return undefined;
  const flags = compound.counted === undefined ? { ordinal: true as const } : {};
  const number: CountedWord = { kind: 'number', text: String(compound.value), glued: word.glued, ...flags };
  return { words: asWords(number, compound), length: 1 };
};

const flagsOf = (
  { ordinal, thousands }: NumberReading,
  isSpoken: boolean,
): Pick<CountedWord, 'spoken' | 'ordinal' | 'thousands'> => ({
  ...(isSpoken ? { spoken: true } : {}),
  ...(ordinal ? { ordinal: true } : {}),
  ...(thousands === undefined ? {} : { thousands }),
});

const readOne = ({ words, rules }: Text, at: number, word: Word): Step => {
  const special = readThousandsFirst(words, at, rules) ?? readCompoundWord(words, at, rules);
  if (special) return special;
  const number = readSpokenNumber({ words, rules }, at);
  if (!number) return { words: [word], length: 1 };
  const isSpoken = word.kind === 'letters';
  const isChanged = isSpoken || number.length > 1;
  const text = isChanged ? String(number.value) : word.text;
  const end = isSpoken ? undefined : readNumberEnd(words, at + number.length, rules);
  const ordinal = number.ordinal || end?.ordinal === true;
  const read: CountedWord = {
    kind: 'number',
    text,
    glued: word.glued,
    ...flagsOf({ ...number, ordinal }, isSpoken),
  };
  return { words: end ? asWords(read, end) : [read], length: number.length + (end?.length ?? 0) };
};

/** Turns spoken numbers into digits: "двадцать один десять" becomes 21 and 10, "полтора" 1.5. */
export const readNumbers = (words: readonly Word[], rules: Rules): readonly CountedWord[] => {
  const read: CountedWord[] = [];
  let lastWasSpoken = false;
  let at = 0;
  for (let word = words[at]; word; word = words[at]) {
    const step = readOne({ words, rules }, at, word);
    at += step.length;
    const [first] = step.words;
    const isSpoken = first?.spoken === true && step.words.length === 1;
    const isBeforeSide = rules.is('by', words[at]?.text ?? '');
    const whole =
      first && lastWasSpoken && isSpoken ? inOneBreath(read.at(-1), first, isBeforeSide) : undefined;
    if (whole) read[read.length - 1] = whole;
    else read.push(...step.words);
    lastWasSpoken = isSpoken;
  }
  return read;
};

/** The words of a text, whole where they were cut short, with its numbers in digits. */
export const wordsOf = (text: string, rules: Rules): readonly CountedWord[] =>
  readNumbers(rules.writtenOut(readWords(fold(text))), rules);
