import { AssistantError } from '../contract/errors.ts';
import type { EmbedderId } from '../contract/search-document.ts';

/** The model refused a call because too many came; the same call later may be answered. */
export class EmbedderThrottled extends AssistantError {
  constructor(message: string, options: { readonly cause?: unknown } = {}) {
    super('SERVICE_UNAVAILABLE', message, options);
  }
}

/**
 * Turns texts into vectors of length 1. Throws `SERVICE_UNAVAILABLE` when the model does not answer, and its
 * kind `EmbedderThrottled` when that was for too many calls.
 */
export interface TextEmbedder {
  readonly id: EmbedderId;
  /** One vector a text, in order; questions and documents may be embedded differently. */
  embed(texts: readonly string[], purpose: 'query' | 'document'): Promise<readonly Float32Array[]>;
}
