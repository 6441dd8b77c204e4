import type { SearchDocument } from '../../contract/catalog/search-document.ts';
import type { Hostname } from '../../contract/shop/hostname.ts';

/** The variants of the live catalogue as shoppers are told of them, in the order of the feed; none without a catalogue. */
export interface CatalogDocuments {
  list(domain: Hostname): AsyncIterable<SearchDocument>;
}
