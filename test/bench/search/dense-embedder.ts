import type { Product } from '../../../lambdas/contract/catalog/product.ts';
import { createCatalogImport } from '../../../lambdas/core/catalog/import-catalog.ts';
import type { TextEmbedder } from '../../../lambdas/ports/catalog/text-embedder.ts';
import { language } from '../../language.ts';
import { nowhereWriter } from '../feed/nowhere-writer.ts';

const DIMENSION = 1_024;

/** A direction of its own for every word; FNV-1a seeds a small generator. */
const directionOf = (word: string): Float32Array => {
  let state = 0x811c9dc5;
  for (let at = 0; at < word.length; at += 1) state = Math.imul(state ^ word.charCodeAt(at), 0x01000193);
  return Float32Array.from({ length: DIMENSION }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 0x100000000 - 0.5;
  });
};

const ofLengthOne = (values: Float32Array): Float32Array => {
  const length = Math.hypot(...values);
  return values.map((value) => value / length);
};

export interface DenseEmbedderOptions {
  /**
   * How much all texts have in common, beside the 1 of their own words: some models put any two texts at a
   * cosine of 0.8. Default: nothing.
   */
  readonly common?: number;
}

/**
 * Vectors as a model makes them: of its usual length, without zeros, texts of the same words near each
 * other. What an engine has to do with them is the same; what they mean is of no matter to a clock.
 */
export const createDenseEmbedder = ({ common = 0 }: DenseEmbedderOptions = {}): TextEmbedder => {
  const directions = new Map<string, Float32Array>();
  const known = (word: string): Float32Array => {
    const direction = directions.get(word) ?? directionOf(word);
    directions.set(word, direction);
    return direction;
  };
  const shared = ofLengthOne(directionOf('what all texts have in common'));
  const ofWords = (text: string): Float32Array => {
    const sum = new Float32Array(DIMENSION);
    for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? ['']) {
      for (const [at, value] of known(word).entries()) sum[at] = (sum[at] ?? 0) + value;
    }
    return ofLengthOne(sum);
  };
  const embed = (text: string): Float32Array =>
    ofLengthOne(ofWords(text).map((value, at) => value + common * (shared[at] ?? 0)));
  return {
    id: { model: `bench-dense-${common}`, dimension: DIMENSION },
    embed: (texts) => Promise.resolve(texts.map(embed)),
  };
};

/** An embedder that has met every text of the catalogue, so that a clock beside it sees the engine alone. */
export const rememberingEmbedder = async (
  embedder: TextEmbedder,
  products: () => Iterable<Product>,
): Promise<TextEmbedder> => {
  const known = new Map<string, Float32Array>();
  const remembering: TextEmbedder = {
    id: embedder.id,
    embed: async (texts, purpose) => {
      const missing = texts.filter((text) => !known.has(text));
      const vectors = await embedder.embed(missing, purpose);
      for (const [at, text] of missing.entries()) known.set(text, vectors[at] ?? new Float32Array());
      return texts.map((text) => known.get(text) ?? new Float32Array());
    },
  };
  const rehearse = createCatalogImport({
    writer: nowhereWriter,
    embedder: remembering,
    language,
    clock: () => new Date(),
  });
  await rehearse({ domain: 'bench.example', products: products() });
  return remembering;
};
