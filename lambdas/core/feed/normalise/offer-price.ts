import type { Money } from '../../../contract/catalog/money.ts';
import type { NormaliseContext, OfferReport, RawOffer } from '../raw-offer.ts';
import { currencyOf, type ParsedPrice, parsePrice } from './price.ts';

export interface OfferPrice {
  readonly price?: Money | undefined;
  readonly compareAt?: Money | undefined;
}

const isBlank = (written: string | undefined): written is undefined =>
  written === undefined || written.trim() === '';

/** Feeds write +0300 where ISO 8601 has a colon, and blanks for its T. */
const timeOf = (written: string | undefined): number => {
  if (isBlank(written)) return Number.NaN;
  const iso = written
    .trim()
    .replace(' ', 'T')
    .replace(/([+-]\d{2})(\d{2})$/u, '$1:$2');
  return Date.parse(iso);
};

/** A sale without dates always holds; a sale with unreadable dates does not. */
const isOnSale = ({ saleFrom, saleTo }: RawOffer, now: Date): boolean => {
  const from = isBlank(saleFrom) ? -Infinity : timeOf(saleFrom);
  const to = isBlank(saleTo) ? Infinity : timeOf(saleTo);
  return from <= now.getTime() && now.getTime() <= to;
};

const isDearer = (more: Money, less: Money): boolean =>
  more.currency === less.currency && more.minor > less.minor;

/** Exports write 0 for "no price". */
const payable = (parsed: ParsedPrice | undefined): Money | undefined =>
  parsed?.kind === 'money' && parsed.money.minor > 0 ? parsed.money : undefined;

interface Reading {
  readonly raw: RawOffer;
  readonly context: NormaliseContext;
  readonly report: OfferReport;
}

/** `undefined` where nothing is written. */
const read = (field: 'price' | 'salePrice' | 'oldPrice', { raw, context, report }: Reading) => {
  const written = raw[field];
  if (isBlank(written)) return undefined;
  const stated = isBlank(raw.currency) ? context.currency : currencyOf(raw.currency);
  const parsed: ParsedPrice =
    stated === undefined
      ? { kind: 'unknown-currency', currency: raw.currency ?? '' }
      : parsePrice(written, stated);
  if (parsed.kind === 'unreadable') report.warn('price-unreadable', field, written);
  if (parsed.kind === 'unknown-currency') report.warn('currency-unknown', 'currency', parsed.currency);
  return parsed;
};

/** A price before a sale must be higher than the price: anything else is a false promise. */
const comparison = (
  before: Money | undefined,
  price: Money | undefined,
  { raw, report }: Reading,
): Money | undefined => {
  if (before === undefined || price === undefined) return undefined;
  if (isDearer(before, price)) return before;
  if (before.minor !== price.minor) {
    report.warn(
      'sale-not-lower',
      'salePrice',
      `${raw.oldPrice ?? raw.price} → ${raw.salePrice ?? raw.price}`,
    );
  }
  return undefined;
};

/**
 * What an offer costs now, and what it cost before a sale. `undefined` for an offer that is rejected for an absurd
 * price; an unreadable price is left out.
 */
export const offerPrice = (
  raw: RawOffer,
  context: NormaliseContext,
  report: OfferReport,
): OfferPrice | undefined => {
  const reading: Reading = { raw, context, report };
  const regular = read('price', reading);
  if (regular?.kind === 'absurd') return void report.reject('price-absurd', 'price', raw.price ?? '');
  const price = payable(regular);
  const sale = isOnSale(raw, context.now) ? payable(read('salePrice', reading)) : undefined;
  if (sale === undefined) {
    return { price, compareAt: comparison(payable(read('oldPrice', reading)), price, reading) };
  }
  if (price !== undefined && !isDearer(price, sale)) {
    comparison(price, sale, reading);
    return { price };
  }
  return { price: sale, compareAt: price };
};
