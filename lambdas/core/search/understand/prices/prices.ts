import { minorDigits } from '../../../../contract/catalog/amounts.ts';
import { currencyMeant } from '../../../language/currencies.ts';
import { readMeasure } from '../../../language/numbers/units.ts';
import type { Word } from '../../../language/words.ts';
import { type PriceOrder, readDiscount, readOrder } from './price-wishes.ts';
import { readSpoken, type Shop, type Spoken } from './spoken-prices.ts';

/** Bounds a shopper spoke, in minor units, both inclusive. */
export interface PriceBounds {
  readonly min?: number;
  readonly max?: number;
  readonly currency: string;
}

export interface PriceReading {
  /** What is left to search for. */
  readonly rest: readonly Word[];
  readonly price?: PriceBounds;
  readonly order?: PriceOrder;
  /** True when what is wanted costs less than it did: "со скидкой", "on sale". */
  readonly onSale?: true;
}

/** "Around 500" accepts this much more or less. */
const TOLERANCE = 0.15;

const toMinor = (value: number, currency: string): number => Math.round(value * 10 ** minorDigits(currency));

const currencyOf = (spoken: readonly Spoken[], { currency: shop, language }: Shop): string => {
  const amounts = spoken.flatMap(({ bounds }) => bounds).map(({ amount }) => amount);
  const named = amounts.find(({ currency }) => currency !== undefined);
  if (named?.currency === undefined) return shop;
  return language.isCurrencyCode(named.currencyWord ?? '')
    ? named.currency
    : currencyMeant(named.currency, shop);
};

const boundsOf = (spoken: readonly Spoken[], shop: Shop): PriceBounds | undefined => {
  if (spoken.length === 0) return undefined;
  const currency = currencyOf(spoken, shop);
  let min: number | undefined;
  let max: number | undefined;
  for (const { bound, amount } of spoken.flatMap(({ bounds }) => bounds)) {
    const minor = toMinor(amount.value, currency);
    if (bound !== 'max') min = bound === 'about' ? Math.floor(minor * (1 - TOLERANCE)) : minor;
    if (bound !== 'min') max = bound === 'about' ? Math.ceil(minor * (1 + TOLERANCE)) : minor;
  }
  return { currency, ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
};

interface Running {
  readonly shop: Shop;
  readonly rest: Word[];
  readonly spoken: Spoken[];
  order: PriceOrder | undefined;
  onSale: boolean;
}

/** Reads what begins at a word, and answers how many words that took. */
const readNext = (words: readonly Word[], at: number, running: Running): number => {
  const { language } = running.shop;
  const discount = readDiscount(words, at, language);
  if (discount > 0) {
    running.onSale = true;
    return discount;
  }
  // "От 50 до 60 дюймов" begins like a price, too.
  const measured = readMeasure(words, at, language)?.length ?? 0;
  if (measured > 0) {
    running.rest.push(...words.slice(at, at + measured));
    return measured;
  }
  const found = readSpoken(words, at, running.shop);
  if (found) {
    running.spoken.push(found);
    return found.length;
  }
  const ordered = readOrder(words, at, language);
  if (!ordered) running.rest.push(...words.slice(at, at + 1));
  else if (ordered.order && running.order?.first !== true) running.order = ordered.order;
  return ordered?.length ?? 1;
};

/** Takes what was said about money out of a question: bounds, order and discounts, never search terms. */
export const readPrices = (words: readonly Word[], shop: Shop): PriceReading => {
  const running: Running = { shop, rest: [], spoken: [], order: undefined, onSale: false };
  for (let at = 0; at < words.length; ) at += readNext(words, at, running);
  const price = boundsOf(running.spoken, shop);
  const { rest, order, onSale } = running;
  return {
    rest,
    ...(price ? { price } : {}),
    ...(order ? { order } : {}),
    ...(onSale ? { onSale } : {}),
  };
};
