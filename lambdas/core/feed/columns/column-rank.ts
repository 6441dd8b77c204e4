import { isForStaff } from '../normalise/confidential.ts';
import {
  type ColumnAliases,
  type ColumnField,
  HEADERS,
  headerKey,
  isListed,
  looseKey,
  type Names,
  placesIn,
  spacedKey,
} from './column-names.ts';
import { composedField, isGrossHeader, isMeasureHeader, isNetHeader } from './composed-header.ts';
import { withoutAccents } from './header-grammar.ts';
import { currencyMark, markOf } from './header-language.ts';
import headers from './headers.json' with { type: 'json' };

/** How a platform calls its columns; a closed one has no columns but these. */
export interface ColumnDialect {
  readonly fields?: Names | undefined;
  readonly closed?: boolean | undefined;
  /** Only these columns describe the product. */
  readonly attributes?: readonly string[] | undefined;
}

export interface ColumnOptions {
  readonly aliases: ColumnAliases;
  /** The shop's language and currency, for tables with a column for each. */
  readonly language?: string | undefined;
  readonly currency?: string | undefined;
  readonly dialect?: ColumnDialect | undefined;
}

export interface Column {
  readonly at: number;
  /** As the shop writes it. */
  readonly header: string;
  readonly key: string;
  /** Without the language or currency that the header names. */
  readonly base: string;
  readonly mark?: string | undefined;
  /** The base with blanks between its words, where it has none. */
  readonly spaced: string;
  readonly isNet: boolean;
  readonly isGross: boolean;
  /** Of prices of a kilogram or a metre. */
  readonly isMeasure: boolean;
}

export const columnOf = (header: string, at: number): Column => {
  const key = headerKey(header);
  const marked = markOf(key);
  const spaced = markOf(spacedKey(header));
  return {
    at,
    header,
    key,
    ...(marked.mark === undefined ? { ...marked, mark: spaced.mark } : marked),
    spaced: spaced.base,
    isNet: isNetHeader(spaced.base),
    isGross: isGrossHeader(spaced.base),
    isMeasure: isMeasureHeader(spaced.base),
  };
};

export const NOWHERE = Number.MAX_SAFE_INTEGER;
/** How far a column is from the best one, whose header is a name of the list. */
export const RANKS = {
  otherLanguage: 10_000,
  spaced: 2_500,
  loose: 5_000,
  composed: 6_000,
  measure: 7_500,
  net: 15_000,
  free: -20_000,
  gross: -9_000,
};

const FREE = new RegExp(headers.free, 'u');

export const PRICES: ReadonlySet<ColumnField> = new Set(['price', 'sale_price', 'old_price']);

/** Platforms translate the headers of these dates so freely that no list has them all. */
const SALE_DATES: ReadonlySet<ColumnField> = new Set(['sale_from', 'sale_to']);

export const isForeign = ({ mark }: Column, { language, currency }: ColumnOptions): boolean =>
  mark !== undefined && mark !== language && mark !== currency;

/** "Цена (опт)" names the price in the list, and another one in brackets. */
const isOtherPrice = (field: ColumnField, { base }: Column, loose: string): boolean =>
  PRICES.has(field) && isForStaff(base.replace(loose, ''));

/** The place of the header in the list of names; names that are written otherwise come after the list. */
const placeOf = (field: ColumnField, column: Column, names: readonly string[]): number | undefined => {
  const { key, base, spaced } = column;
  const places = placesIn(names);
  const exact = places.get(key) ?? places.get(base) ?? places.get(withoutAccents(base));
  if (exact !== undefined) return exact;
  const divided = places.get(spaced);
  if (divided !== undefined) return RANKS.spaced + divided;
  const bare = looseKey(base);
  const loose = places.get(bare) ?? places.get(withoutAccents(bare));
  if (loose !== undefined) return isOtherPrice(field, column, bare) ? undefined : RANKS.loose + loose;
  const mayBeComposed = names === HEADERS[field] || SALE_DATES.has(field);
  const isComposed = composedField(isListed(base) ? base : spaced) === field;
  return mayBeComposed && isComposed ? RANKS.composed : undefined;
};

/** The smaller, the better the column fits one of the names: the language counts most, then the order of names. */
export const rankOf = (
  field: ColumnField,
  column: Column,
  { names, options }: { readonly names: readonly string[]; readonly options: ColumnOptions },
): number => {
  const place = placeOf(field, column, names);
  if (place === undefined) return NOWHERE;
  const isPrice = PRICES.has(field);
  // "Price [AT]" is a country's price, and its code may be a language's too.
  const isMarked = column.mark !== undefined && (!isPrice || currencyMark(column) !== undefined);
  const group = isMarked ? (isForeign(column, options) ? 2 : 0) : 1;
  const net = isPrice && column.isNet ? RANKS.net : 0;
  const gross = isPrice && column.isGross ? RANKS.gross : 0;
  // What is reserved for others cannot be had.
  const free = field === 'quantity' && FREE.test(column.key) ? RANKS.free : 0;
  const measure = isPrice && column.isMeasure ? RANKS.measure : 0;
  return group * RANKS.otherLanguage + net + gross + measure + free + place;
};
