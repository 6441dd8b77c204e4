import { escaped } from '../columns/header-grammar.ts';
import { rememberingUpTo } from '../remembering-up-to.ts';
import words from './confidential-words.json' with { type: 'json' };
import { parsePrice } from './price/price.ts';

const fold = (written: string): string =>
  written
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')
    .toLowerCase()
    .replaceAll('_', ' ')
    .replace(/\s+/gu, ' ')
    .trim();

const oneOf = (texts: readonly string[]): string => texts.map((text) => escaped(fold(text))).join('|');

const START = '(?<![\\p{L}\\p{N}])';
const END = '(?![\\p{L}\\p{N}])';
/** What only the shop's own people should read, by words that headers begin with, in many languages. */
const CONFIDENTIAL = new RegExp(
  `${START}(?:${oneOf(words.stems)})|${START}(?:${oneOf(words.words)})${END}|(?:${oneOf(words.anywhere)})`,
  'u',
);
/** Words that mean it only where they are the whole header. */
const HEADERS = new Set(words.headers.map(fold));
const HARMLESS = new RegExp(`${START}(?:${oneOf(words.harmless)})`, 'gu');

const isConfidential = rememberingUpTo(20_000, (written) => {
  const folded = fold(written).replace(/[.:*]+$/u, '');
  return HEADERS.has(folded) || CONFIDENTIAL.test(folded.replace(HARMLESS, ''));
});

const PRICE_WORD = new RegExp(`${START}(?:${oneOf(words.prices)})\\p{L}*`, 'gu');

/** True for words that name a price, or anything else, which only the shop's own people see. */
export const isForStaff = (text: string): boolean => {
  const rest = fold(text).replace(PRICE_WORD, '').trim();
  return rest !== '' && isConfidential(rest);
};

const PRICE = new RegExp(`${START}(?:${oneOf(words.prices)})`, 'u');

/** The header that may be meant for the price, where none is known. */
export const likelyPrice = (columns: readonly string[]): string | undefined =>
  columns.find((column) => PRICE.test(fold(column)) && !isForStaff(column));

/** "Иванов И. И." and "Smith J." */
const PERSON = /^\p{Lu}\p{L}+ (?:\p{Lu}\.\s?){1,2}$/u;
const ADDRESS = /[^\s@]@[^\s@]+\.\p{L}{2,}/u;
const TELEPHONE = /^(?!\d{4}-\d{2}-\d{2}\b)\+?\d[\d\s()-]{8,}\d$/u;
/** Cents make an amount: "2950.00". */
const CENTS = /^\d[\d\s]*\d[.,]\d{2}$/u;
/** "DIN 912" and "RS 485" begin with letters that are currencies too. */
const NUMBER_OR_SIGN = /^\d|\p{Sc}/u;
const NO_CURRENCY = 'XXX';

const isMoney = (value: string): boolean => {
  if (CENTS.test(value)) return true;
  if (!NUMBER_OR_SIGN.test(value)) return false;
  const parsed = parsePrice(value, NO_CURRENCY);
  return parsed.kind === 'money' && parsed.money.currency !== NO_CURRENCY;
};

/** "ООО Ромашка" and "Acme Ltd" do business with the shop. */
const COMPANY = new RegExp(
  `^["«“]?(?:${oneOf(words.companies.before)})\\s+["«“]?\\p{L}|[\\s,](?:${oneOf(words.companies.after)})\\.?$`,
  'u',
);

const isPerson = (value: string): boolean =>
  COMPANY.test(fold(value)) || PERSON.test(value) || ADDRESS.test(value) || TELEPHONE.test(value);

interface NamedValue {
  /** The name as the shop writes it. */
  readonly written: string;
  /** True for a name whose meaning is known, like a colour's. */
  readonly isKnown: boolean;
  readonly value: string;
}

/**
 * Whether shoppers may hear an attribute. Names with a known meaning may be told; prices, costs, suppliers, places in
 * the store and remarks may not, nor what looks like money or a person under a name that nobody knows.
 */
export const isForShoppers = ({ written, isKnown, value }: NamedValue): boolean => {
  if (isKnown) return true;
  return !isConfidential(written) && !isMoney(value) && !isPerson(value);
};
