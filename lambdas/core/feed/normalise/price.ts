import { LRUCache } from 'lru-cache';
import { Currency, type Money, minorDigits } from '../../../contract/catalog/money.ts';
import type { LivePrice } from '../../../ports/catalog/catalog-prices.ts';
import words from '../words.json' with { type: 'json' };

export type ParsedPrice =
  | { readonly kind: 'money'; readonly money: Money }
  | { readonly kind: 'unreadable' }
  /** Below zero, or beyond what anything costs. */
  | { readonly kind: 'absurd' }
  | { readonly kind: 'unknown-currency'; readonly currency: string };

/** In major units; an expensive house in a weak currency costs less. */
const HIGHEST = 1e11;

/** Signs and words of currencies, and codes that ISO 4217 has given up. */
const SPELLINGS: Readonly<Record<string, string>> = words.currencies;

const NOT_A_CURRENCY = '';
const currencies = new LRUCache<string, string>({
  max: 1_000,
  memoMethod: (written) => {
    const spelling = written.trim().toUpperCase().replace(/\.$/u, '');
    return Currency.safeParse(SPELLINGS[spelling] ?? spelling).data ?? NOT_A_CURRENCY;
  },
});

/** ISO code of a currency in any spelling of feeds; `undefined` for another word. */
export const currencyOf = (written: string): string | undefined => currencies.memo(written) || undefined;

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

/** Reads a price as people write it: "1 299,00 ₽", "12.99 EUR", "$1,299.00". `currency` holds where none is named. */
export const parsePrice = (written: string, currency: string): ParsedPrice => {
  const [, before = '', minus, number = '', after = ''] = PRICE.exec(written.trim()) ?? [];
  const named = after.trim() || before.trim();
  const code = named === '' ? currency : currencyOf(named);
  if (number === '') return { kind: 'unreadable' };
  if (code === undefined) {
    return /^\p{Lu}{3}$/u.test(named)
      ? { kind: 'unknown-currency', currency: named }
      : { kind: 'unreadable' };
  }
  const digits = minorDigits(code);
  const amount = readNumber(number, digits);
  if (Number.isNaN(amount)) return { kind: 'unreadable' };
  if (minus !== '' || amount > HIGHEST) return { kind: 'absurd' };
  return { kind: 'money', money: { minor: Math.round(amount * 10 ** digits), currency: code } };
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
