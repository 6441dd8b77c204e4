import type { CatalogChange } from '../contract/catalog-change.ts';
import type { Hostname } from '../contract/hostname.ts';

export interface PatchResult {
  /** Variants that now stand as the changes say. */
  readonly changed: number;
  /** Changes whose product or variant the live catalogue does not hold. */
  readonly unknown: readonly CatalogChange[];
}

/**
 * Changes prices and availability in the live catalogue, without a rebuild; the same change twice is one. Changes are
 * remembered, unknown ones too, for catalogues that are being built from older feeds.
 */
export interface CatalogPatcher {
  patch(domain: Hostname, changes: readonly CatalogChange[]): Promise<PatchResult>;
}
