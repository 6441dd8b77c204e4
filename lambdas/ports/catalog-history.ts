import type { Hostname } from '../contract/hostname.ts';

export interface PublishedCatalog {
  readonly generation: string;
  readonly live: boolean;
  readonly publishedAt: string;
  readonly products: number;
  readonly variants: number;
}

/** The catalogues of a shop that were published and are still kept: the live one and those before it. */
export interface CatalogHistory {
  /** Newest first; empty when nothing was ever published. */
  list(domain: Hostname): Promise<readonly PublishedCatalog[]>;
  /** Makes a kept catalogue live at once. Answers false, and changes nothing, when it is not kept. */
  restore(domain: Hostname, generation: string): Promise<boolean>;
}
