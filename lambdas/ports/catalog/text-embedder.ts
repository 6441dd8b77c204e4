import type { EmbedderId } from '../../contract/catalog/search-document.ts';

/** Turns texts into vectors of length 1. Throws `SERVICE_UNAVAILABLE` when the model does not answer. */
export interface TextEmbedder {
  readonly id: EmbedderId;
  /** One vector for each text, in order; questions and documents may be embedded differently. */
  embed(texts: readonly string[], purpose: 'query' | 'document'): Promise<readonly Float32Array[]>;
}
