import type { Hostname } from '../contract/hostname.ts';
import type { ProductId } from '../contract/ids.ts';
import type { CatalogProfile, EmbedderId, SearchDocument } from '../contract/search-document.ts';

/** Spellings of one spoken idea; a document that has any of them has the idea. */
export interface TermGroup {
  readonly alternatives: readonly { readonly term: string; readonly weight: number }[];
  /** How much the idea matters, by its rarity in the catalogue: 0 to 1. */
  readonly weight: number;
}

export interface RetrievalRequest {
  /** The shop searched, always from the verified hostname. */
  readonly domain: Hostname;
  readonly groups: readonly TermGroup[];
  /** Absent when the embedder failed: retrieval is then lexical alone. */
  readonly vector?: { readonly embedder: EmbedderId; readonly values: Float32Array };
  /** Bounds in minor units, both inclusive; documents without a price never pass a bound. */
  readonly price?: { readonly min?: number; readonly max?: number; readonly currency: string };
  /** Candidates wanted from each side. */
  readonly limit: number;
}

/** A document with the engine's own score: BM25 on the lexical side, cosine (-1 to 1) on the nearest side. */
export interface Candidate {
  readonly document: SearchDocument;
  readonly score: number;
}

export interface Candidates {
  readonly lexical: readonly Candidate[];
  readonly nearest: readonly Candidate[];
}

/**
 * The searchable catalogues. An engine that does not answer throws `SERVICE_UNAVAILABLE`, and so does a
 * vector from another embedder than the index was made with: the message names both.
 */
export interface ProductIndex {
  /** The live catalogue's profile; `undefined` when the domain has no catalogue yet. */
  profile(domain: Hostname): Promise<CatalogProfile | undefined>;
  /** The best documents of both sides in one round trip, best first; empty without a catalogue. */
  retrieve(request: RetrievalRequest): Promise<Candidates>;
  /** Every variant of one product in the feed's order; empty when there is no such product. */
  product(domain: Hostname, productId: ProductId): Promise<readonly SearchDocument[]>;
}
