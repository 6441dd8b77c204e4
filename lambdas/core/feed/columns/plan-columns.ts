import { fieldNames } from '../../../contract/imports/feed.ts';
import type { FieldHeaders } from '../raw-offer.ts';
import {
  attributeHeader,
  type ColumnField,
  EXTRA_FIELDS,
  HEADERS,
  headerKey,
  isFieldName,
  isIgnored,
  isListed,
  isSkuHeader,
  isToldId,
  spacedKey,
} from './column-names.ts';
import {
  type Column,
  type ColumnOptions,
  columnOf,
  isForeign,
  NOWHERE,
  PRICES,
  RANKS,
  rankOf,
} from './column-rank.ts';
import { currencyMark } from './header-language.ts';
import lists from './headers.json' with { type: 'json' };
import { type FlagColumn, flagKind } from './visibility.ts';

export interface ColumnPlan {
  /** The shop's own names of the fields that its table has. */
  readonly headers: FieldHeaders;
  /** Every column of each field, the best one first: where it is blank, the next one counts. */
  readonly places: ReadonlyMap<ColumnField, readonly number[]>;
  /** Columns that describe the product, with their headers. */
  readonly attributes: ReadonlyMap<number, string>;
  /** Columns that say whether a product is shown. */
  readonly flags: readonly FlagColumn[];
  /** Articles are often shared by several products or sizes, unlike ids. */
  readonly isIdSku: boolean;
  /** The currency that the header of the price names. */
  readonly currency: string | undefined;
}

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
  // "Standard price" beside "Price" is what another field is called.
  const isOtherField = (field: ColumnField, { at, rank }: { at: number; rank: number }): boolean =>
    options.dialect?.fields?.[field] === undefined &&
    PRICES.has(field) &&
    rank >= RANKS.composed &&
    isListed(columns[at]?.base ?? '');
  for (const field of [...fieldNames, ...EXTRA_FIELDS]) {
    const names = namesOf(field, options);
    const isFree = (at: number): boolean => !taken.has(at) || options.dialect?.fields?.[field] !== undefined;
    // "Promo" beside no price for it holds words for shoppers.
    const isBareFlag = field === 'on_sale' && !places.has('sale_price');
    const found = columns
      .map((column) => ({ at: column.at, rank: rankOf(field, column, { names, options }) }))
      .filter(({ at, rank }) => rank < (isBareFlag ? RANKS.composed : NOWHERE) && isFree(at))
      .sort((one, other) => one.rank - other.rank || one.at - other.at)
      .filter((found, place) => place === 0 || !isOtherField(field, found))
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
  const isSame = (field: ColumnField, at: number): boolean => {
    const column = columns[at];
    const named = column && currencyMark(column);
    const meant = (price && currencyMark(price)) ?? currency;
    const isLike =
      column?.isNet === price?.isNet &&
      column?.isMeasure === price?.isMeasure &&
      (field !== 'price' || column?.isGross === price?.isGross);
    return isLike && (named ?? meant) === meant;
  };
  const kept = [...places].map(
    ([field, found]) =>
      [field, PRICES.has(field) && price ? found.filter((at) => isSame(field, at)) : found] as const,
  );
  return new Map(kept.filter(([, found]) => found.length > 0));
};

/** The columns that are left to describe the product, with what they are called. */
const describing = (
  columns: readonly Column[],
  taken: ReadonlySet<number>,
  options: ColumnOptions,
): Map<number, string> => {
  const { closed, attributes: told } = options.dialect ?? {};
  const isTold = (column: Column): boolean =>
    isForeign(column, options) &&
    columns.some((other) => other.base === column.base && !isForeign(other, options));
  const attributes = new Map<number, string>();
  for (const column of columns) {
    const { at, key, base, header } = column;
    if (taken.has(at) || base === '' || isIgnored(key) || isIgnored(base) || isTold(column)) continue;
    const name = attributeHeader(header);
    const isOpen = closed !== true || name !== header;
    if (isOpen && told?.includes(key) !== false) attributes.set(at, name);
  }
  return attributes;
};

