import { minorDigits } from '../../contract/money.ts';
import { type Amount, readAmount } from './amounts.ts';
import { fold, readWords, type Word } from './words.ts';

/** Bounds a shopper spoke, in minor units, both inclusive. */
export interface PriceBounds {
  readonly min?: number;
  readonly max?: number;
  readonly currency: string;
}

/** The order a shopper asked for; `first` when one thing is wanted: the cheapest, not cheap ones. */
export interface PriceOrder {
  readonly direction: 'ascending' | 'descending';
  readonly first: boolean;
}

export interface PriceReading {
  /** What is left to search for. */
  readonly rest: readonly Word[];
  readonly price?: PriceBounds;
  readonly order?: PriceOrder;
}

type Bound = 'min' | 'max' | 'about';

const phrases = (text: string): readonly (readonly string[])[] =>
  text
    .trim()
    .split(/\s*,\s*/u)
    .map((phrase) => readWords(fold(phrase)).map((word) => word.text))
    .sort((a, b) => b.length - a.length);

const MAX_PHRASES = phrases(
  'до, не дороже, не дороже чем, не больше, не больше чем, не более, не более чем, не выше, дешевле, дешевле чем, меньше, меньше чем, ' +
    'ниже, менее, максимум, в пределах, в рамках, с бюджетом до, бюджет до, бюджет, в бюджете, по цене до, ценой до, стоимостью до, ' +
    'under, below, less than, up to, at most, no more than, not more than, max, maximum, within, cheaper than, not over, budget of, budget, priced under',
);
const MIN_PHRASES = phrases(
  'от, дороже, дороже чем, больше, больше чем, более, свыше, выше, не дешевле, не дешевле чем, не меньше, не менее, не ниже, минимум, начиная от, начиная с, ' +
    'from, over, above, more than, at least, no less than, not less than, starting at, starting from, minimum',
);
const ABOUT_PHRASES = phrases(
  'около, примерно, примерно за, приблизительно, порядка, в районе, где то, где то за, тысяч за, за, по, ' +
    'around, about, approximately, roughly, for about, for around, for, at',
);
const BETWEEN = phrases('между, в диапазоне от, в диапазоне, от, с, between, from');
const AND = phrases('и, до, по, -, –, —, to, and');

/** Prepositions that say so many other things that they need a currency to speak of money. */
const NEED_CURRENCY = new Set([
  'по',
  'for',
  'at',
  'с',
  'больше',
  'меньше',
  'more than',
  'less than',
  'over',
  'about',
]);
/** Numbers that, without a currency, are memory sizes. */
const STORAGE_SIZES = new Set([16, 32, 64, 128, 256, 512, 1_024, 2_048]);
const LEAST_BARE_PRICE = 10;
/** "Around 500" accepts this much more or less. */
const TOLERANCE = 0.15;

const matchPhrase = (
  words: readonly Word[],
  at: number,
  candidates: readonly (readonly string[])[],
): readonly string[] | undefined =>
  candidates.find((phrase) => phrase.every((text, index) => words[at + index]?.text === text));

/** Behind these a bound speaks of the thing and not of money. */
const NOT_MONEY = /^(?:размер|рост|возраст|диагонал|size|height|age)/u;

const isBelievable = (amount: Amount, phrase: readonly string[], before: Word | undefined): boolean => {
  if (amount.currency !== undefined) return true;
  if (NOT_MONEY.test(before?.text ?? '')) return false;
  if (NEED_CURRENCY.has(phrase.join(' '))) return false;
  return amount.value >= LEAST_BARE_PRICE && !STORAGE_SIZES.has(amount.value);
};

interface Spoken {
  readonly bounds: readonly { readonly bound: Bound; readonly amount: Amount }[];
  readonly length: number;
}

