import type { Money } from '../../contract/catalog/money.ts';
import type { Hostname } from '../../contract/shop/hostname.ts';

export interface LivePrice {
  readonly productId: string;
  readonly variantId: string;
  readonly price: Money;
}

/** The prices of the live catalogue's variants; empty without a catalogue. */
export interface CatalogPrices {
  list(domain: Hostname): AsyncIterable<LivePrice>;
}
