import { currencyMeant } from '../../../language/currencies.ts';
import type { Language } from '../../../language/language.ts';
import { type MoneyAmount, readCurrencyFirst, readMoneyAmount } from '../../../language/numbers/amounts.ts';
import type { Word } from '../../../language/words.ts';
import {
  type Claim,
  isBelievable,
  isRound,
  isStorageSize,
  LARGE,
  LEAST_BARE_PRICE,
} from './believable-price.ts';

/** What tells money from other numbers in a question. */
export interface Shop {
  readonly language: Language;
  /** Currency meant by a bare amount. */
  readonly currency: string;
}

type Bound = 'min' | 'max' | 'about';

/** Bounds of a price as they were said at one place of a question. */
export interface Spoken {
  readonly bounds: readonly { readonly bound: Bound; readonly amount: MoneyAmount }[];
  /** Words used up. */
  readonly length: number;
}

const MOST_TIMES_MORE = 50;
const LEAST_THOUSAND = 1_000;

/** "От двух до трёх тысяч", "от тысячи до двух": the thousands are said once. */
const inSameThousands = (low: MoneyAmount, high: MoneyAmount): readonly [number, number] => {
  const { thousands: lowCount } = low;
  const { thousands: highCount } = high;
  const isLowShort = lowCount === undefined && highCount !== undefined && low.value < highCount;
  if (isLowShort) return [low.value * LEAST_THOUSAND, high.value];
  const isHighShort = highCount === undefined && lowCount !== undefined && high.value > lowCount;
  return isHighShort && high.value <= lowCount * MOST_TIMES_MORE
    ? [low.value, high.value * LEAST_THOUSAND]
    : [low.value, high.value];
};

const withoutOpening = (low: MoneyAmount, high: MoneyAmount, isLinkedByWord: boolean): boolean =>
  low.value <= high.value && (!isLinkedByWord || low.currency !== undefined || !isStorageSize(low.value));

/** "от 300 до 500 долларов", "between $300 and $500", "300-500 рублей". */
const readRange = (words: readonly Word[], at: number, shop: Shop): Spoken | undefined => {
  const { language } = shop;
  const opening = language.phraseAt('betweenPrices', words, at) ?? [];
  const low = readMoneyAmount(words, at + opening.length, language);
  if (!low) return undefined;
  const middle = at + opening.length + low.length;
  // Without an opening only a dash makes a range: the 256 of "256 до 1000 долларов" is memory.
  const link = language.phraseAt(opening.length > 0 ? 'priceAnd' : 'priceTo', words, middle);
  const high = link && readMoneyAmount(words, middle + link.length, language);
  if (!link || !high) return undefined;
  const [least, most] = inSameThousands(low, high);
  const named = { ...low, ...high };
  const claim = {
    amount: { ...named, value: most },
    phrase: [],
    words,
    at,
    isDoubtful: opening.length === 0,
  };
  if (!isBelievable(claim, language)) return undefined;
  const isRange = withoutOpening(
    { ...low, value: least },
    { ...high, value: most },
    /^\p{L}/u.test(link[0] ?? ''),
  );
  if (opening.length === 0 && !isRange) return undefined;
  return {
    bounds: [
      { bound: 'min', amount: { ...named, value: Math.min(least, most) } },
      { bound: 'max', amount: { ...named, value: Math.max(least, most) } },
    ],
    length: opening.length + low.length + link.length + high.length,
  };
};

const BOUNDS = [
  ['max', 'atMost'],
  ['min', 'atLeast'],
  ['about', 'aboutPrice'],
] as const;

const readBound = (words: readonly Word[], at: number, shop: Shop): Spoken | undefined => {
  const found = BOUNDS.flatMap(([bound, candidates]) => {
    const phrase = shop.language.phraseAt(candidates, words, at);
    const amount = phrase && readMoneyAmount(words, at + phrase.length, shop.language);
    return phrase && amount && isBelievable({ amount, phrase, words, at }, shop.language)
      ? [{ bound, phrase, amount }]
      : [];
  }).sort((a, b) => b.phrase.length - a.phrase.length)[0];
  if (!found) return undefined;
  const { bound, phrase, amount } = found;
  return { bounds: [{ bound, amount }], length: phrase.length + amount.length };
};

const BEHIND = [
  ['max', 'orLess', LEAST_BARE_PRICE],
  ['min', 'orMore', LARGE],
  ['max', 'atMostBehind', LARGE],
  ['min', 'atLeastBehind', LARGE],
] as const;

/** An amount, and where in the question it is. */
type Heard = Pick<Claim, 'words' | 'at' | 'amount'>;

