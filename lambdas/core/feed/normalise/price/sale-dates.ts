import type { FieldValues } from '../../raw-offer.ts';
import { isAnsweredNo } from '../availability.ts';
import words from './price-words.json' with { type: 'json' };

/** `open` where no date is written, `unreadable` where another text is. */
type DateLimit = { readonly kind: 'open' | 'unreadable' } | { readonly kind: 'at'; readonly time: number };

const DAY_MS = 24 * 60 * 60 * 1_000;

interface DayParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const MONTHS: readonly (readonly string[])[] = words.months;

const monthOf = (word: string): number => {
  const spelled = word.toLowerCase();
  return MONTHS.findIndex((names) => names.some((name) => spelled.startsWith(name))) + 1;
};

const CENTURY = 2_000;
const fullYear = (year: number): number => (year < 100 ? CENTURY + year : year);

/** Days as they are written, the last one with day and month in either order. */
const DAYS = [
  /^(?<year>\d{4})[-./](?<month>\d{1,2})[-./](?<day>\d{1,2})$/u,
  /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})$/u,
  /^(?<day>\d{1,2})(?:\.|st|nd|rd|th)?\s+(?<month>\p{L}+)\.?,?\s+(?<year>\d{4})(?:\s+\p{L}\.?)?$/u,
  /^(?<month>\p{L}+)\.?\s+(?<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<year>\d{4})$/u,
  /^(?<day>\d{1,2})[-./](?<month>\d{1,2})[-./](?<year>\d{2}|\d{4})$/u,
];
const YEAR_LAST = DAYS.at(-1);

const numbers = (...written: readonly (string | undefined)[]): readonly number[] => written.map(Number);

const dayOf = (text: string, isMonthFirst: boolean): DayParts | undefined => {
  const pattern = DAYS.find((each) => each.test(text));
  const { year, month: named = '', day: written } = pattern?.exec(text)?.groups ?? {};
  if (year === undefined) return undefined;
  const day = Number(written);
  const month = /\d/u.test(named) ? Number(named) : monthOf(named);
  // Day and month of "03/04/2035" change places in the United States.
  const swaps = pattern === YEAR_LAST && (month > 12 || (isMonthFirst && day <= 12 && text.includes('/')));
  return { year: fullYear(Number(year)), month: swaps ? day : month, day: swaps ? month : day };
};

const TIME = /[\sT,]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*([ap]\.?m\.?)?$/iu;
const ZONE = /\s*(?:(Z|UTC|GMT)|([+-])(\d{2}):?(\d{2})?)$/iu;
const UNIX = /^\d{10}(?:\d{3})?$/u;
/** Workbooks count days since the end of 1899. */
const SERIAL = /^[3-6]\d{4}(?:\.\d+)?$/u;
const SERIAL_OF_1970 = 25_569;

const hourOf = (hour: number, half: string | undefined): number => {
  if (half === undefined) return hour;
  return (hour % 12) + (half.toLowerCase().startsWith('p') ? 12 : 0);
};

/** Minutes that the zone is ahead of UTC, and the text without it. A date alone ends in no zone. */
const splitZone = (text: string): readonly [rest: string, ahead: number] => {
  const found = ZONE.exec(text);
  const rest = found ? text.slice(0, found.index) : text;
  if (!found || (found[1] === undefined && !/\d:\d{2}/u.test(rest))) return [text, 0];
  const minutes = Number(found[3] ?? 0) * 60 + Number(found[4] ?? 0);
  return [rest, found[2] === '-' ? -minutes : minutes];
};

const MINUTE_MS = 60 * 1_000;

