import type { EmbedderId } from '../../contract/search-document.ts';
import type { Sha256 } from '../../ports/hash.ts';

/** Names the vector that an embedder makes of a text, the same in every cache and on every machine. */
export const vectorKey =
  (sha256: Sha256, { model, dimension }: EmbedderId) =>
  (text: string): string =>
    sha256(JSON.stringify([model, dimension, text]));
