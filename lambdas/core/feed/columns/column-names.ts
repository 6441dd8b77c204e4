import { type FieldName, fieldNames } from '../../../contract/imports/feed.ts';
import { columnKey } from '../formats/csv-rows.ts';
import type { FieldHeaders } from '../raw-offer.ts';
import words from '../words.json' with { type: 'json' };
import { currencyMark, markOf } from './header-language.ts';
import headers from './headers.json' with { type: 'json' };
import { flagColumns } from './visibility.ts';

/** What a column may hold besides the fields of an offer: dates and sizes of a sale, and the article number. */
type ExtraField = keyof typeof headers.extra;
export type ColumnField = FieldName | ExtraField;

type Names = Readonly<Partial<Record<ColumnField, readonly string[]>>>;

const FURTHER: Names = headers.fields;

/** XML has no blanks in its names: "imageurl" stands for "image url". */
const withRunTogether = (names: readonly string[]): readonly string[] => [
  ...names,
  ...names.filter((name) => /^[a-z]+(?: [a-z]+)+$/u.test(name)).map((name) => name.replaceAll(' ', '')),
];

/** Headers of shops' tables by the field that they hold; the first header found counts. */
const HEADERS: Names = {
  ...headers.extra,
  ...Object.fromEntries(
    fieldNames.map((field) => [field, withRunTogether([...words.headers[field], ...(FURTHER[field] ?? [])])]),
  ),
};
const isExtra = (name: string): name is ExtraField => Object.hasOwn(headers.extra, name);
const EXTRA_FIELDS: readonly ColumnField[] = Object.keys(headers.extra).filter(isExtra);

const IGNORED = new Set([...words.meaninglessHeaders, ...headers.meaningless]);
const SKU_HEADERS = new Set(headers.skuHeaders);
/** Ids that people use too. */
const TOLD_IDS = new Set(headers.told);

export type ColumnAliases = Partial<Readonly<Record<FieldName, string>>>;

const isFieldName = (name: string): name is FieldName => fieldNames.some((known) => known === name);

/** Reads `title=Номенклатура` as a person writes it; `undefined` for an unknown field. */
export const parseAlias = (
  written: string,
): { readonly field: FieldName; readonly column: string } | undefined => {
  const [, name = '', column = ''] = /^\s*([\w-]+)\s*=\s*(.+?)\s*$/u.exec(written) ?? [];
  const field = name.toLowerCase().replaceAll('-', '_');
  return isFieldName(field) && column !== '' ? { field, column } : undefined;
};

/** No name of a column is longer, so patterns never meet a long text. */
const MAX_HEADER = 200;

/** A header as the lists of names have it. */
export const headerKey = (header: string): string =>
  columnKey(header.slice(0, MAX_HEADER))
    .replace(/^g:/u, '')
    .replaceAll('_', ' ')
    .replace(/ ?\[[^\]\d]*\]$/u, '')
    .trim();

/** A unit, a mark of a required column, or what stands in brackets. */
const REMARK = /,\s*\S{1,8}$|\([^()]{1,20}\)$|[*:.?]$/u;
const MAX_REMARKS = 4;

/** "остаток" of "остаток, шт." and "name" of "name *". */
const looseKey = (key: string): string => {
  let bare = key.replace(/^["' ]+/u, '');
  for (let count = 0; count < MAX_REMARKS && REMARK.test(bare); count += 1)
    bare = bare.replace(REMARK, '').trim();
  return bare;
};

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
}

const columnOf = (header: string, at: number): Column => {
  const key = headerKey(header);
  return { at, key, ...markOf(key) };
};

const indexes = new WeakMap<readonly string[], ReadonlyMap<string, number>>();

/** Each name's place in the list, of which the first counts. */
const placesIn = (names: readonly string[]): ReadonlyMap<string, number> => {
  const known = indexes.get(names);
  if (known) return known;
  const places = new Map(names.map((name, at) => [name, at] as const).reverse());
  indexes.set(names, places);
  return places;
};

const NOWHERE = Number.MAX_SAFE_INTEGER;

const isForeign = ({ mark }: Column, { language, currency }: ColumnOptions): boolean =>
  mark !== undefined && mark !== language && mark !== currency;

/** The smaller, the better the column fits one of the names: the language counts most, then the order of names. */
const rankOf = (column: Column, names: readonly string[], options: ColumnOptions): number => {
  const { key, base, mark } = column;
  const places = placesIn(names);
  const exact = places.get(key) ?? places.get(base);
  const loose = exact ?? places.get(looseKey(base));
  if (loose === undefined) return NOWHERE;
  const own = mark === undefined ? 1 : 0;
  const group = isForeign(column, options) ? 2 : own;
  return group * 10_000 + (exact === undefined ? 5_000 : 0) + loose;
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
    const found = columns
      .map((column) => ({ at: column.at, rank: rankOf(column, names, options) }))
      .filter(({ at, rank }) => rank !== NOWHERE && isFree(at))
      .sort((one, other) => one.rank - other.rank || one.at - other.at)
      .map(({ at }) => at);
    if (found.length === 0) continue;
    places.set(field, found);
    for (const at of SHARED.has(field) ? found.slice(0, 1) : found) taken.add(at);
  }
  return { places, taken };
};

/** The shop's own names of the fields that its table has. */
const fieldHeaders = (fields: ColumnPlan['fields'], columns: readonly string[]): FieldHeaders =>
  Object.fromEntries([...fields].map(([field, at]) => [field, columns[at] ?? '']));

const PATTERNS = headers.attributes.map((pattern) => new RegExp(pattern, 'iu'));

const attributeHeader = (header: string): string =>
  PATTERNS.map((pattern) => pattern.exec(header.trim())?.[1]).find((name) => name !== undefined) ?? header;

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
    if (taken.has(at) || base === '' || IGNORED.has(key) || IGNORED.has(base) || isTold(column)) continue;
    const header = headers[at] ?? '';
    const name = attributeHeader(header);
    const isOpen = dialect?.closed !== true || name !== header;
    if (isOpen && dialect?.attributes?.includes(key) !== false) attributes.set(at, name);
  }
  return attributes;
};

/** Finds the columns of each field; the other columns describe the product. */
export const planColumns = (headers: readonly string[], options: ColumnOptions): ColumnPlan => {
  const columns = headers.map(columnOf);
  const { places, taken } = findPlaces(columns, options);
  const flags = flagColumns(headers.map(headerKey), { hasStock: hasStock(places) });
  const mere = (places.get('id') ?? []).filter((at) => !TOLD_IDS.has(columns[at]?.key ?? ''));
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
    isIdSku: id === undefined || SKU_HEADERS.has(columns[id]?.key ?? ''),
    currency: price && currencyMark(price),
  };
};

/** A column "status" beside a column for the stock says whether the product is shown at all. */
export const hasStock = (places: ColumnPlan['places']): boolean =>
  places.has('quantity') || places.has('availability');
