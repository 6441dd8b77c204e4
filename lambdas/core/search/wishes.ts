import type { Understanding } from './understand/understanding.ts';

/** `best` is by what the records say: a rating. */
export const SORTS = ['price_asc', 'price_desc', 'best'] as const;

/** What a shopper wants beside the words of a request. */
export interface Wishes {
  readonly sort?: (typeof SORTS)[number] | undefined;
  /** True when only what is in stock is wanted. */
  readonly inStock?: boolean | undefined;
  /** True when only what costs less than before is wanted. */
  readonly onSale?: boolean | undefined;
}

/** A request with the wishes that its words leave out. */
export const withWishes = (
  understanding: Understanding,
  { sort, inStock = false, onSale = false }: Wishes,
): Understanding => {
  const { order = orderOf(sort) } = understanding;
  return {
    ...understanding,
    onlyInStock: understanding.onlyInStock || inStock,
    ...(onSale ? { onSale } : {}),
    ...(order ? { order } : {}),
  };
};

const orderOf = (sort: Wishes['sort']): Understanding['order'] => {
  if (sort === undefined || sort === 'best') return undefined;
  return { direction: sort === 'price_asc' ? 'ascending' : 'descending', first: false };
};
