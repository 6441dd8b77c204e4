import { composedField } from './composed-header.ts';
import headers from './headers.json' with { type: 'json' };
import { isNo, isYes } from './visibility.ts';

const PLACE = new RegExp(headers.stockPlaces.place, 'u');
/** Where goods are kept, reserved or awaited. */
const OTHER = new RegExp(headers.stockPlaces.other, 'u');

/** "Наличие Москва" is a place, and "Наличие подсветки" is none. */
const WEAK = new RegExp(headers.stockPlaces.weak, 'u');

/** What is counted, at the end of a header. */
const UNIT = new RegExp(headers.stockPlaces.unit, 'u');

/**
 * True for "Склад Москва" and "Qty (Berlin)": one of the columns that together tell the stock. Where another column tells
 * it, words that may begin the name of an attribute do not count.
 */
export const isStockPlace = (key: string, { hasStock }: { readonly hasStock: boolean }): boolean => {
  const bare = key.replace(UNIT, '');
  if (hasStock && WEAK.test(bare)) return false;
  return PLACE.test(bare) && !OTHER.test(bare) && composedField(bare) === undefined;
};

const NUMBER = /^-?\d[\d\s]*(?:[.,]\d+)?/u;

const countIn = (cell: string): number | undefined => {
  const number = NUMBER.exec(cell.replace(/^[<>]\s*/u, ''))?.[0];
  if (number !== undefined) return Number(number.replace(/\s/gu, '').replace(',', '.'));
  if (isYes(cell)) return 1;
  return isNo(cell) ? 0 : undefined;
};

/** The pieces in all places; `undefined` where no cell counts any. */
export const stockOfCells = (cells: readonly string[]): string | undefined => {
  const counts = cells.map(countIn).filter((count) => count !== undefined);
  return counts.length === 0 ? undefined : String(counts.reduce((sum, count) => sum + Math.max(count, 0), 0));
};

/** How goods that the shop counts can be had once they are gone; `undefined` while some are left, or nobody knows. */
export const whenGone = (left: number, sellsOn: boolean): 'backorder' | 'out of stock' | undefined => {
  if (Number.isNaN(left) || left > 0) return undefined;
  return sellsOn ? 'backorder' : 'out of stock';
};