/** "от 300 до 500 долларов", "between $300 and $500", "300-500 рублей". */
const readRange = (words: readonly Word[], at: number): Spoken | undefined => {
  const opening = matchPhrase(words, at, BETWEEN) ?? [];
  const low = readAmount(words, at + opening.length);
  if (!low) return undefined;
  const middle = at + opening.length + low.length;
  const link = matchPhrase(words, middle, AND);
  const high = link && readAmount(words, middle + link.length);
  if (!link || !high) return undefined;
  const currency = high.currency ?? low.currency;
  const named = { ...high, ...(currency === undefined ? {} : { currency }) };
  if (!isBelievable(named, opening.length > 0 ? [] : ['по'], words[at - 1])) return undefined;
  if (opening.length === 0 && low.value > high.value) return undefined;
  return {
    bounds: [
      { bound: 'min', amount: { ...named, value: Math.min(low.value, high.value) } },
      { bound: 'max', amount: { ...named, value: Math.max(low.value, high.value) } },
    ],
    length: opening.length + low.length + link.length + high.length,
  };
};

const BOUNDS = [
  ['max', MAX_PHRASES],
  ['min', MIN_PHRASES],
  ['about', ABOUT_PHRASES],
] as const;

const readBound = (words: readonly Word[], at: number): Spoken | undefined => {
  const found = BOUNDS.flatMap(([bound, candidates]) => {
    const phrase = matchPhrase(words, at, candidates);
    const amount = phrase && readAmount(words, at + phrase.length);
    return phrase && amount && isBelievable(amount, phrase, words[at - 1]) ? [{ bound, phrase, amount }] : [];
  }).sort((a, b) => b.phrase.length - a.phrase.length)[0];
  if (!found) return undefined;
  const { bound, phrase, amount } = found;
  return { bounds: [{ bound, amount }], length: phrase.length + amount.length };
};

const readBare = (words: readonly Word[], at: number): Spoken | undefined => {
  const amount = readAmount(words, at);
  return amount?.currency === undefined
    ? undefined
    : { bounds: [{ bound: 'about', amount }], length: amount.length };
};

const toMinor = (value: number, currency: string): number => Math.round(value * 10 ** minorDigits(currency));

const boundsOf = (spoken: readonly Spoken[], fallback: string): PriceBounds | undefined => {
  const all = spoken.flatMap(({ bounds }) => bounds);
  if (all.length === 0) return undefined;
  const currency = all.find(({ amount }) => amount.currency)?.amount.currency ?? fallback;
  let min: number | undefined;
  let max: number | undefined;
  for (const { bound, amount } of all) {
    const minor = toMinor(amount.value, currency);
    if (bound !== 'max') min = bound === 'about' ? Math.floor(minor * (1 - TOLERANCE)) : minor;
    if (bound !== 'min') max = bound === 'about' ? Math.ceil(minor * (1 + TOLERANCE)) : minor;
  }
  return { currency, ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
};

const CHEAP = /^(?:по)?дешев|^недорог|^бюджетн|^(?:cheap(?:er|est)?|inexpensive|affordable)$/u;
const DEAR = /^(?:по)?дороже$|^дорог(?:ой|ая|ое|ие|ого|ую|их)$|^(?:pricey|priciest|expensive)$/u;
const FIRST = /^(?:cheapest|priciest)$/u;
const MOST = /^(?:сам(?:ый|ая|ое|ые|ого|ую|ых)|most|least)$/u;

const readOrder = (words: readonly Word[], at: number): PriceOrder | undefined => {
  const text = words[at]?.text ?? '';
  const before = words[at - 1]?.text ?? '';
  const isCheap = CHEAP.test(text) || (before === 'least' && text === 'expensive');
  if (!isCheap && !DEAR.test(text)) return undefined;
  return {
    direction: isCheap ? 'ascending' : 'descending',
    first: FIRST.test(text) || MOST.test(before),
  };
};

/** Takes what was said about money out of a question: bounds and order, never search terms. */
export const readPrices = (words: readonly Word[], currency: string): PriceReading => {
  const rest: Word[] = [];
  const spoken: Spoken[] = [];
  let order: PriceOrder | undefined;
  let at = 0;
  for (let word = words[at]; word; word = words[at]) {
    const found = readRange(words, at) ?? readBound(words, at) ?? readBare(words, at);
    const ordered = found ? undefined : readOrder(words, at);
    if (found) spoken.push(found);
    else if (ordered) order = order?.first ? order : ordered;
    else rest.push(word);
    at += found?.length ?? 1;
  }
  const price = boundsOf(spoken, currency);
  return { rest, ...(price ? { price } : {}), ...(order ? { order } : {}) };
};
