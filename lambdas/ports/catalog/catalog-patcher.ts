import type { CatalogChange } from '../../contract/catalog/catalog-change.ts';
import type { Hostname } from '../../contract/shop/hostname.ts';

export interface PatchResult {
  /** Number of variants that now have the changed values. */
  readonly changed: number;
  /** Changes of products or variants that the live catalogue does not have. */
  readonly unknown: readonly CatalogChange[];
}

/**
 * Changes prices and availability in the live catalogue without a rebuild. Repeating a change has no effect. All
 * changes are stored, including unknown ones, for catalogues that are being built from older feeds.
 */
export interface CatalogPatcher {
  patch(domain: Hostname, changes: readonly CatalogChange[]): Promise<PatchResult>;
}
