import type { EmbedderId } from '../contract/search-document.ts';

/**
 * Vectors of texts that were embedded before, so that an import pays only for what changed. A key is the
 * hash of model, dimension and text (`core/catalog/vector-keys.ts`), 64 hex digits. Forgetting is always
 * allowed: what is absent is embedded again. A cache that cannot be read is an empty one, never an error.
 */
export interface VectorCache {
  /** Vectors of the keys that are known; the others are left out. */
  find(embedder: EmbedderId, keys: readonly string[]): Promise<ReadonlyMap<string, Float32Array>>;
  keep(embedder: EmbedderId, vectors: ReadonlyMap<string, Float32Array>): Promise<void>;
}
