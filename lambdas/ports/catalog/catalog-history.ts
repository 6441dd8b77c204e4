import type { Hostname } from '../../contract/shop/hostname.ts';

export interface PublishedCatalog {
  readonly generation: string;
  readonly live: boolean;
  readonly publishedAt: string;
  readonly products: number;
  readonly variants: number;
}

/** The published catalogues of a shop that are still kept: the live one and those before it. */
export interface CatalogHistory {
  /** Newest first; empty before the first publication. */
  list(domain: Hostname): Promise<readonly PublishedCatalog[]>;
  /** Makes a kept catalogue live at once. Answers false and changes nothing when it is not kept. */
  restore(domain: Hostname, generation: string): Promise<boolean>;
}
