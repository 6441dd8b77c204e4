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
  /** True when only what costs less than before is wanted: "со скидкой", "on sale". */
  readonly onSale?: true;
}

/** "Around 500" accepts this much more or less. */
const TOLERANCE = 0.15;

const toMinor = (value: number, currency: string): number => Math.round(value * 10 ** minorDigits(currency));

const currencyOf = (bounds: Spoken['bounds'], { currency: shop, language }: Shop): string => {
  const named = bounds.map(({ amount }) => amount).find(({ currency }) => currency !== undefined);
  if (named?.currency === undefined) return shop;
  return language.isCurrencyCode(named.currencyWord ?? '')
    ? named.currency
    : currencyMeant(named.currency, shop);
};

const boundsOf = (bounds: Spoken['bounds'], shop: Shop): PriceBounds | undefined => {
  if (bounds.length === 0) return undefined;
  const currency = currencyOf(bounds, shop);
  let min: number | undefined;
  let max: number | undefined;
  for (const { bound, amount } of bounds) {
    const minor = toMinor(amount.value, currency);
    if (bound !== 'max') min = bound === 'about' ? Math.floor(minor * (1 - TOLERANCE)) : minor;
    if (bound !== 'min') max = bound === 'about' ? Math.ceil(minor * (1 + TOLERANCE)) : minor;
  }
  return { currency, ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
};

/** Takes what was said about money out of a question: bounds, order and discounts, never search terms. */
export const readPrices = (words: readonly Word[], shop: Shop): PriceReading => {
  const { language } = shop;
  const rest: Word[] = [];
  const bounds: Spoken['bounds'][number][] = [];
  let order: PriceOrder | undefined;
  let onSale = false;
  for (let at = 0; at < words.length; ) {
    const discount = readDiscount(words, at, language);
    if (discount > 0) {
      onSale = true;
      at += discount;
      continue;
    }
    // "От 50 до 60 дюймов" begins like a price, too.
    const measured = readMeasure(words, at, language)?.length ?? 0;
    if (measured > 0) {
      rest.push(...words.slice(at, at + measured));
      at += measured;
      continue;
    }
    const spoken = readSpoken(words, at, shop);
    if (spoken) {
      bounds.push(...spoken.bounds);
      at += spoken.length;
      continue;
    }
    const ordered = readOrder(words, at, language);
    if (!ordered) rest.push(...words.slice(at, at + 1));
    else if (ordered.order && order?.first !== true) order = ordered.order;
    at += ordered?.length ?? 1;
  }
  const price = boundsOf(bounds, shop);
  return { rest, ...(price && { price }), ...(order && { order }), ...(onSale && { onSale }) };
};
