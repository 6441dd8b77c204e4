import type { FieldName } from '../../../contract/imports/feed.ts';
import { fieldNames } from '../../../contract/imports/feed.ts';
import { isForStaff } from '../normalise/confidential.ts';
import type { FieldHeaders } from '../raw-offer.ts';
import {
  attributeHeader,
  type ColumnAliases,
  type ColumnField,
  EXTRA_FIELDS,
  HEADERS,
  headerKey,
  isFieldName,
  isIgnored,
  isSkuHeader,
  isToldId,
  looseKey,
  type Names,
  placesIn,
} from './column-names.ts';
import { composedField, isMeasureHeader, isNetHeader } from './composed-header.ts';
import { withoutAccents } from './header-grammar.ts';
import { currencyMark, markOf } from './header-language.ts';
import headers from './headers.json' with { type: 'json' };
import { type FlagColumn, flagColumns } from './visibility.ts';

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

export interface ColumnPlan {
  /** The best column of each field. */
  readonly fields: ReadonlyMap<FieldName, number>;
  readonly headers: FieldHeaders;
  /** Every column of each field: where the best one is blank, the next one counts. */
  readonly places: ReadonlyMap<ColumnField, readonly number[]>;
  /** Columns that describe the product, with their headers. */
  readonly attributes: ReadonlyMap<number, string>;
  /** Articles are often shared by several products or sizes, unlike ids. */
  readonly isIdSku: boolean;
  /** The currency that the header of the price names. */
  readonly currency: string | undefined;
}

interface Column {
  readonly at: number;
  readonly key: string;
  /** Without the language or currency that the header names. */
  readonly base: string;
  readonly mark?: string | undefined;
  readonly isNet: boolean;
  /** Of prices of a kilogram or a metre. */
  readonly isMeasure: boolean;
}

const columnOf = (header: string, at: number): Column => {
  const key = headerKey(header);
  return { at, key, ...markOf(key), isNet: isNetHeader(key), isMeasure: isMeasureHeader(key) };
};

const NOWHERE = Number.MAX_SAFE_INTEGER;
/** How far a column is from the best one, whose header is a name of the list. */
const RANKS = {
  otherLanguage: 10_000,
  loose: 5_000,
  composed: 6_000,
  measure: 7_500,
  net: 15_000,
  free: -20_000,
};

const FREE = new RegExp(headers.free, 'u');

const PRICES: ReadonlySet<ColumnField> = new Set(['price', 'sale_price', 'old_price']);

/** Platforms translate the headers of these dates so freely that no list has them all. */
const SALE_DATES: ReadonlySet<ColumnField> = new Set(['sale_from', 'sale_to']);

const isForeign = ({ mark }: Column, { language, currency }: ColumnOptions): boolean =>
  mark !== undefined && mark !== language && mark !== currency;

/** "Цена (опт)" names the price in the list, and another one in brackets. */
const isOtherPrice = (field: ColumnField, { base }: Column, loose: string): boolean =>
  PRICES.has(field) && isForStaff(base.replace(loose, ''));

/** The place of the header in the list of names; names that are written otherwise come after the list. */
const placeOf = (field: ColumnField, column: Column, names: readonly string[]): number | undefined => {
  const { key, base } = column;
  const places = placesIn(names);
  const exact = places.get(key) ?? places.get(base) ?? places.get(withoutAccents(base));
  if (exact !== undefined) return exact;
  const bare = looseKey(base);
  const loose = places.get(bare) ?? places.get(withoutAccents(bare));
  if (loose !== undefined) return isOtherPrice(field, column, bare) ? undefined : RANKS.loose + loose;
  const mayBeComposed = names === HEADERS[field] || SALE_DATES.has(field);
  return mayBeComposed && composedField(base) === field ? RANKS.composed : undefined;
};

/** The smaller, the better the column fits one of the names: the language counts most, then the order of names. */
const rankOf = (
  field: ColumnField,
  column: Column,
  { names, options }: { readonly names: readonly string[]; readonly options: ColumnOptions },
): number => {
  const place = placeOf(field, column, names);
  if (place === undefined) return NOWHERE;
  const own = column.mark === undefined ? 1 : 0;
  const group = isForeign(column, options) ? 2 : own;
  const isPrice = PRICES.has(field);
  const net = isPrice && column.isNet ? RANKS.net : 0;
  // What is reserved for others cannot be had.
  const free = field === 'quantity' && FREE.test(column.key) ? RANKS.free : 0;
  const measure = isPrice && column.isMeasure ? RANKS.measure : 0;
  return group * RANKS.otherLanguage + net + measure + free + place;
};

/** Columns that are only one of several names of the product stay attributes too. */
const SHARED: ReadonlySet<ColumnField> = new Set(['id', 'product_type', 'brand', 'item_group_id']);

const namesOf = (field: ColumnField, { aliases, dialect }: ColumnOptions): readonly string[] => {
  const alias = isFieldName(field) ? aliases[field] : undefined;
  if (alias !== undefined) return [headerKey(alias)];
  return dialect?.fields?.[field] ?? (dialect?.closed ? [] : (HEADERS[field] ?? []));
};

