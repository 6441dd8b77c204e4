import { currencies } from './currencies.ts';
import { counted } from './plural.ts';
import type { Language } from './sound.ts';

const escaped = (text: string): string => text.replace(/[$.]/g, '\\$&');

const SIGN = [...currencies.keys()].map(escaped).join('|');
/** Thousands parted by any space, comma, point or apostrophe; two digits behind the last point or comma are cents. */
const AMOUNT = String.raw`\d{1,3}(?:[\s.,’']\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,2})?`;
/** A sign of letters must end there: `Br` in `Bravia` is no rouble. */
const END = String.raw`(?![\p{L}\d])`;

/** A price as shops write it: `$999.90`, `12 990 ₽`, `1.299,00 €`, `100 руб.`. */
export const PRICE = String.raw`(?<![\p{L}\d])(?:(?:${SIGN})\s?(?:${AMOUNT})|(?:${AMOUNT})\s?(?:${SIGN}))${END}`;

const parts = new RegExp(String.raw`^(?<before>${SIGN})?\s?(?<amount>${AMOUNT})\s?(?<after>${SIGN})?$`, 'u');

const split = (amount: string): { readonly whole: number; readonly hundredths: number } => {
  const digits = amount.replace(/[\s’']/g, '');
  const decimals = /[.,](\d{1,2})$/.exec(digits)?.[1];
  const whole = decimals === undefined ? digits : digits.slice(0, -decimals.length - 1);
  return { whole: Number(whole.replace(/[.,]/g, '')), hundredths: Number((decimals ?? '').padEnd(2, '0')) };
};

export interface Price {
  readonly sign: string;
  readonly whole: number;
  readonly hundredths: number;
}

export const parsePrice = (text: string): Price | undefined => {
  const groups = parts.exec(text)?.groups;
  const sign = groups?.before ?? groups?.after;
  if (groups?.amount === undefined || sign === undefined) return undefined;
  return { sign, ...split(groups.amount) };
};

/** Says a price: `$999.90` is «999 долларов 90 центов»; the digits are left to the synthesizer. */
export const speakPrice = (text: string, language: Language): string | undefined => {
  const price = parsePrice(text);
  const spoken = price === undefined ? undefined : currencies.get(price.sign)?.[language];
  if (price === undefined || spoken === undefined) return undefined;
  const { whole, hundredths } = price;
  const small = hundredths === 0 ? [] : [counted(hundredths, spoken.hundredth, language)];
  const large = whole === 0 && hundredths > 0 ? [] : [counted(whole, spoken.unit, language)];
  return [...large, ...small].join(' ');
};
