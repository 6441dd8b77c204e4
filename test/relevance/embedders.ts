import { createHashedTextEmbedder } from '../../lambdas/adapters/embedded/text-embedder.ts';
import type { TextEmbedder } from '../../lambdas/ports/catalog/text-embedder.ts';
import { createDenseEmbedder } from '../bench/search/dense-embedder.ts';
import { language } from '../language.ts';

/** Puts any two texts at a cosine of about 0.7, as some models do. */
const COMMON = 1.5;

/**
 * Our own, and two that stand in for models: one that finds texts without a common word far apart, one that
 * finds all texts alike. What a shopper hears must not depend on which it is.
 */
export const embedders: readonly TextEmbedder[] = [
  createHashedTextEmbedder(language),
  createDenseEmbedder(),
  createDenseEmbedder({ common: COMMON }),
];