const findPlaces = (columns: readonly Column[], options: ColumnOptions) => {
  const places = new Map<ColumnField, readonly number[]>();
  const taken = new Set<number>();
  for (const field of [...fieldNames, ...EXTRA_FIELDS]) {
    const names = namesOf(field, options);
    const isFree = (at: number): boolean => !taken.has(at) || options.dialect?.fields?.[field] !== undefined;
    // "Promo" beside no price for it holds words for shoppers.
    const isBareFlag = field === 'on_sale' && !places.has('sale_price');
    const found = columns
      .map((column) => ({ at: column.at, rank: rankOf(field, column, { names, options }) }))
      .filter(({ at, rank }) => rank < (isBareFlag ? RANKS.composed : NOWHERE) && isFree(at))
      .sort((one, other) => one.rank - other.rank || one.at - other.at)
      .map(({ at }) => at);
    if (found.length === 0) continue;
    places.set(field, found);
    for (const at of SHARED.has(field) ? found.slice(0, 1) : found) taken.add(at);
  }
  return { places, taken };
};

/** Prices of another currency, without the tax or of a kilogram are not those of the first column, even where that is blank. */
const withoutOtherPrices = (
  places: ReadonlyMap<ColumnField, readonly number[]>,
  columns: readonly Column[],
  { currency }: ColumnOptions,
): ReadonlyMap<ColumnField, readonly number[]> => {
  const price = columns[places.get('price')?.[0] ?? -1];
  const isSame = (at: number): boolean => {
    const column = columns[at];
    const named = column && currencyMark(column);
    const meant = (price && currencyMark(price)) ?? currency;
    const isLike = column?.isNet === price?.isNet && column?.isMeasure === price?.isMeasure;
    return isLike && (named ?? meant) === meant;
  };
  const kept = [...places].map(
    ([field, found]) => [field, PRICES.has(field) && price ? found.filter(isSame) : found] as const,
  );
  return new Map(kept.filter(([, found]) => found.length > 0));
};

/** The shop's own names of the fields that its table has. */
const fieldHeaders = (fields: ColumnPlan['fields'], columns: readonly string[]): FieldHeaders =>
  Object.fromEntries([...fields].map(([field, at]) => [field, columns[at] ?? '']));

/** The columns that are left to describe the product, with what they are called. */
const describing = (
  headers: readonly string[],
  {
    columns,
    taken,
    options,
  }: {
    readonly columns: readonly Column[];
    readonly taken: ReadonlySet<number>;
    readonly options: ColumnOptions;
  },
): ReadonlyMap<number, string> => {
  const { dialect } = options;
  const isTold = (column: Column): boolean =>
    isForeign(column, options) &&
    columns.some((other) => other.base === column.base && !isForeign(other, options));
  const attributes = new Map<number, string>();
  for (const column of columns) {
    const { at, key, base } = column;
    if (taken.has(at) || base === '' || isIgnored(key) || isIgnored(base) || isTold(column)) continue;
    const header = headers[at] ?? '';
    const name = attributeHeader(header);
    const isOpen = dialect?.closed !== true || name !== header;
    if (isOpen && dialect?.attributes?.includes(key) !== false) attributes.set(at, name);
  }
  return attributes;
};

const SALES: readonly ColumnField[] = ['sale_price', 'discount', 'discount_percent', 'discount_amount'];

/**
 * The columns that say whether a product is shown. "Status" does beside a column for the stock, and "date end" does not
 * beside a sale, whose end it is.
 */
export const flagsOf = (keys: readonly string[], places: ColumnPlan['places']): readonly FlagColumn[] => {
  const hasStock = places.has('quantity') || places.has('availability');
  const hasSale = SALES.some((field) => places.has(field));
  const dates = hasSale ? [...(places.get('sale_from') ?? []), ...(places.get('sale_to') ?? [])] : [];
  return flagColumns(keys, { hasStock }).filter(({ at }) => !dates.includes(at));
};

/** Finds the columns of each field; the other columns describe the product. */
export const planColumns = (headers: readonly string[], options: ColumnOptions): ColumnPlan => {
  const columns = headers.map(columnOf);
  const { places: all, taken } = findPlaces(columns, options);
  const places = withoutOtherPrices(all, columns, options);
  const flags = flagsOf(headers.map(headerKey), places);
  const mere = (places.get('id') ?? []).filter((at) => !isToldId(columns[at]?.key ?? ''));
  const used = new Set([...taken, ...mere, ...flags.map(({ at }) => at)]);
  const id = places.get('id')?.[0];
  const price = columns[places.get('price')?.[0] ?? -1];
  const fields = new Map<FieldName, number>();
  for (const [field, [first]] of places) {
    if (isFieldName(field) && first !== undefined) fields.set(field, first);
  }
  return {
    fields,
    headers: fieldHeaders(fields, headers),
    places,
    attributes: describing(headers, { columns, taken: used, options }),
    isIdSku: id === undefined || isSkuHeader(columns[id]?.key ?? ''),
    currency: price && currencyMark(price),
  };
};
