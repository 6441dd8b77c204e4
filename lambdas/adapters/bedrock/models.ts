import * as z from 'zod';

export type EmbeddingPurpose = 'query' | 'document';

/** How one family of embedding models is spoken to. */
export interface ModelFamily {
  /** Lengths of vector that it makes. */
  readonly dimensions: readonly number[];
  readonly textsPerCall: number;
  /** Calls at once that its default quota bears. */
  readonly concurrency: number;
  readonly request: (
    texts: readonly string[],
    dimension: number,
    purpose: EmbeddingPurpose,
  ) => Readonly<Record<string, unknown>>;
  /** Parses an answer's body into one vector a text, in order. */
  readonly vectors: z.ZodType<readonly (readonly number[])[]>;
}

const Vector = z.array(z.number());

/** Multilingual, and tells questions from documents. */
const cohereEmbedV4: ModelFamily = {
  dimensions: [256, 512, 1_024, 1_536],
  textsPerCall: 96, // the most it takes; Bedrock's quota counts calls, not texts
  concurrency: 4,
  request: (texts, dimension, purpose) => ({
    texts,
    input_type: purpose === 'query' ? 'search_query' : 'search_document',
    embedding_types: ['float'],
    output_dimension: dimension,
    truncate: 'RIGHT',
  }),
  vectors: z
    .object({ embeddings: z.object({ float: z.array(Vector) }) })
    .transform(({ embeddings }) => embeddings.float),
};

/** Titan takes 8,192 tokens and refuses more; a character is at most about one token. */
const TITAN_MAX_CHARACTERS = 8_000;

const titanEmbedTextV2: ModelFamily = {
  dimensions: [256, 512, 1_024],
  textsPerCall: 1,
  concurrency: 8,
  request: ([text = ''], dimension) => ({
    inputText: text.slice(0, TITAN_MAX_CHARACTERS),
    dimensions: dimension,
    normalize: true,
    embeddingTypes: ['float'],
  }),
  vectors: z.object({ embedding: Vector }).transform(({ embedding }) => [embedding]),
};

/** Bedrock's ids of the models that this adapter speaks to. */
export const embeddingModels = {
  'cohere.embed-v4:0': cohereEmbedV4,
  'amazon.titan-embed-text-v2:0': titanEmbedTextV2,
} as const satisfies Readonly<Record<string, ModelFamily>>;

export type EmbeddingModelId = keyof typeof embeddingModels;
