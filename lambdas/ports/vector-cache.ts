import type { EmbedderId } from '../contract/search-document.ts';

/**
 * Vectors of texts that were embedded before, so that an import pays only for what changed. A key is the
 * hash of a text (`core/catalog/vector-keys.ts`); model and dimension are part of the address, so vectors of
 * different embedders never meet. Forgetting is always allowed: what is absent is embedded again.
 */
export interface VectorCache {
  /** Vectors of the keys that are known; the others are left out. */
  find(embedder: EmbedderId, keys: readonly string[]): Promise<ReadonlyMap<string, Float32Array>>;
  keep(embedder: EmbedderId, vectors: ReadonlyMap<string, Float32Array>): Promise<void>;
}