/** The moment that is meant. A day without a time lasts to its end where it is the last one. */
const momentOf = (written: string, isEnd: boolean, isMonthFirst: boolean): number => {
  if (UNIX.test(written)) return Number(written) * (written.length === 10 ? 1_000 : 1);
  if (SERIAL.test(written)) {
    const time = Math.round((Number(written) - SERIAL_OF_1970) * DAY_MS);
    return isEnd && time % DAY_MS === 0 ? time + DAY_MS - 1 : time;
  }
  const [local, ahead] = splitZone(written);
  const time = TIME.exec(local);
  const day = dayOf(time ? local.slice(0, time.index).trim() : local, isMonthFirst);
  if (!day || day.month < 1 || day.month > 12 || day.day < 1 || day.day > 31) return Number.NaN;
  const midnight = Date.UTC(day.year, day.month - 1, day.day);
  if (!time) return isEnd ? midnight + DAY_MS - 1 : midnight;
  const [hour = 0, minute = 0, second = 0] = numbers(time[1], time[2], time[3] ?? '0');
  const minutes = hourOf(hour, time[4]) * 60 + minute - ahead;
  return midnight + minutes * MINUTE_MS + second * 1_000;
};

const ENDLESS = new RegExp(`^(?:${words.endless.join('|')})$`, 'iu');
/** Exports write zeros for "no date", and words for "no end". */
const isBlank = (written: string): boolean =>
  /^[\s0:.\-–—/T]*$/u.test(written) || ENDLESS.test(written.trim());
/** "с 1 ноября" and "until Dec 1" in a column of its own. */
const BEFORE = new RegExp(`^(?:${[...words.since, ...words.until].join('|')})\\s+(?=.*\\d)`, 'iu');

interface DateReading {
  /** True for the last day of a sale. */
  readonly isEnd: boolean;
  /** True where "03/04/2035" is the fourth of March. */
  readonly isMonthFirst: boolean;
}

/** Reads a date in any usual spelling; in UTC where no zone is written. */
export const parseDate = (written: string | undefined, { isEnd, isMonthFirst }: DateReading): DateLimit => {
  if (written === undefined || isBlank(written)) return { kind: 'open' };
  const time = momentOf(written.trim().replace(BEFORE, ''), isEnd, isMonthFirst);
  return Number.isNaN(time) ? { kind: 'unreadable' } : { kind: 'at', time };
};

const UNTIL = new RegExp(`\\s+(?:${words.until.join('|')}|[-–—])\\s+|\\s*[–—]\\s*|\\s+/\\s+`, 'u');
const SINCE = new RegExp(`^(?:${words.since.join('|')})\\s+`, 'iu');
const SLASHES = /^(.*\d{4}.*?)\/(.*\d{4}.*)$/u;

const HYPHEN = /^([\d./]+(?: [\d:]+)?)-([\d./]+(?: [\d:]+)?)$/u;

/** Both ends of a range: "2026-05-01T00:00+0300/2026-05-31", "01.05.2026 – 31.05.2026". */
const splitDates = (range: string): readonly [from: string | undefined, to: string | undefined] => {
  const written = range.trim();
  const text = written.replace(SINCE, '');
  const parts = text.split(UNTIL);
  if (parts.length === 2) return [parts[0], parts[1]];
  const [, from, to] = SLASHES.exec(text) ?? HYPHEN.exec(text) ?? [];
  if (from !== undefined && /\d/u.test(to ?? '')) return [from, to];
  // One day alone is the last one.
  return text === written ? [undefined, written] : [text, undefined];
};

const OVER = new RegExp(`^(?:${words.over.join('|')})`, 'iu');

/** True for "no", "ended" and their like in a column that says whether a sale is on. */
export const isSwitchedOff = (written: string): boolean => isAnsweredNo(written) || OVER.test(written.trim());

/** Whether a sale is on; one without dates always is. Dates of a shop that sells in US dollars have the month first. */
export const saleState = (
  { sale_from: saleFrom, sale_to: saleTo, sale_price_effective_date: saleDates }: FieldValues,
  { now, currency }: { readonly now: Date; readonly currency: string },
): 'on' | 'off' | 'unreadable' => {
  const [first, last] = saleDates === undefined ? [] : splitDates(saleDates);
  const isMonthFirst = currency === 'USD';
  const from = parseDate(saleFrom ?? first, { isEnd: false, isMonthFirst });
  const to = parseDate(saleTo ?? last, { isEnd: true, isMonthFirst });
  if (from.kind === 'unreadable' || to.kind === 'unreadable') return 'unreadable';
  const isAhead = from.kind === 'at' && from.time > now.getTime();
  const isPast = to.kind === 'at' && to.time < now.getTime();
  return isAhead || isPast ? 'off' : 'on';
};
