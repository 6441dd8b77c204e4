import type { ProductId } from '../../contract/catalog/ids.ts';
import type { CatalogProfile, EmbedderId, SearchDocument } from '../../contract/catalog/search-document.ts';
import type { Hostname } from '../../contract/shop/hostname.ts';

/** Terms with the same meaning; a document is scored by the best of them. */
export interface TermGroup {
  readonly alternatives: readonly { readonly term: string; readonly weight: number }[];
  /** Importance of the group, above 0. */
  readonly weight: number;
}

export interface RetrievalRequest {
  /** The shop searched, always from the verified hostname. */
  readonly domain: Hostname;
  /** The words to search for. */
  readonly groups: readonly TermGroup[];
  /** The terms of which candidates carry codes, in this order; each once. */
  readonly terms: readonly string[];
  /** Absent when the embedder failed; retrieval is then only lexical. */
  readonly vector?: { readonly embedder: EmbedderId; readonly values: Float32Array };
  /** Bounds in minor units, both inclusive. Documents without a price never pass a bound. */
  readonly price?: { readonly min?: number; readonly max?: number; readonly currency: string };
  /** The most candidates by words. */
  readonly limit: number;
  /** The most candidates by the vector. */
  readonly nearestLimit: number;
}

/** What of a variant candidates are ranked by. */
type RankedBy = 'productId' | 'variantId' | 'position' | 'availability' | 'price' | 'accessory';

/** A variant that may answer a question. */
export interface Candidate extends Pick<SearchDocument, RankedBy> {
  /** The engine's own score: by words on the lexical side, cosine (-1 to 1) on the nearest side. */
  readonly score: number;
  /** The document's code for each of the request's terms; 0 for a term that it lacks. */
  readonly codes: Uint16Array;
  /** The whole record; only a few candidates are ever shown. */
  readonly document: () => SearchDocument;
}

export interface Candidates {
  readonly lexical: readonly Candidate[];
  readonly nearest: readonly Candidate[];
}

/**
 * The searchable catalogues. Throws `SERVICE_UNAVAILABLE` when the engine does not answer, and when a vector comes
 * from another embedder than the index's; the message then names both.
 */
export interface ProductIndex {
  /** The live catalogue's profile; `undefined` when the domain has no catalogue yet. */
  profile(domain: Hostname): Promise<CatalogProfile | undefined>;
  /** The best documents of both sides in one round trip, best first; empty without a catalogue. */
  retrieve(request: RetrievalRequest): Promise<Candidates>;
  /** Every variant of one product in the feed's order; empty for an unknown product. */
  product(domain: Hostname, productId: ProductId): Promise<readonly SearchDocument[]>;
}
