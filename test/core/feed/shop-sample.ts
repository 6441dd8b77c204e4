import { expect } from '@jest/globals';
import { readAll, told } from './read.ts';

/** An export as a shop writes it, and what its shoppers are told. */
export interface ShopSample {
  readonly options?: Omit<NonNullable<Parameters<typeof readAll>[1]>, 'now'>;
  readonly rows: readonly string[];
  readonly told: readonly string[];
  /** What no product may hold. */
  readonly untold?: readonly string[];
}

/** The day on which the samples are read. */
const now = new Date('2026-11-29T12:00:00Z');

export const expectTold = async ({
  rows,
  options = {},
  told: expected,
  untold = [],
}: ShopSample): Promise<void> => {
  const feed = await readAll(`${rows.join('\n')}\n`, { ...options, now });
  expect([...told(feed)].sort()).toEqual([...expected].sort());
  const written = JSON.stringify(feed.products);
  expect(untold.filter((word) => written.includes(word))).toEqual([]);
};
