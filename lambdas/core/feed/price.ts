import { Currency, type Money, minorDigits } from '../../contract/money.ts';

export type ParsedPrice =
  | { readonly kind: 'money'; readonly money: Money }
  | { readonly kind: 'unreadable' }
  /** Below zero, or beyond what anything costs. */
  | { readonly kind: 'absurd' }
  | { readonly kind: 'unknown-currency'; readonly currency: string };

/** In major units; a dear house in a weak currency stays below. */
const HIGHEST = 1e11;

/** Signs and words of currencies, and codes that ISO 4217 has given up. */
const SPELLINGS: Readonly<Record<string, string>> = {
  '₽': 'RUB',
  RUR: 'RUB',
  РУБ: 'RUB',
  РУБЛЕЙ: 'RUB',
  РУБЛЬ: 'RUB',
  РУБЛЯ: 'RUB',
  Р: 'RUB',
  '€': 'EUR',
  ЕВРО: 'EUR',
  $: 'USD',
  US$: 'USD',
  '£': 'GBP',
  '¥': 'JPY',
  '₸': 'KZT',
  ТГ: 'KZT',
  ТЕНГЕ: 'KZT',
  '₴': 'UAH',
  ГРН: 'UAH',
  BYR: 'BYN',
  'Б.Р': 'BYN',
  '₾': 'GEL',
  '֏': 'AMD',
  '₺': 'TRY',
  ZŁ: 'PLN',
  KČ: 'CZK',
  '₹': 'INR',
};

const digitsOf = new Map<string, number>();
const digitsAfterPoint = (currency: string): number => {
  const known = digitsOf.get(currency);
  if (known !== undefined) return known;
  const digits = minorDigits(currency);
  digitsOf.set(currency, digits);
  return digits;
};

const currencies = new Map<string, string | undefined>();
const MAX_SPELLINGS = 1_000;

/** ISO code of a currency in any spelling of feeds; `undefined` when it is none. */
export const currencyOf = (written: string): string | undefined => {
  if (currencies.has(written)) return currencies.get(written);
  const spelling = written.trim().toUpperCase().replace(/\.$/u, '');
  const parsed = Currency.safeParse(SPELLINGS[spelling] ?? spelling);
  const currency = parsed.success ? parsed.data : undefined;
  if (currencies.size < MAX_SPELLINGS) currencies.set(written, currency);
  return currency;
};

const PRICE = /^([^\d\s.,-]*[^\d\s,-]?)\s*(-?)\s*(\d[\d\s.,'’]*)\s*(.*)$/u;

/** Group separators dropped, the decimal one a point: "1 299,00" → "1299.00"; three digits after one are a group. */
const plainNumber = (written: string, digits: number): string | undefined => {
  const number = written.replace(/[\s'’]/gu, '').replace(/[.,]$/u, '');
  const last = Math.max(number.lastIndexOf('.'), number.lastIndexOf(','));
  if (last < 0) return number;
  const before = number.slice(0, last);
  const after = number.slice(last + 1);
  const isOnlyOne = !/[.,]/u.test(before);
  const isGroup = after.length === 3 && digits !== 3 && /^\d{1,3}$/u.test(before.split(/[.,]/u)[0] ?? '');
  const isRepeated = !isOnlyOne && before.includes(number[last] ?? '');
  if (isRepeated || (isGroup && (isOnlyOne ? before !== '0' : true))) return number.replace(/[.,]/gu, '');
  return `${before.replace(/[.,]/gu, '')}.${after}`;
};

const readNumber = (written: string, digits: number): number => {
  const plain = plainNumber(written, digits);
  return plain !== undefined && /^\d+(\.\d+)?$/u.test(plain) ? Number(plain) : Number.NaN;
};

/** As most exports write it; three digits after the point could be a group. */
const PLAIN = /^\d{1,9}(?:\.\d{1,2})?$/u;

/** Reads a price as people write it: "1 299,00 ₽", "12.99 EUR", "$1,299.00". `currency` holds where none is named. */
export const parsePrice = (written: string, currency: string): ParsedPrice => {
  if (PLAIN.test(written) && currencyOf(currency) === currency) {
    const minor = Math.round(Number(written) * 10 ** digitsAfterPoint(currency));
    return { kind: 'money', money: { minor, currency } };
  }
  const [, before = '', minus, number = '', after = ''] = PRICE.exec(written.trim()) ?? [];
  const named = after.trim() || before.trim();
  const code = named === '' ? currency : currencyOf(named);
  if (number === '') return { kind: 'unreadable' };
  if (code === undefined) {
    return /^\p{Lu}{3}$/u.test(named)
      ? { kind: 'unknown-currency', currency: named }
      : { kind: 'unreadable' };
  }
  const digits = digitsAfterPoint(code);
  const amount = readNumber(number, digits);
  if (Number.isNaN(amount)) return { kind: 'unreadable' };
  if (minus !== '' || amount > HIGHEST) return { kind: 'absurd' };
  return { kind: 'money', money: { minor: Math.round(amount * 10 ** digits), currency: code } };
};
