import type { RawOffer } from '../../raw-offer.ts';
import type { TableRow } from '../table/table-plan.ts';

/** What a platform means by a row beyond what its columns say. */
export interface Platform {
  take(offer: RawOffer, row: TableRow): readonly RawOffer[];
  /** Offers that waited for a later row. */
  end(): readonly RawOffer[];
}
