import type { Hostname } from '../../contract/shop/hostname.ts';

/** How many rows of each kind there were. */
export interface RemovedRows {
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
  remove(domain: Hostname, now: Date): Promise<RemovedRows>;
}
