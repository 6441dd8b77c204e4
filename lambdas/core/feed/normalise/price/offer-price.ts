import { minorDigits } from '../../../../contract/catalog/amounts.ts';
import type { Money } from '../../../../contract/catalog/money.ts';
import type { RawOffer } from '../../raw-offer.ts';
import { isAnsweredNo } from '../availability.ts';
import type { NormaliseContext, OfferReport } from '../offer-report.ts';
import { currencyOf } from './currency.ts';
import { type ParsedPrice, parsePrice } from './price.ts';
import { isSwitchedOff, saleState } from './sale-dates.ts';
import type { Separator, SeparatorUse } from './written-number.ts';

interface OfferPrice {
  readonly price?: Money | undefined;
  readonly compareAt?: Money | undefined;
}

const isBlank = (written: string | undefined): written is undefined =>
  written === undefined || written.trim() === '';

interface Reading {
  readonly raw: RawOffer;
  readonly context: NormaliseContext;
  readonly report: OfferReport;
}

/** A sale without dates always holds; a sale with unreadable dates does not, and is reported. */
const isInTime = ({ raw, context: { now, currency }, report }: Reading): boolean => {
  const state = saleState(raw, { now, currency });
  if (state === 'unreadable') {
    const seen = raw.sale_price_effective_date ?? `${raw.sale_from ?? ''} – ${raw.sale_to ?? ''}`;
    report.warn('sale-dates-unreadable', 'saleDates', seen);
  }
  return state === 'on';
};

export const isDearer = (more: Money, less: Money): boolean =>
  more.currency === less.currency && more.minor > less.minor;

/** Exports write 0 for "no price". */
const payable = (parsed: ParsedPrice | undefined): Money | undefined =>
  parsed?.kind === 'money' && parsed.money.minor > 0 ? parsed.money : undefined;

/** In the shop's own currency, where the feed has a rate for the offer's. */
const exchanged = (money: Money, { raw, context }: Reading): Money => {
  const { exchange } = raw;
  if (!exchange || money.currency !== exchange.from || money.currency === context.currency) return money;
  const major = (money.minor / 10 ** minorDigits(money.currency)) * exchange.rate;
  return { minor: Math.round(major * 10 ** minorDigits(exchange.to)), currency: exchange.to };
};

/** Prices, by what reports call them where the shop has no header of its own. */
const SAID = { price: 'price', sale_price: 'salePrice', old_price: 'oldPrice' } as const;
type PriceField = keyof typeof SAID;

/** How "1.299" is meant in this column; reported once where the column does not prove it. */
const useIn =
  (field: PriceField, { raw, context: { priceColumns, notes } }: Reading) =>
  (separator: Separator, digits: number): SeparatorUse => {
    const { use, isGuess } = priceColumns.decide(field, separator);
    if (isGuess && digits === 3) return 'decimal';
    if (isGuess) notes.add(use === 'decimal' ? 'read-as-decimals' : 'read-as-thousands', SAID[field], raw);
    return use;
  };

/** `undefined` where nothing is written. */
const read = (field: PriceField, reading: Reading): ParsedPrice | undefined => {
  const { raw, context, report } = reading;
  const written = raw[field];
  // Shops write "-" and "no" where nothing is reduced.
  if (isBlank(written) || (field !== 'price' && isAnsweredNo(written))) return undefined;
  const stated = isBlank(raw.currency) ? context.currency : currencyOf(raw.currency, context.currency);
  const parsed: ParsedPrice =
    stated === undefined
      ? { kind: 'unknown-currency', currency: raw.currency ?? '' }
      : parsePrice(written, stated, useIn(field, reading));
  if (parsed.kind === 'unreadable') report.warn('price-unreadable', SAID[field], written);
  if (parsed.kind === 'unknown-currency') report.warn('currency-unknown', 'currency', parsed.currency);
  return parsed.kind === 'money' ? { ...parsed, money: exchanged(parsed.money, reading) } : parsed;
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
      `${raw.old_price ?? raw.price} → ${raw.sale_price ?? raw.price}`,
    );
  }
  return undefined;
};

const PERCENT = /^-?\s*(\d{1,2}(?:[.,]\d+)?)\s*%$/u;
const HUNDRED = 100;
/** Workbooks hold 15 % as 0.15, and nobody takes cents off a price of so many times more. */
const FRACTION_OF = 1 / HUNDRED;

const amountOff = (written: string, price: Money, reading: Reading): number => {
  const off = payable(parsePrice(written, price.currency, useIn('price', reading)))?.minor ?? 0;
  const unit = 10 ** minorDigits(price.currency);
  return off < unit && off < price.minor * FRACTION_OF ? price.minor * (off / unit) : off;
};

/** The price less "10%" or an amount. */
const discounted = (price: Money | undefined, reading: Reading): Money | undefined => {
  const written = reading.raw.discount?.trim() ?? '';
  if (price === undefined || written === '') return undefined;
  const percent = PERCENT.exec(written)?.[1];
  const off =
    percent === undefined
      ? amountOff(written, price, reading)
      : price.minor * (Number(percent.replace(',', '.')) / HUNDRED);
  const minor = Math.round(price.minor - off);
  return off > 0 && minor > 0 ? { minor, currency: price.currency } : undefined;
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
  // "On sale: no" ends a sale price; a discount holds without the shop's mark for it.
  const hasSalePrice = !isBlank(raw.sale_price) && !isSwitchedOff(raw.on_sale ?? '');
  const hasSale = (hasSalePrice || !isBlank(raw.discount)) && isInTime(reading);
  const salePrice = hasSale && hasSalePrice ? payable(read('sale_price', reading)) : undefined;
  const sale = salePrice ?? (hasSale ? discounted(price, reading) : undefined);
  if (sale === undefined) {
    return { price, compareAt: comparison(payable(read('old_price', reading)), price, reading) };
  }
  if (price !== undefined && !isDearer(price, sale)) {
    comparison(price, sale, reading);
    return { price };
  }
  const before = price ?? payable(read('old_price', reading));
  return { price: sale, compareAt: comparison(before, sale, reading) };
};
