import { LRUCache } from 'lru-cache';
import { literalTerms, spansOf, termsOf } from '../../core/catalog/terms/terms.ts';
import type { Language } from '../../core/language/language.ts';
import type { Span } from '../../core/search/understand/spans.ts';
import type { TextEmbedder } from '../../ports/catalog/text-embedder.ts';
import { fnv1a } from './fnv.ts';

const DIMENSION = 512;
/** Changes whenever the same text would get another vector, so that old indexes are refused. */
const MODEL = 'storevoice-hashed-ngrams-2';

interface Feature {
  readonly bucket: number;
  readonly weight: number;
}

const SIGN_BIT = 0x80000000;

const featureOf = (name: string, weight: number): Feature => {
  const hashed = fnv1a(name);
  return { bucket: hashed % DIMENSION, weight: hashed & SIGN_BIT ? -weight : weight };
};

const GRAM_LENGTHS = [3, 4] as const;
/** Pieces of a word's sound together weigh about half of the word itself. */
const GRAMS_SHARE = 0.5;

const gramsOf = (sound: string): readonly string[] => {
  const marked = `^${sound}$`;
  return GRAM_LENGTHS.flatMap((length) =>
    Array.from({ length: Math.max(0, marked.length - length + 1) }, (_, at) => marked.slice(at, at + length)),
  );
};

const wordFeatures = (word: string, sound: string): readonly Feature[] => {
  const grams = gramsOf(sound);
  const share = GRAMS_SHARE / Math.sqrt(grams.length);
  return [featureOf(`t:${word}`, 1), ...grams.map((gram) => featureOf(`g:${gram}`, share))];
};

const MAX_REMEMBERED = 20_000;

/** Features of what is read in a language; a catalogue says the same few thousand words over and over. */
const createFeatures = (language: Language): ((span: Span) => readonly Feature[]) => {
  const remembered = new LRUCache<string, readonly Feature[]>({
    max: MAX_REMEMBERED,
    memoMethod: (word) => wordFeatures(word, language.soundOf(word)),
  });
  return (span) => {
    if (span.kind === 'word') return remembered.memo(span.term);
    const terms = termsOf(span);
    const parts = span.words.length > 1 ? literalTerms(span, language) : [];
    return [
      ...terms.map((term) => featureOf(`t:${term}`, 1 / terms.length)),
      ...parts.map((part) => featureOf(`t:${part}`, GRAMS_SHARE)),
    ];
  };
};

/**
 * Vectors without a model: canonical terms and pieces of their sound, hashed into buckets. They know no
 * meaning beyond the lexicon's, need no file and no network, and are the same on every machine.
 */
export const createHashedTextEmbedder = (language: Language): TextEmbedder => {
  const featuresOf = createFeatures(language);
  const embedText = (text: string): Float32Array => {
    const vector = new Float32Array(DIMENSION);
    for (const span of spansOf(text, language)) {
      for (const { bucket, weight } of featuresOf(span)) vector[bucket] = (vector[bucket] ?? 0) + weight;
    }
    let squares = 0;
    for (const value of vector) squares += value * value;
    if (squares === 0) {
      vector[0] = 1; // a text without words is near nothing, yet a vector must have a length
      return vector;
    }
    const length = Math.sqrt(squares);
    return vector.map((value) => value / length);
  };
  return {
    id: { model: MODEL, dimension: DIMENSION },
    embed: (texts) => Promise.resolve(texts.map(embedText)),
  };
};
