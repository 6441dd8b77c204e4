import { type CatalogChange, changed, type Standing } from '../../contract/catalog/catalog-change.ts';
import type { Money } from '../../contract/catalog/money.ts';
import type { CatalogProfile, SearchDocument } from '../../contract/catalog/search-document.ts';
import type { Hostname } from '../../contract/shop/hostname.ts';

export interface PublishedCatalog
  extends Pick<CatalogProfile, 'generation' | 'publishedAt' | 'products' | 'variants'> {
  readonly live: boolean;
}

/** The published catalogues of a shop that are still kept: the live one and those before it. */
export interface CatalogHistory {
  /** Newest first; empty before the first publication. */
  list(domain: Hostname): Promise<readonly PublishedCatalog[]>;
  /** Makes a kept catalogue live at once. Answers false and changes nothing when it is not kept. */
  restore(domain: Hostname, generation: string): Promise<boolean>;
}

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

/** What a patcher answers about variants, by the names that it knows them by. */
interface ChangedVariants<Id> {
  /** The variants that a change is for. */
  meant(change: CatalogChange): readonly Id[];
  standing(id: Id): Standing;
  change(id: Id, to: Standing): void;
}

/** Every patcher makes changes like this, one after the other. */
export const makeChanges = <Id>(
  changes: readonly CatalogChange[],
  variants: ChangedVariants<Id>,
): PatchResult => {
  const touched = new Set<Id>();
  const unknown: CatalogChange[] = [];
  for (const change of changes) {
    const meant = variants.meant(change);
    if (meant.length === 0) unknown.push(change);
    for (const id of meant) {
      variants.change(id, changed(variants.standing(id), change));
      touched.add(id);
    }
  }
  return { changed: touched.size, unknown };
};

/** The variants of the live catalogue as shoppers see them, in the order of the feed; none without a catalogue. */
export interface CatalogDocuments {
  list(domain: Hostname): AsyncIterable<SearchDocument>;
}

export interface LivePrice {
  readonly productId: string;
  readonly variantId: string;
  readonly price: Money;
}

/** The prices of the live catalogue's variants; empty without a catalogue. */
export interface CatalogPrices {
  list(domain: Hostname): AsyncIterable<LivePrice>;
}
