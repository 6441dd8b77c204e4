import type { Hostname } from '../../contract/shop/hostname.ts';

/** How many rows of each kind there are or were. */
export interface RowCounts {
  readonly texts: number;
  readonly imports: number;
  readonly counters: number;
}

/**
 * The rows that belong to a shop beside its configuration: its texts, its imports, the counters of its day and of its last
 * two months. Counters of single shoppers are not found by the shop; they expire within a day. Throws
 * `SERVICE_UNAVAILABLE` when the store does not answer.
 */
export interface ShopRows {
  /** What `remove` would answer; changes nothing. */
  count(domain: Hostname, now: Date): Promise<RowCounts>;
  remove(domain: Hostname, now: Date): Promise<RowCounts>;
}