/** "Fifty bucks max", "500 или меньше": the bound follows the amount. */
const readBehind = ({ words, at, amount }: Heard, shop: Shop): Spoken | undefined => {
  const { language } = shop;
  const end = at + amount.length;
  for (const [bound, candidates, least] of BEHIND) {
    const phrase = language.phraseAt(candidates, words, end);
    if (!phrase || readMoneyAmount(words, end + phrase.length, language) || readBound(words, end, shop))
      continue;
    const isSure = amount.currency !== undefined || amount.thousands !== undefined || amount.isMoney === true;
    const isLast = words[end + phrase.length] === undefined;
    // "Two hundred max" ends a question; "13 max 256" goes on with a model.
    const isModel = !isLast && language.is('modelBoundBehind', phrase[0] ?? '');
    if (!isSure && (isModel || !isRound(amount.value, least))) continue;
    return { bounds: [{ bound, amount }], length: amount.length + phrase.length };
  }
  return undefined;
};

/** Elsewhere a word such as "сом" or the "pound" of "20 pound dumbbell" says something else, unless a bound precedes it. */
const isMoneyHere = ({ currency = '', currencyWord = '' }: MoneyAmount, shop: Shop): boolean =>
  currencyMeant(currency, shop.currency) === shop.currency ||
  !(shop.language.is('currencyAtHome', currencyWord) || shop.language.is('currencyOrWeight', currencyWord));

const readBare = (words: readonly Word[], at: number, shop: Shop): Spoken | undefined => {
  const amount = readMoneyAmount(words, at, shop.language);
  if (!amount) return undefined;
  const behind = readBehind({ words, at, amount }, shop);
  if (behind) return behind;
  return amount.currency !== undefined && isMoneyHere(amount, shop)
    ? { bounds: [{ bound: 'about', amount }], length: amount.length }
    : undefined;
};

/** A bound or a bare amount, with what is said behind it: "за 500 рублей максимум". */
const readPlain = (words: readonly Word[], at: number, shop: Shop): Spoken | undefined => {
  const bound = readRange(words, at, shop) ?? readBound(words, at, shop);
  if (!bound) return readBare(words, at, shop);
  const [first, ...more] = bound.bounds;
  if (!first || more.length > 0 || first.bound !== 'about') return bound;
  const start = at + bound.length - first.amount.length;
  const behind = readBehind({ words, at: start, amount: first.amount }, shop);
  return behind ? { ...behind, length: start + behind.length - at } : bound;
};

/** "Рублей за 500", "рублей пятьсот": the currency comes first. */
const readInverted = (words: readonly Word[], at: number, shop: Shop): Spoken | undefined => {
  const { language } = shop;
  const said = readCurrencyFirst(words, at, language);
  if (!said || language.is('currencyAtHome', said.word)) return undefined;
  const start = at + said.length;
  const amount = readMoneyAmount(words, start, language);
  const plain = amount
    ? { bounds: [{ bound: 'about' as const, amount }], length: amount.length }
    : readPlain(words, start, shop);
  if (!plain || plain.bounds.some((each) => each.amount.currency !== undefined)) return undefined;
  const { currency, word: currencyWord } = said;
  return {
    bounds: plain.bounds.map(({ bound, amount: each }) => ({
      bound,
      amount: { ...each, currency, currencyWord },
    })),
    length: said.length + plain.length,
  };
};

const MOST_BETWEEN = 3;

/** "Costs about 50", "бюджет: 500": the word of money goes with its amount. */
const readAfterMoneyWord = (words: readonly Word[], at: number, shop: Shop): Spoken | undefined => {
  const { language } = shop;
  const word = words[at]?.text ?? '';
  if (!language.is('money', word)) return undefined;
  for (let start = at + 1; start <= at + 1 + MOST_BETWEEN; start += 1) {
    const plain = readPlain(words, start, shop);
    if (plain) return { ...plain, length: start + plain.length - at };
    const amount = language.is('budget', word) ? readMoneyAmount(words, start, language) : undefined;
    if (amount && amount.value >= LEAST_BARE_PRICE) {
      return { bounds: [{ bound: 'max', amount }], length: start + amount.length - at };
    }
    if (!language.is('afterMoney', words[start]?.text ?? '')) return undefined;
  }
  return undefined;
};

/** Reads what is said about a price from a word on, in a shop with a currency of its own. */
export const readSpoken = (words: readonly Word[], at: number, shop: Shop): Spoken | undefined =>
  readPlain(words, at, shop) ?? readInverted(words, at, shop) ?? readAfterMoneyWord(words, at, shop);
