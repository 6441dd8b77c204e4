import type { Hostname } from '../contract/hostname.ts';
import type { Money } from '../contract/money.ts';

export interface LivePrice {
  readonly productId: string;
  readonly variantId: string;
  readonly price: Money;
}

/** What the live catalogue's variants cost, one after another; nothing where there is no catalogue. */
export interface CatalogPrices {
  list(domain: Hostname): AsyncIterable<LivePrice>;
}
