import type { Availability } from '../../../contract/catalog/availability.ts';
import { composedField } from '../columns/composed-header.ts';
import { escaped } from '../columns/header-grammar.ts';
import { rememberingUpTo } from '../remembering-up-to.ts';
import words from './availability-words.json' with { type: 'json' };
import priceWords from './price/price-words.json' with { type: 'json' };

const SCHEMA_ORG = /^https?:\/\/schema\.org\//u;

/** One spelling for what differs in case, accents and signs. */
const fold = (written: string): string =>
  written
    .trim()
    .replace(SCHEMA_ORG, '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/(?<=\p{Ll})(?=\p{Lu}\p{Ll})/gu, ' ')
    .toLowerCase()
    .replaceAll('ı', 'i')
    .replace(/(?<=\p{L})[_-](?=\p{L})/gu, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/[.!…]+$/u, '');

const YES = new Set(words.yes.map(fold));
const NO = new Set(words.no.map(fold));

/** True for "No", "нет", "0" and their like in a column of answers. */
export const isAnsweredNo = (written: string): boolean => NO.has(fold(written));

const oneOf = (phrases: readonly string[]): string =>
  phrases.map((phrase) => escaped(fold(phrase))).join('|');

/** Finds words that begin with one of the phrases. */
const beginningWith = (phrases: readonly string[]): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${oneOf(phrases)})`, 'u');

const UNKNOWN = 'unknown';
const isOut = beginningWith(words.phrases['out-of-stock']);
const isOrdered = beginningWith(words.phrases.backorder);

/** "Call us" promises nothing. */
const isAsked = beginningWith(words.ask);
const MONTH = `(?:${oneOf(priceWords.months.flat())})\\p{L}*\\.?`;
const DAY = `(?:\\d{4}-\\d{1,2}|\\d{1,2}[./]\\d{1,2}(?!\\d)|\\d{1,2}\\.? ${MONTH}|${MONTH} \\d)`;
/** "Available from 12 January" is not there yet. */
const isLater = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${oneOf(words.since)})\\p{L}*(?: \\p{L}{1,6}){0,2} ${DAY}`,
  'u',
);
/** Goods that leave in weeks are ordered first. */
const TAKES_WEEKS = new RegExp(`\\d\\s?\\+?\\s?(?:${words.weeks.map(fold).join('|')})`, 'u');

const unit = (list: readonly string[]): string => `(?:${list.map(fold).join('|')})\\p{L}{0,4}`;
const WORKING = `(?: ?(?:${oneOf(words.working)})\\p{L}*)?`;
/** "1-3 Werktage", "срок поставки: 2 рабочих дня": how long goods take to leave, by the longest time. */
const TAKES = new RegExp(
  `^(?:(?:${oneOf(words.ships)})\\D*)?(?:\\d+\\s?(?:[-–—]|to|bis|do|до|a)\\s?)?(?<count>\\d+)\\s?${WORKING} ?(?:(?<days>${unit(words.days)})|(?<weeks>${unit(words.weeks)})|${unit(words.hours)})${WORKING}$`,
  'u',
);
/** Goods that leave within a week are there, as price comparison sites count them. */
const FEW_DAYS = 7;

const stateOfTime = (folded: string): Availability => {
  const { count, days, weeks } = TAKES.exec(folded)?.groups ?? {};
  if (count === undefined) return UNKNOWN;
  return weeks || (days && Number(count) > FEW_DAYS) ? 'backorder' : 'in-stock';
};

/** "Available from order" and "not in stock" hold words of stock too, so stock is looked for last. */
const PHRASES: readonly (readonly [Availability, RegExp])[] = [
  ['out-of-stock', isOut],
  ['preorder', beginningWith(words.phrases.preorder)],
  ['backorder', isOrdered],
  ['in-stock', beginningWith(words.phrases['in-stock'])],
];

/** "Нет в наличии, под заказ" is an offer; "not available for order" is none. */
const stateOf = (folded: string): Availability => {
  const found = PHRASES.find(([, phrase]) => phrase.test(folded))?.[0] ?? UNKNOWN;
  if (found === 'in-stock' || found === UNKNOWN) {
    if (isAsked.test(folded)) return UNKNOWN;
    if (found === 'in-stock' && TAKES_WEEKS.test(folded)) return 'backorder';
    if (isLater.test(folded)) return 'out-of-stock';
    if (found === UNKNOWN) return stateOfTime(folded);
  }
  const parts = found === 'out-of-stock' ? folded.split(/\s*[,;(/–—]\s*|\s+-\s+/u) : [];
  return parts.some((part) => isOrdered.test(part) && !isOut.test(part)) ? 'backorder' : found;
};

const UNIT = `(?:${oneOf(words.units)})`;
const MORE = `(?:${oneOf(words.more)}|[<>≥≤~≈=])`;
/** "15", "> 10", "0 шт", "10+", "5-10 pcs"; the first number counts. */
const COUNT = new RegExp(
  `^${MORE}?\\s*(-?\\d[\\d ]*(?:[.,]\\d+)?)\\s*\\+?(?:\\s*[-–—]\\s*\\d+)?\\s*${UNIT}?$`,
  'u',
);

/** "на складе: 0 шт", "3 in stock" */
const WORDED_COUNT = new RegExp(`^(\\D*?)[\\s:=–—-]*(\\d+)\\s*(?:${UNIT}(?!\\p{L}))?[\\s.,:]*(\\D*)$`, 'u');
const speaksOfStock = (text: string): boolean =>
  text === '' || stateOf(text) === 'in-stock' || composedField(text) === 'quantity';

const wordedCount = (folded: string): number | undefined => {
  const [, before = '', count, after = ''] = WORDED_COUNT.exec(folded) ?? [];
  const isCount =
    count !== undefined && !isLater.test(folded) && speaksOfStock(before) && speaksOfStock(after);
  return isCount ? Number(count) : undefined;
};

const countIn = (folded: string): number | undefined => {
  const [, number] = COUNT.exec(folded) ?? [];
  if (number === undefined) return wordedCount(folded);
  return Number(number.replaceAll(' ', '').replace(',', '.'));
};

const ofCount = (count: number): Availability => (count > 0 ? 'in-stock' : 'out-of-stock');

const spoken = rememberingUpTo(2_000, (written): Availability => {
  const folded = fold(written);
  if (YES.has(folded)) return 'in-stock';
  if (NO.has(folded)) return 'out-of-stock';
  const count = countIn(folded);
  return count === undefined ? stateOf(folded) : ofCount(count);
});

const isBlank = (written: string | undefined): written is undefined =>
  written === undefined || written.trim() === '';

/**
 * What the words and the stock of an offer say together. An offer without either can be had; one whose words nobody
 * understands is `unknown`, unless its stock decides.
 */
export const parseAvailability = (written: string | undefined, stock: string | undefined): Availability => {
  const left = isBlank(stock) ? undefined : spoken(stock);
  // Price lists leave the cell blank both for none and for goods that nobody counts.
  if (isBlank(written)) return left ?? (stock === undefined ? 'in-stock' : UNKNOWN);
  const said = spoken(written);
  if (said === UNKNOWN) return left ?? UNKNOWN;
  // A shop that sells without stock says so in other words than "in stock".
  return said === 'in-stock' && left === 'out-of-stock' ? left : said;
};
