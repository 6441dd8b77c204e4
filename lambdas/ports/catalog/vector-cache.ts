import type { EmbedderId } from '../../contract/catalog/search-document.ts';

/**
 * Vectors of texts that were embedded before, so that an import pays only for changes. A key is the hash of model,
 * dimension and text (`core/catalog/embed-documents.ts`), 64 hex digits. The cache may forget any vector, which is then
 * made again. A cache that cannot be read counts as empty and never throws.
 */
export interface VectorCache {
  /** The vectors of the known keys, without the others. */
  find(embedder: EmbedderId, keys: readonly string[]): Promise<ReadonlyMap<string, Float32Array>>;
  keep(embedder: EmbedderId, vectors: ReadonlyMap<string, Float32Array>): Promise<void>;
}
