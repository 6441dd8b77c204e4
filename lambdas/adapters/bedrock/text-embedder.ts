import {
  BedrockRuntimeClient,
  type BedrockRuntimeClientConfig,
  InvokeModelCommand,
} from '@aws-sdk/client-bedrock-runtime';
import { AdaptiveRetryStrategy, DefaultRateLimiter } from '@smithy/core/retry';
import PQueue from 'p-queue';
import { describeIssues } from '../../contract/imports/issues.ts';
import type { TextEmbedder } from '../../ports/catalog/text-embedder.ts';
import { limitAnswers, piecesOf, unavailable } from '../aws/requests.ts';
import { type EmbeddingModelId, type EmbeddingPurpose, embeddingModels, type ModelFamily } from './models.ts';

export interface BedrockTextEmbedderOptions {
  readonly model: EmbeddingModelId;
  /** Length of the vectors; the model must offer it. */
  readonly dimension: number;
  /**
   * Inference profile, id or ARN, that the model is called through: `eu.cohere.embed-v4:0`. Default: the
   * model itself, which not every region offers.
   */
  readonly inferenceProfile?: string;
}

/** A shopper waits, and search works by words without the vector. */
const QUERY_LIMITS = {
  maxAttempts: 2,
  retryMode: 'standard',
  requestHandler: { requestTimeout: 1_200 },
} satisfies BedrockRuntimeClientConfig;
const QUERY_TOTAL_MS = 1_500;

/** 96 vectors of 1,536 numbers with 20 letters each are 3 MB. */
const MAX_ANSWER_BYTES = 16 * 2 ** 20;

const DOCUMENT_ATTEMPTS = 12;
const DOCUMENT_REQUEST_MS = 30_000;
/**
 * How much of the rate is kept after a throttle, and how fast it grows again. Against a quota of 20 calls a second a
 * long import gets 93 % of it; the SDK's own 0.7 and 0.4 got 76 %.
 */
const ADAPTATION = { beta: 0.97, scaleConstant: 1 };

/**
 * An import slows down rather than fail: adaptive retries find the rate that the quota allows. The strategy reads the
 * attempts only from a number; with options beside a function it falls back to three.
 */
const documentLimits = (): BedrockRuntimeClientConfig => ({
  retryStrategy: new AdaptiveRetryStrategy(DOCUMENT_ATTEMPTS, {
    rateLimiter: new DefaultRateLimiter(ADAPTATION),
  }),
  requestHandler: { requestTimeout: DOCUMENT_REQUEST_MS },
});

/** Models refuse a text without characters, and one of them would fail its whole batch. */
const BLANK = '-';
const withoutBlank = (text: string): string => (text.trim() === '' ? BLANK : text);

const ofLengthOne = (values: readonly number[]): Float32Array => {
  const length = Math.hypot(...values);
  if (length === 0) throw new Error('a vector of length 0 has no direction');
  return Float32Array.from(values, (value) => value / length);
};

const vectorsOf = (model: ModelFamily, body: string, expected: { texts: number; dimension: number }) => {
  const parsed = model.vectors.safeParse(JSON.parse(body));
  if (!parsed.success) throw new Error(`not the answer expected: ${describeIssues(parsed.error)}`);
  const { texts, dimension } = expected;
  if (parsed.data.length !== texts || parsed.data.some((vector) => vector.length !== dimension)) {
    const lengths = [...new Set(parsed.data.map((vector) => vector.length))].join(', ');
    throw new Error(
      `${parsed.data.length} vectors of ${lengths} for ${texts} texts in ${dimension} dimensions`,
    );
  }
  return parsed.data.map(ofLengthOne);
};

const refuseDimension = (model: EmbeddingModelId, dimension: number): void => {
  const { dimensions } = embeddingModels[model];
  if (dimensions.includes(dimension)) return;
  const offered = dimensions.join(', ');
  throw new Error(`${model} makes no vectors of ${dimension} dimensions; choose one of ${offered}`);
};

/** One call of as many texts as the model takes at once. */
const createCall = ({ model: modelId, dimension, inferenceProfile }: BedrockTextEmbedderOptions) => {
  const model = embeddingModels[modelId];
  const clientOf = (config: BedrockRuntimeClientConfig, bodyMs: number): BedrockRuntimeClient =>
    limitAnswers(new BedrockRuntimeClient(config), { maxBytes: MAX_ANSWER_BYTES, bodyMs });
  const clients = {
    query: clientOf(QUERY_LIMITS, QUERY_TOTAL_MS),
    document: clientOf(documentLimits(), DOCUMENT_REQUEST_MS),
  };

  return async (texts: readonly string[], purpose: EmbeddingPurpose, signal: AbortSignal) => {
    const command = new InvokeModelCommand({
      modelId: inferenceProfile ?? modelId,
      contentType: 'application/json',
      accept: 'application/json',
      body: JSON.stringify(model.request(texts.map(withoutBlank), dimension, purpose)),
    });
    const { body } = await clients[purpose].send(command, { abortSignal: signal });
    return vectorsOf(model, body.transformToString(), { texts: texts.length, dimension });
  };
};

/** Embeds texts by a model on Amazon Bedrock. */
export const createBedrockTextEmbedder = (options: BedrockTextEmbedderOptions): TextEmbedder => {
  const { model, dimension } = options;
  refuseDimension(model, dimension);
  const { textsPerCall, concurrency } = embeddingModels[model];
  const call = createCall(options);

  return {
    id: { model, dimension },
    embed: async (texts, purpose) => {
      const failed = new AbortController();
      const limits = purpose === 'query' ? [AbortSignal.timeout(QUERY_TOTAL_MS)] : [];
      const signal = AbortSignal.any([failed.signal, ...limits]);
      try {
        const batches = piecesOf(texts, textsPerCall);
        const calls = batches.map((batch) => () => call(batch, purpose, signal));
        return (await new PQueue({ concurrency }).addAll(calls)).flat();
      } catch (error) {
        failed.abort();
        throw unavailable(`Bedrock ${model}`, error);
      }
    },
  };
};
