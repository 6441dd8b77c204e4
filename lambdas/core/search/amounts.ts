import { isUnit } from './units.ts';
import type { Word } from './words.ts';

const currencyWords = new Map<string, string>();
const learn = (currency: string, forms: string): void => {
  for (const form of forms.split(' ')) currencyWords.set(form, currency);
};

learn(
  'USD',
  '$ доллар доллара долларов долларах долларам долларами баксов бакса баксах бакс usd dollar dollars buck bucks',
);
learn(
  'RUB',
  '₽ руб рубль рубля рублей рублях рублям рублями р rub rur ruble rubles rouble roubles деревянных',
);
learn('EUR', '€ евро eur euro euros');
learn('GBP', '£ фунт фунта фунтов gbp pound pounds quid');
learn('KZT', '₸ тенге тг kzt tenge');
learn('UAH', '₴ гривна гривны гривен гривне грн uah hryvnia hryvnias');
learn('BYN', 'byn');
learn('CNY', 'юань юаня юаней cny yuan');

const CENTS = new Set('цент цента центов копейка копейки копеек cent cents'.split(' '));

/** An amount of money as it was said, in whole currency units. */
export interface Amount {
  readonly value: number;
  /** Absent when the shopper named a bare number. */
  readonly currency?: string;
  /** Words used up. */
  readonly length: number;
}

const currencyOf = (word: Word | undefined): string | undefined => currencyWords.get(word?.text ?? '');

/** "12 990 рублей" comes in two pieces; a model name like "15 256" does, too, so a sign of money must follow. */
const readGrouped = (words: readonly Word[], at: number): { text: string; length: number } => {
  let text = words[at]?.text ?? '';
  let length = 1;
  while (/^\d{1,3}$/u.test(words[at]?.text ?? '') && /^\d{3}$/u.test(words[at + length]?.text ?? '')) {
    text += words[at + length]?.text ?? '';
    length += 1;
  }
  return currencyOf(words[at + length]) ? { text, length } : { text: words[at]?.text ?? '', length: 1 };
};

const THOUSANDS = new Set(['к', 'k']);
const MAX_DIGITS = 10;

/** Reads an amount that begins at a word; a number with a unit of measure is none. */
export const readAmount = (words: readonly Word[], from: number): Amount | undefined => {
  const leading = words[from]?.kind === 'sign' ? currencyOf(words[from]) : undefined;
  const start = leading ? from + 1 : from;
  if (words[start]?.kind !== 'number') return undefined;
  const grouped = readGrouped(words, start);
  let at = start + grouped.length;
  const isThousands = words[at]?.glued === true && THOUSANDS.has(words[at]?.text ?? '');
  if (isThousands) at += 1;
  const trailing = leading ? undefined : currencyOf(words[at]);
  if (trailing) at += 1;
  const isOther =
    !leading && !trailing && !isThousands && isUnit(words[words[at]?.text === '-' ? at + 1 : at]);
  if (isOther || grouped.text.length > MAX_DIGITS) return undefined;
  let value = Number(grouped.text) * (isThousands ? 1_000 : 1);
  if (trailing && words[at]?.kind === 'number' && CENTS.has(words[at + 1]?.text ?? '')) {
    value += Number(words[at]?.text) / 100;
    at += 2;
  }
  const currency = leading ?? trailing;
  return { value, length: at - from, ...(currency === undefined ? {} : { currency }) };
};
