import { parseDate } from '../normalise/price/sale-dates.ts';
import type { Hidden, RawAttribute } from '../raw-offer.ts';
import { rememberingUpTo } from '../remembering-up-to.ts';
import { headerKey } from './column-names.ts';
import { createGrammar } from './header-grammar.ts';
import words from './header-words.json' with { type: 'json' };
import headers from './headers.json' with { type: 'json' };

/**
 * `shown`: "no" hides; `concealed`: "yes" hides; `state`: a word like "draft" hides; `status`: 0 does too, because
 * another column tells the stock; `since`: a day to come hides; `until`: a day that has passed does.
 */
type FlagKind = Exclude<keyof typeof headers.flags, 'properties'> | 'state';

export interface FlagColumn {
  readonly at: number;
  readonly header: string;
  readonly kind: FlagKind;
}

const KINDS = new Map(
  (['shown', 'concealed', 'status', 'since', 'until'] as const).flatMap((kind) =>
    headers.flags[kind].map((name): readonly [string, FlagKind] => [name, kind]),
  ),
);
const NO = new Set(headers.values.no);
const YES = new Set(headers.values.yes);
/** One letter for "disabled" and "hidden". */
const STATES = new Set(headers.values.states);
const CONCEALED = new Set(headers.values.concealed);
const CONCEALING = new RegExp(`^(?:${headers.values.concealing.join('|')})`, 'u');
const isConcealed = (value: string): boolean => CONCEALED.has(value) || CONCEALING.test(value);

/** Exports put a mark before a value that a spreadsheet would run: '-1. */
const plainAnswer = (value: string): string =>
  value
    .trim()
    .replace(/^['‘’`]/u, '')
    .replaceAll('_', ' ')
    .toLowerCase();

export const isNo = rememberingUpTo(2_000, (value) => NO.has(plainAnswer(value)));
export const isYes = rememberingUpTo(2_000, (value) => YES.has(plainAnswer(value)));

const readFlag = createGrammar(words.visibility);

/** What a header says that is put together of words of its kind: "Показывать товар на сайте", "Im Shop anzeigen". */
const composedKind = (key: string): FlagKind | undefined => {
  const read = readFlag(key);
  if (read?.has('concealed')) return read.has('shown') ? undefined : 'concealed';
  if (read?.has('shown') || read?.has('place')) return 'shown';
  return read?.has('status') ? 'status' : undefined;
};

/** What the header of a column says of its product. */
export const flagKind = (key: string): FlagKind | undefined =>
  KINDS.get(key) ?? KINDS.get(key.replace(/\s*\([^()]*\)$|[\s?*:]+$/u, '').trim()) ?? composedKind(key);

const timeOf = (value: string, isEnd: boolean): number => {
  const date = parseDate(value, { isEnd, isMonthFirst: false });
  return date.kind === 'at' ? date.time : Number.NaN;
};

const conceals = (kind: FlagKind, written: string, now: Date): boolean => {
  const value = plainAnswer(written);
  if (value === '') return false;
  switch (kind) {
    case 'shown':
      // Magento writes 2 for a product that is off.
      return NO.has(value) || value === '2' || isConcealed(value);
    case 'concealed':
      // "deleted at" holds the day.
      return YES.has(value) || isConcealed(value) || timeOf(written, false) <= now.getTime();
    case 'state':
      return isConcealed(value) || STATES.has(value);
    case 'status':
      return isConcealed(value) || STATES.has(value) || NO.has(value);
    case 'since':
      return timeOf(written, false) > now.getTime();
    case 'until':
      return timeOf(written, true) < now.getTime();
  }
};

/** The first column that hides the product; `undefined` for one that is shown. */
export const hiddenBy = (
  flags: readonly FlagColumn[],
  valueAt: (at: number) => string,
  now: Date,
): Hidden | undefined => {
  for (const { at, header, kind } of flags) {
    const seen = valueAt(at);
    if (seen !== '' && conceals(kind, seen, now)) return { field: header, seen };
  }
  return undefined;
};

/** Words that are properties of goods too: an active loudspeaker, a hidden hinge. */
const PROPERTIES = new Set(headers.flags.properties);
const MACHINE_WORD = /^(?:[01yn]|true|false)$/u;

/** What an attribute says of its product by its name; days do not count, since books have one of publication. */
const attributeKind = rememberingUpTo(20_000, (name): FlagKind | 'none' => {
  const key = headerKey(name);
  const kind = flagKind(key);
  if (kind === 'status') return 'state';
  return kind === 'shown' || kind === 'concealed' ? kind : 'none';
});

/** The attribute by which the shop hides a product, in feeds that pass on all that it knows of it. */
export const hiddenByAttributes = (attributes: readonly RawAttribute[]): Hidden | undefined => {
  for (const { name, value } of attributes) {
    const kind = attributeKind(name);
    if (kind === 'none') continue;
    const said = plainAnswer(value);
    const isCertain = MACHINE_WORD.test(said) || !PROPERTIES.has(headerKey(name));
    const isFlag = kind === 'state' || isNo(said) || isYes(said) || isConcealed(said);
    if (isCertain && isFlag && said !== '-' && conceals(kind, value, new Date(0))) {
      return { field: name, seen: value };
    }
  }
  return undefined;
};
