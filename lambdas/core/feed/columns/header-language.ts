import priceWords from '../normalise/price/price-words.json' with { type: 'json' };
import { escaped } from './header-grammar.ts';
import headers from './headers.json' with { type: 'json' };

const codesOf = (known: Readonly<Record<string, readonly string[]>>): ReadonlyMap<string, string> =>
  new Map(Object.entries(known).flatMap(([meaning, codes]) => codes.map((code) => [code, meaning] as const)));

const LANGUAGES = codesOf(headers.languages);
const CURRENCIES = codesOf(headers.currencies);

/** A header's end that says for whom the column is. */
const MARKED = /^(.{2,}?)\s*[ ([:.,-]\s*([\p{L}\p{Sc}.-]{1,12}?)\.?[)\]]?$/u;

/** "incl. VAT" follows the currency: "price, EUR incl. VAT". */
const TAX = new RegExp(`[\\s,(]+(?:${priceWords.tax.map(escaped).join('|')})[)\\s]*$`, 'u');

interface MarkedHeader {
  readonly base: string;
  /** The language or the currency, of a column for one of several. */
  readonly mark?: string | undefined;
}

/** The language that a code of a feed stands for: "ua" is Ukrainian, and so is "uk-UA". */
export const languageCode = (code: string | undefined): string | undefined => {
  if (code === undefined) return undefined;
  const folded = code.trim().toLowerCase().replaceAll('_', '-');
  return LANGUAGES.get(folded) ?? LANGUAGES.get(/^([a-z]{2})-[a-z]{2}$/u.exec(folded)?.[1] ?? '');
};

/** "name ru" and "описание (укр)" hold one field in several languages, "цена, руб." and "price usd" in several currencies. */
export const markOf = (key: string): MarkedHeader => {
  const [, base, code = ''] = MARKED.exec(key.replace(TAX, '')) ?? [];
  const mark = languageCode(code) ?? CURRENCIES.get(code);
  return base === undefined || mark === undefined ? { base: key } : { base, mark };
};

/** Countries whose code is written before a name, and after one means another thing: "size US". */
const BEFORE: ReadonlyMap<string, string> = new Map([
  ['us', 'en'],
  ['gb', 'en'],
]);

/** A code before the name, which no word of the name can be: "EN_Title", "de:name", "[ua] Назва". */
const PREFIXED = /^\s*(?:[[(]([a-z]{2,3})[\])]\s*|([a-z]{2,3})[_:/|]|([A-Z]{2})[ .-])(?=\p{L})/iu;

/** The key of a header with its language moved to the end: "title en" of "EN_Title". */
export const withLanguageLast = (header: string): string => {
  const [start = '', inBrackets, before, capitals] = PREFIXED.exec(header) ?? [];
  const isCode = capitals === undefined || capitals === capitals.toUpperCase();
  const written = inBrackets ?? before ?? capitals ?? '';
  const code = BEFORE.get(written.toLowerCase()) ?? written;
  return isCode && languageCode(code) !== undefined ? `${header.slice(start.length)} ${code}` : header;
};

/** The currency that a header names, as ISO has it. */
export const currencyMark = ({ mark }: MarkedHeader): string | undefined =>
  mark !== undefined && Object.hasOwn(headers.currencies, mark) ? mark : undefined;
