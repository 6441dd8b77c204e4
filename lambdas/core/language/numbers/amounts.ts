import type { SaidCurrency } from '../currencies.ts';
import type { Rules } from '../rules.ts';
import type { Word } from '../words.ts';
import type { CountedWord } from './numbers.ts';
import { isUnit } from './unit-names.ts';

/** An amount of money as it was said, in whole currency units. */
export interface MoneyAmount {
  readonly value: number;
  /** Absent when the shopper named a bare number. */
  readonly currency?: string;
  /** The word of the currency. */
  readonly currencyWord?: string;
  /** True when the word for the amount is one for money: "a tenner". */
  readonly isMoney?: true;
  /** How many thousands were counted: the 5 of "пять тысяч" and of "5к". */
  readonly thousands?: number;
  /** Words used up. */
  readonly length: number;
}

interface Digits {
  readonly value: number;
  readonly length: number;
  readonly isMoney?: true;
  readonly thousands?: number;
}

const MEMORY = /^(?:128|256|512)$/u;

/** "12 990 рублей" comes in two pieces; the "15 256" of a model and its memory does, too. */
const readGrouped = (words: readonly CountedWord[], at: number, rules: Rules): Digits | undefined => {
  if (words[at]?.spoken || words[at + 1]?.spoken) return undefined;
  let text = words[at]?.text ?? '';
  let length = 1;
  while (/^[1-9]\d{0,2}$/u.test(words[at]?.text ?? '') && isGroup(words[at + length])) {
    text += words[at + length]?.text ?? '';
    length += 1;
    if (text.length > MAX_DIGITS) return undefined;
  }
  const isAmount =
    rules.currencyAt(words, at + length) !== undefined || !MEMORY.test(words[at + length - 1]?.text ?? '');
  return length > 1 && isAmount ? { value: Number(text), length } : undefined;
};

const isGroup = (word: Word | undefined): boolean => /^\d{3}$/u.test(word?.text ?? '');

const POINTED = /^(\d{1,3})\.(\d{1,3})$/u;
const GROUP = 3;

/** "1.299,00 €" and "1.299 €" group thousands by a point; money never has three decimals. */
const readPointed = (words: readonly Word[], at: number, { currencyAt }: Rules): Digits | undefined => {
  const [, high, low] = POINTED.exec(words[at]?.text ?? '') ?? [];
  if (high === undefined || low === undefined) return undefined;
  const value = Number(high + low.padEnd(GROUP, '0'));
  const [comma, cents] = [words[at + 1], words[at + 2]];
  if (comma?.text === ',' && comma.glued && cents?.glued && /^\d\d$/u.test(cents.text)) {
    return { value: value + Number(cents.text) / 100, length: 3 };
  }
  const isMoney =
    currencyAt(words, at + 1) ?? (words[at - 1]?.kind === 'sign' ? currencyAt(words, at - 1) : undefined);
  return isMoney && low.length === GROUP ? { value, length: 1 } : undefined;
};

const MAX_DIGITS = 10;
const ONE_BREATH = /^[1-9]$/u;
const TWO_DIGITS = /^[1-9]\d$/u;

/** "Two fifty" is 250, "nineteen ninety nine" 19.99. */
const readTwoBreaths = (words: readonly CountedWord[], at: number): Digits | undefined => {
  const first = words[at];
  const second = words[at + 1];
  if (!first?.spoken || !second?.spoken || !TWO_DIGITS.test(second.text) || second.ordinal) return undefined;
  if (ONE_BREATH.test(first.text)) return { value: Number(first.text + second.text), length: 2 };
  return TWO_DIGITS.test(first.text) && first.ordinal !== true
    ? { value: Number(`${first.text}.${second.text}`), length: 2 }
    : undefined;
};

/** The "к" of "5к" and the "т.р." of "20 т.р.". */
const readThousands = (
  words: readonly Word[],
  at: number,
  rules: Rules,
): SaidCurrency | { readonly length: number } | undefined => {
  const word = words[at];
  const text = word?.text ?? '';
  if (rules.is('thousandSign', text)) {
    const isLast = words[at + 1] === undefined || rules.currencyAt(words, at + 1) !== undefined;
    if (word?.glued === true || isLast) return { length: 1 };
  }
  return rules.is('thousandOfMoney', text) ? { length: 1 } : rules.thousandOfCurrency(words, at);
};

