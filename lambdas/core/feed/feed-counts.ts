import type { ImportCounts } from '../../contract/import-run.ts';
import type { FeedTally } from './read-offers.ts';

/** What reading a feed adds to the counts of its import. */
export const feedCounts = ({ rows, accepted, rejected, products, variants }: FeedTally): ImportCounts => ({
  rows,
  accepted,
  rejected,
  products,
  variants,
  embedded: 0,
  indexed: 0,
});
