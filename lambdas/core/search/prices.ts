import { minorDigits } from '../../contract/money.ts';
import { type Amount, readAmount } from './amounts.ts';
import { AT_LEAST, AT_MOST, matchPhrase, phrases } from './bound-phrases.ts';
import { readMeasure } from './units.ts';
import type { Word } from './words.ts';

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

const ABOUT_PHRASES = phrases(
  'около, примерно, примерно за, приблизительно, порядка, в районе, где то, где то за, тысяч за, за, по, ' +
    'around, about, approximately, roughly, for about, for around, for, at',
);
const BETWEEN = phrases('между, в диапазоне от, в диапазоне, от, с, between, from');
const AND = phrases('и, до, по, -, –, —, to, and');
/** Without a word before it only a dash makes a range: the 256 of "256 до 1000 долларов" is memory. */
const DASH = phrases('-, –, —');

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

/** Behind these a bound speaks of the thing and not of money. */
const NOT_MONEY = /^(?:размер|рост|возраст|диагонал|size|height|age)/u;

/** "Размер от 40", "размер от 40 до 42", yet not "42 размера до 150". */
const speaksOfSize = (words: readonly Word[], at: number): boolean => {
  const isRange = words[at - 1]?.kind === 'number' && /^(?:от|с|from)$/u.test(words[at - 2]?.text ?? '');
  const place = isRange ? at - 3 : at - 1;
  return NOT_MONEY.test(words[place]?.text ?? '') && words[place - 1]?.kind !== 'number';
};

/** An amount behind a phrase, and where in the question both stand. */
interface Claim {
  readonly amount: Amount;
  readonly phrase: readonly string[];
  readonly words: readonly Word[];
  readonly at: number;
}

const isBelievable = ({ amount, phrase, words, at }: Claim): boolean => {
  if (amount.currency !== undefined) return true;
  if (speaksOfSize(words, at)) return false;
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
  const link = matchPhrase(words, middle, opening.length > 0 ? AND : DASH);
  const high = link && readAmount(words, middle + link.length);
  if (!link || !high) return undefined;
  const currency = high.currency ?? low.currency;
  const named = { ...high, ...(currency === undefined ? {} : { currency }) };
  const phrase = opening.length > 0 ? [] : ['по'];
  if (!isBelievable({ amount: named, phrase, words, at })) return undefined;
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
  ['max', AT_MOST],
  ['min', AT_LEAST],
  ['about', ABOUT_PHRASES],
] as const;

const readBound = (words: readonly Word[], at: number): Spoken | undefined => {
  const found = BOUNDS.flatMap(([bound, candidates]) => {
    const phrase = matchPhrase(words, at, candidates);
    const amount = phrase && readAmount(words, at + phrase.length);
    return phrase && amount && isBelievable({ amount, phrase, words, at }) ? [{ bound, phrase, amount }] : [];
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

const readOrder = (
  words: readonly Word[],
  at: number,
): { readonly order: PriceOrder; readonly length: number } | undefined => {
  const isMost = MOST.test(words[at]?.text ?? '');
  const length = isMost ? 2 : 1;
  const text = words[at + length - 1]?.text ?? '';
  const isCheap = CHEAP.test(text) || (words[at]?.text === 'least' && text === 'expensive');
  if (!isCheap && !DEAR.test(text)) return undefined;
  const direction = isCheap ? 'ascending' : 'descending';
  return { order: { direction, first: isMost || FIRST.test(text) }, length };
};

/** Takes what was said about money out of a question: bounds and order, never search terms. */
export const readPrices = (words: readonly Word[], currency: string): PriceReading => {
  const rest: Word[] = [];
  const spoken: Spoken[] = [];
  let order: PriceOrder | undefined;
  let at = 0;
  for (let word = words[at]; word; word = words[at]) {
    // "От 50 до 60 дюймов" begins like a price, too.
    const measured = readMeasure(words, at)?.length ?? 0;
    rest.push(...words.slice(at, at + measured));
    at += measured;
    if (measured > 0) continue;
    const found = readRange(words, at) ?? readBound(words, at) ?? readBare(words, at);
    const ordered = found ? undefined : readOrder(words, at);
    if (found) spoken.push(found);
    else if (ordered) order = order?.first ? order : ordered.order;
    else rest.push(word);
    at += found?.length ?? ordered?.length ?? 1;
  }
  const price = boundsOf(spoken, currency);
  return { rest, ...(price ? { price } : {}), ...(order ? { order } : {}) };
};