/** "A tenner", "пятихатку", "a grand". */
const readNote = (words: readonly Word[], at: number, { is, noteNamed }: Rules): Digits | undefined => {
  const hasArticle = is('article', words[at]?.text ?? '');
  const word = words[hasArticle ? at + 1 : at]?.text ?? '';
  const value = hasArticle && is('thousandOfMoney', word) ? 1_000 : noteNamed(word);
  return value === undefined ? undefined : { value, length: hasArticle ? 2 : 1, isMoney: true };
};

const readDigits = (words: readonly CountedWord[], at: number, rules: Rules): Digits | undefined => {
  const word = words[at];
  const note = readNote(words, at, rules);
  if (note) return note;
  if (word?.kind !== 'number' || word.ordinal === true || word.text.length > MAX_DIGITS) return undefined;
  const isModel = word.glued && words[at - 1]?.kind === 'letters';
  if (isModel) return undefined;
  const { thousands } = word;
  const one = { value: Number(word.text), length: 1, ...(thousands === undefined ? {} : { thousands }) };
  return readPointed(words, at, rules) ?? readGrouped(words, at, rules) ?? readTwoBreaths(words, at) ?? one;
};

/** Whether what follows a bare number says that it is something else than money. */
const isOtherNumber = (words: readonly Word[], at: number, rules: Rules): boolean => {
  const isHyphened = words[at]?.text === '-' && words[at]?.glued === true;
  const after = words[isHyphened ? at + 1 : at];
  if (!after) return false;
  const isName = after.kind === 'letters' && after.glued;
  return isName || isUnit(after, rules) || rules.is('counted', after.text);
};

const withCents = (words: readonly Word[], at: number, { is, centsOf }: Rules): Digits | undefined => {
  const gap = is('centsAnd', words[at]?.text ?? '') ? 1 : 0;
  const isCents =
    words[at + gap]?.kind === 'number' && centsOf(words[at + gap + 1]?.text ?? '') !== undefined;
  return isCents ? { value: Number(words[at + gap]?.text) / 100, length: gap + 2 } : undefined;
};

/** Digits with their thousands, as far as they were said before a currency. */
const readCounted = (
  words: readonly CountedWord[],
  at: number,
  rules: Rules,
): (Digits & { readonly said?: SaidCurrency }) | undefined => {
  const digits = readDigits(words, at, rules);
  const times = digits && readThousands(words, at + digits.length, rules);
  if (!digits || !times) return digits;
  return {
    value: digits.value * 1_000,
    thousands: digits.value,
    length: digits.length + times.length,
    ...('currency' in times ? { said: times } : {}),
  };
};

/** Signs and codes may be written before the digits: "$20", "usd 20". */
const leadingCurrency = (words: readonly Word[], at: number, rules: Rules): SaidCurrency | undefined => {
  const word = words[at];
  const isFirst = word?.kind === 'sign' || rules.isCurrencyCode(word?.text ?? '');
  return isFirst ? rules.currencyAt(words, at) : undefined;
};

/** Reads an amount that begins at a word; a number with a unit of measure is none. */
export const readMoneyAmount = (
  words: readonly CountedWord[],
  from: number,
  rules: Rules,
): MoneyAmount | undefined => {
  const leading = leadingCurrency(words, from, rules);
  const counted = readCounted(words, from + (leading?.length ?? 0), rules);
  if (!counted) return undefined;
  const { value, thousands, isMoney } = counted;
  const at = from + (leading?.length ?? 0) + counted.length;
  const cents = leading ? undefined : rules.centsOf(words[at]?.text ?? '');
  if (cents !== undefined) return { value: value / 100, currency: cents, length: at + 1 - from };
  const first = leading ?? counted.said;
  const trailing = first ? undefined : rules.currencyAt(words, at);
  const said = first ?? trailing;
  if (!said && !isMoney && thousands === undefined && isOtherNumber(words, at, rules)) return undefined;
  const end = at + (trailing?.length ?? 0);
  const small = trailing ? withCents(words, end, rules) : undefined;
  return {
    value: value + (small?.value ?? 0),
    length: end + (small?.length ?? 0) - from,
    ...(said ? { currency: said.currency, currencyWord: said.word } : {}),
    ...(thousands === undefined ? {} : { thousands }),
    ...(isMoney ? { isMoney } : {}),
  };
};

/** A currency that is said before its amount: the "рублей" of "рублей за 500". */
export const readCurrencyFirst = (
  words: readonly Word[],
  at: number,
  { currencyAt }: Rules,
): SaidCurrency | undefined => {
  const said =
    words[at]?.kind === 'letters' && words[at - 1]?.kind !== 'number' ? currencyAt(words, at) : undefined;
  return said && said.word.length > 2 ? said : undefined;
};
