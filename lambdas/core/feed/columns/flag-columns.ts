import { type ColumnField, headerKey, spacedKey } from './column-names.ts';
import { type FlagColumn, flagColumns, flagKind } from './visibility.ts';

type Places = ReadonlyMap<ColumnField, readonly number[]>;

const SALES: readonly ColumnField[] = ['sale_price', 'discount', 'discount_percent', 'discount_amount'];

/**
 * The columns that say whether a product is shown. "Status" does beside a column for the stock, and "date end" does not
 * beside a sale, whose end it is.
 */
export const flagsOf = (keys: readonly string[], places: Places): readonly FlagColumn[] => {
  const hasStock = places.has('quantity') || places.has('availability');
  const hasSale = SALES.some((field) => places.has(field));
  const dates = hasSale ? [...(places.get('sale_from') ?? []), ...(places.get('sale_to') ?? [])] : [];
  return flagColumns(keys, { hasStock }).filter(({ at }) => !dates.includes(at));
};

/** A header as the lists of flags have it, however its words are divided. */
export const flagKey = (header: string): string => {
  const key = headerKey(header);
  return flagKind(key) === undefined ? spacedKey(header) : key;
};
