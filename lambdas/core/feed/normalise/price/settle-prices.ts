import type { RowSpool } from '../../../../ports/imports/row-spool.ts';
import type { RawOffer } from '../../raw-offer.ts';
import { GROUP_PARTS } from '../groups.ts';

/** The part of the spool after those of the groups. */
const PART = GROUP_PARTS;
const TOGETHER = 1_000;

/** The spool gives back rows as they were written. */
const revive = (row: string): RawOffer => JSON.parse(row);

/**
 * Keeps offers with a price like "1.299" until all prices of the feed are known: only the whole column shows whether that
 * is one ruble or a thousand.
 */
export const createDoubtfulOffers = (spool: RowSpool) => {
  let waiting: string[] = [];
  return {
    add: async (raw: RawOffer): Promise<void> => {
      waiting.push(JSON.stringify(raw));
      if (waiting.length < TOGETHER) return;
      await spool.append(PART, waiting);
      waiting = [];
    },
    async *all(): AsyncGenerator<RawOffer> {
      for await (const row of spool.read(PART)) yield revive(row);
      for (const row of waiting) yield revive(row);
    },
  };
};
