import { minorDigits } from '../../../../contract/catalog/amounts.ts';
import type { Money } from '../../../../contract/catalog/money.ts';
import type { LivePrice } from '../../../../ports/catalog/catalog-upkeep.ts';
import { rememberingUpTo } from '../../remembering-up-to.ts';
import { currencyOf } from './currency.ts';
import words from './price-words.json' with { type: 'json' };
import { readWrittenNumber, type Separator, type SeparatorUse } from './written-number.ts';

export type ParsedPrice =
  | { readonly kind: 'money'; readonly money: Money }
  | { readonly kind: 'unreadable' }
  /** Below zero, or beyond what anything costs. */
  | { readonly kind: 'absurd' }
  | { readonly kind: 'unknown-currency'; readonly currency: string };

/** In major units; an expensive house in a weak currency costs less. */
const HIGHEST = 1e11;
const HUNDRED = 100;

const FROM = [...words.from].sort((a, b) => b.length - a.length);
const PER = new Set(words.per);
const UNITS = new Set(words.units);
const TAX = new Set(words.tax);
const HUNDREDTHS = new Set(words.hundredths);

const PRICE = /^([^\d]*?)([-−]?)\s*(\d[\d\s.,'’]*)(.*)$/su;
/** "850 – 1 200 руб." costs 850 at least. */
const RANGE = new RegExp(
  `^([^\\d/()]{0,8}?)\\s*(?:[-–—]|\\.\\.\\.?|…|(?:${words.until.join('|')})\\s)\\s*[^\\d\\s-]{0,4}\\s*\\d[\\d\\s.,'’]*`,
  'u',
);
/** "1 299,-" and "1299.—" have no cents. */
const NO_CENTS = /^[:=]?[-–—=]+|^[*†]+$/u;
/** "990-50" ends in cents: no range goes from 990 down to 50. */
const HYPHENED = /^[-–—](\d{2})(?![\d.,])/u;
const LONGER_THAN_CENTS = 3;
const CENTS = /^(.*?)\s*(\d{1,2})\s*(\p{L}+)\.?$/u;

/** What comes before a price without "from" and its like. */
const withoutFrom = (before: string): string => {
  const text = before.trim().replace(/:$/u, '').toLowerCase();
  const word = FROM.find((each) => text === each || text.startsWith(`${each} `));
  return word === undefined ? text : text.slice(word.length).trim();
};

/** Another number in brackets may be another price. */
const SECOND_NUMBER = /^[/(]\s*\d[\d\s.,]*\)?$/u;

const isUnit = (text: string): boolean => {
  if (SECOND_NUMBER.test(text)) return false;
  const bare = text.replace(/\.$/u, '');
  return text === '' || /^[/(]/u.test(text) || UNITS.has(bare) || TAX.has(text) || TAX.has(bare);
};

const isRemark = (text: string): boolean =>
  isUnit(text) || PER.has(text.split(/\s/u)[0] ?? '') || !/\d/u.test(text);

interface Tail {
  readonly currency: string | undefined;
  readonly rest: string;
}

/** "руб./м" and "EUR per piece" begin with a currency; the rest is a unit or a remark. */
const splitTail = (after: string, own: string): Tail => {
  const tokens = after.split(/\s+|(?=[/(])/u);
  for (let count = tokens.length; count > 0; count -= 1) {
    const code = currencyOf(tokens.slice(0, count).join(' '), own);
    if (code !== undefined) return { currency: code, rest: tokens.slice(count).join(' ') };
  }
  return { currency: undefined, rest: after };
};

const CODE = /^\p{Lu}{3}$/u;
const NOT_MONEY = new Set(words.notMoney);

/** Names a currency that nobody can pay with, or one that is not known. */
const isOtherCurrency = (named: string): boolean =>
  CODE.test(named) || NOT_MONEY.has(named.toLowerCase().replace(/\.$/u, ''));

const defaultUse = (_: Separator, digits: number): SeparatorUse => (digits === 3 ? 'decimal' : 'thousands');

/** The currency that a price names, the shop's own one, or none where other words stand there. */
const currencyIn = (before: string, after: string, own: string): string | undefined => {
  const { currency, rest } = splitTail(after, own);
  if (currency !== undefined) return isRemark(rest) ? currency : undefined;
  if (!isUnit(rest) && !PER.has(rest.split(/\s/u)[0] ?? '')) return undefined;
  return before === '' ? own : currencyOf(before, own);
};

const UNREADABLE = '';
/** No text of a feed has it. */
const BETWEEN = '\0';
/** By the words around the prices of a feed, which are few. */
const wordings = rememberingUpTo(1_000, (key) => {
  const [own = '', before = '', after = ''] = key.split(BETWEEN);
  return currencyIn(withoutFrom(before), after.toLowerCase(), own) ?? UNREADABLE;
});

/** What comes behind a price, without the rest of a range and without cents that are written out: "руб. 50 коп." */
const splitCents = (behind: string, length: number): { readonly after: string; readonly cents: number } => {
  if (behind === '') return { after: '', cents: 0 };
  const [hyphened, two] = length >= LONGER_THAN_CENTS ? (HYPHENED.exec(behind) ?? []) : [];
  if (hyphened !== undefined) return { after: behind.slice(hyphened.length).trim(), cents: Number(two) };
  const tail = behind.replace(RANGE, '$1 ').trim().replace(NO_CENTS, '').trim();
  const [, name = '', cents = '', word = ''] = CENTS.exec(tail) ?? [];
  return HUNDREDTHS.has(word.toLowerCase())
    ? { after: name, cents: Number(cents) }
    : { after: tail, cents: 0 };
};

/**
 * Reads a price as people write it: "1 299,00 ₽", "12.99 EUR", "$1,299.00", "от 850 руб./м". `currency` holds where none
 * is named, and `useOf` says how "1.299" is meant; without it as thousands.
 */
export const parsePrice = (
  written: string,
  currency: string,
  useOf: (separator: Separator, digits: number) => SeparatorUse = defaultUse,
): ParsedPrice => {
  const [, front = '', minus, number = '', behind = ''] = PRICE.exec(written.trim()) ?? [];
  if (number === '') return { kind: 'unreadable' };
  const { after, cents } = splitCents(behind.trim(), number.trim().length);
  const code = front === '' && after === '' ? currency : wordings([currency, front, after].join(BETWEEN));
  if (code === UNREADABLE) {
    const named = after || front.trim();
    return isOtherCurrency(named) ? { kind: 'unknown-currency', currency: named } : { kind: 'unreadable' };
  }
  const digits = minorDigits(code);
  const amount = readWrittenNumber(number, (separator) => useOf(separator, digits));
  if (Number.isNaN(amount)) return { kind: 'unreadable' };
  if (minus !== '' || amount > HIGHEST) return { kind: 'absurd' };
  const whole = amount + cents / HUNDRED;
  return { kind: 'money', money: { minor: Math.round(whole * 10 ** digits), currency: code } };
};

export interface PriceMemory {
  priceOf(productId: string, variantId: string): Money | undefined;
}

const keyOf = (productId: string, variantId: string): string => `${productId}\n${variantId}`;

/** Keeps what the shop's variants cost. The amounts are numbers in a map per currency, half the size of `Money`. */
export const rememberPrices = async (prices: AsyncIterable<LivePrice>): Promise<PriceMemory> => {
  const amounts = new Map<string, Map<string, number>>();
  for await (const { productId, variantId, price } of prices) {
    const known = amounts.get(price.currency) ?? new Map<string, number>();
    amounts.set(price.currency, known.set(keyOf(productId, variantId), price.minor));
  }
  return {
    priceOf: (productId, variantId) => {
      const key = keyOf(productId, variantId);
      for (const [currency, known] of amounts) {
        const minor = known.get(key);
        if (minor !== undefined) return { minor, currency };
      }
      return undefined;
    },
  };
};

/** A sale halves a price now and then; a larger change is mostly a misplaced comma or a wrong currency. */
const MAX_CHANGE = 2;

/** True for a price so far from the one before that a person should check it. */
export const isPriceJump = (before: Money | undefined, now: Money | undefined): boolean =>
  before !== undefined &&
  now !== undefined &&
  before.currency === now.currency &&
  (now.minor > before.minor * MAX_CHANGE || now.minor * MAX_CHANGE < before.minor);
