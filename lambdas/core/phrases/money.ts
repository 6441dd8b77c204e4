import { type Money, minorDigits } from '../../contract/catalog/money.ts';
import type { Locale } from '../../contract/shop/locale.ts';

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

/** An amount as it is written and said: "$999.90", "12 990 ₽" with no-break spaces; whole amounts without cents. */
export const formatMoney = ({ minor, currency }: Money, locale: Locale): string =>
  formatFor(currency, locale).format(minor / 10 ** minorDigits(currency));
