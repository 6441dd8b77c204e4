import type { Locale } from '../shop/locale.ts';
import type { Currency, Money } from './money.ts';

const digits = new Map<Currency, number>();

/** Digits after the decimal point of a currency: 2 for USD, 0 for JPY, 3 for KWD. */
export const minorDigits = (currency: Currency): number => {
  const known = digits.get(currency);
  if (known !== undefined) return known;
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  const { maximumFractionDigits = 2 } = format.resolvedOptions();
  digits.set(currency, maximumFractionDigits);
  return maximumFractionDigits;
};

/** Dollars are written the American way in both languages: "$999.90" is what their cards and tags say. */
const styleOf = (currency: string, locale: Locale): string =>
  locale === 'ru' && currency !== 'USD' ? 'ru-RU' : 'en-US';

/** Currencies whose short sign a Russian reader would take for the rouble's. */
const SHARED_SYMBOLS = new Set(['BYN']);

const formats = new Map<string, Intl.NumberFormat>();

const formatFor = (currency: string, locale: Locale): Intl.NumberFormat => {
  const key = `${currency} ${locale}`;
  const known = formats.get(key);
  if (known) return known;
  const format = new Intl.NumberFormat(styleOf(currency, locale), {
    style: 'currency',
    currency,
    currencyDisplay: SHARED_SYMBOLS.has(currency) ? 'code' : 'narrowSymbol',
    trailingZeroDisplay: 'stripIfInteger',
  });
  formats.set(key, format);
  return format;
};

/**
 * An amount as it is written and said: "$999.90", "12 990 ₽" with no-break spaces; whole amounts without cents. The server's
 * sentences and the widget's cart share it, so that they agree. A schema here would bring zod into the page.
 */
export const formatMoney = ({ minor, currency }: Money, locale: Locale): string =>
  formatFor(currency, locale).format(minor / 10 ** minorDigits(currency));
