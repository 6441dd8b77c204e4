import { partsOf, spansOf, termsOf } from '../../core/catalog/terms.ts';
import { soundsOf } from '../../core/search/sound.ts';
import type { Span } from '../../core/search/spans.ts';
import type { TextEmbedder } from '../../ports/text-embedder.ts';

const DIMENSION = 512;
/** Changes whenever the same text would get another vector, so that old indexes are refused. */
const MODEL = 'storevoice-hashed-ngrams-1';

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** FNV-1a over UTF-16 units: deterministic everywhere and spread well enough for a few hundred buckets. */
const hash = (text: string): number => {
  let value = FNV_OFFSET;
  for (let at = 0; at < text.length; at += 1) {
    value = Math.imul(value ^ text.charCodeAt(at), FNV_PRIME);
  }
  return value >>> 0;
};

const SIGN_BIT = 0x80000000;

const addFeature = (vector: Float32Array, feature: string, weight: number): void => {
  const hashed = hash(feature);
  const bucket = hashed % vector.length;
  vector[bucket] = (vector[bucket] ?? 0) + (hashed & SIGN_BIT ? -weight : weight);
};

const GRAM_LENGTHS = [3, 4] as const;
/** Pieces of a word's sound together weigh about half of the word itself. */
const GRAMS_SHARE = 0.5;

const gramsOf = (word: string): readonly string[] => {
  const marked = `^${soundsOf(word)[0] ?? ''}$`;
  return GRAM_LENGTHS.flatMap((length) =>
    Array.from({ length: Math.max(0, marked.length - length + 1) }, (_, at) => marked.slice(at, at + length)),
  );
};

const addSpan = (vector: Float32Array, span: Span): void => {
  const terms = termsOf(span);
  for (const term of terms) addFeature(vector, `t:${term}`, 1 / terms.length);
  const grams = span.kind === 'word' ? gramsOf(span.term) : [];
  for (const gram of grams) addFeature(vector, `g:${gram}`, GRAMS_SHARE / Math.sqrt(grams.length));
  for (const part of partsOf(span)) addFeature(vector, `t:${part}`, GRAMS_SHARE);
};

const embedText = (text: string): Float32Array => {
  const vector = new Float32Array(DIMENSION);
  for (const span of spansOf(text)) addSpan(vector, span);
  const length = Math.hypot(...vector);
  if (length === 0) {
    vector[0] = 1; // a text without words is near nothing, yet a vector must have a length
    return vector;
  }
  return vector.map((value) => value / length);
};

/**
 * Vectors without a model: canonical terms and pieces of their sound, hashed into buckets. They know no
 * meaning beyond the lexicon's, need no file and no network, and are the same on every machine.
 */
export const createHashedTextEmbedder = (): TextEmbedder => ({
  id: { model: MODEL, dimension: DIMENSION },
  embed: (texts) => Promise.resolve(texts.map(embedText)),
});