const SALES: readonly ColumnField[] = ['sale_price', 'discount', 'discount_percent', 'discount_amount'];

/**
 * The columns that say whether a product is shown. "Status" does that itself where no column tells the stock, and "date
 * end" does not beside a sale, whose end it is.
 */
const flagsOf = (columns: readonly Column[], places: ColumnPlan['places']): readonly FlagColumn[] => {
  const hasStock = places.has('quantity') || places.has('availability');
  const hasSale = SALES.some((field) => places.has(field));
  const dates = hasSale ? [...(places.get('sale_from') ?? []), ...(places.get('sale_to') ?? [])] : [];
  return columns.flatMap(({ at, header: written }) => {
    const header = flagKey(written);
    const kind = flagKind(header);
    if (kind === undefined || dates.includes(at)) return [];
    return [{ at, header, kind: kind === 'status' && !hasStock ? 'state' : kind }];
  });
};

/** A header as the lists of flags have it, however its words are divided. */
const flagKey = (header: string): string => {
  const key = headerKey(header);
  return flagKind(key) === undefined ? spacedKey(header) : key;
};

const VARIANT_IDS = new Set(lists.variantIds);
const PRODUCT_IDS = new Set(lists.productIds);

/** Beside the id of a variant, that of a product is the one of its group. */
const withVariantIds = (
  places: ReadonlyMap<ColumnField, readonly number[]>,
  columns: readonly Column[],
): ReadonlyMap<ColumnField, readonly number[]> => {
  const ids = places.get('id') ?? [];
  const keyAt = (at: number): string => columns[at]?.spaced ?? '';
  const variant = ids.find((at) => VARIANT_IDS.has(keyAt(at)));
  const product = columns.find(({ spaced }) => PRODUCT_IDS.has(spaced))?.at;
  if (variant === undefined || product === undefined) return places;
  const group = places.get('item_group_id') ?? [product];
  return new Map([
    ...places,
    ['id', [variant, ...ids.filter((at) => at !== variant)]],
    ['item_group_id', group],
  ]);
};

/** What the catalogue calls an article number. */
const SKU = 'sku';

/** Finds the columns of each field; the other columns describe the product. */
export const planColumns = (headers: readonly string[], options: ColumnOptions): ColumnPlan => {
  const columns = headers.map(columnOf);
  const { places: found, taken } = findPlaces(columns, options);
  const all = options.dialect?.fields?.id ? found : withVariantIds(found, columns);
  const places = withoutOtherPrices(all, columns, options);
  const flags = flagsOf(columns, places);
  const mere = (places.get('id') ?? []).filter((at) => !isToldId(columns[at]?.key ?? ''));
  const used = new Set([...taken, ...mere, ...flags.map(({ at }) => at)]);
  const [id, ...others] = places.get('id') ?? [];
  const attributes = describing(columns, used, options);
  const isSku = (at: number): boolean =>
    isSkuHeader(columns[at]?.key ?? '') || isSkuHeader(columns[at]?.spaced ?? '');
  // Stock lists name goods by the article number, whatever the id is.
  const sku = others.every((at) => mere.includes(at)) ? others.find(isSku) : undefined;
  if (sku !== undefined && options.dialect?.fields?.id === undefined) attributes.set(sku, SKU);
  const price = columns[places.get('price')?.[0] ?? -1];
  const named = [...places].flatMap(([field, [first = -1]]) =>
    isFieldName(field) ? [[field, headers[first] ?? ''] as const] : [],
  );
  return {
    headers: Object.fromEntries(named),
    places,
    flags,
    attributes,
    isIdSku: id === undefined || isSkuHeader(columns[id]?.key ?? ''),
    currency: price && currencyMark(price),
  };
};
