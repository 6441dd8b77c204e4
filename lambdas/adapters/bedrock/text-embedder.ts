import {
  BedrockRuntimeClient,
  type BedrockRuntimeClientConfig,
  InvokeModelCommand,
} from '@aws-sdk/client-bedrock-runtime';
import { AdaptiveRetryStrategy, DefaultRateLimiter, StandardRetryStrategy } from '@smithy/core/retry';
import { AssistantError } from '../../contract/errors.ts';
import { describeIssues } from '../../contract/issues.ts';
import { EmbedderThrottled, type TextEmbedder } from '../../ports/text-embedder.ts';
import { piecesOf } from '../aws/pieces.ts';
import {
  type EmbeddingModel,
  type EmbeddingModelId,
  type EmbeddingPurpose,
  embeddingModels,
} from './models.ts';

export interface BedrockTextEmbedderOptions {
  readonly model: EmbeddingModelId;
  /** Length of the vectors; the model must offer it. */
  readonly dimension: number;
  /**
   * Inference profile, id or ARN, that the model is called through: `eu.cohere.embed-v4:0`. Default: the
   * model itself, which not every region offers.
   */
  readonly inferenceProfile?: string;
  /** Region of the model. Default: the function's own. */
  readonly region?: string;
}

/** A shopper waits, and search goes on by words without the vector. */
const QUERY_LIMITS = {
  maxAttempts: 2,
  retryMode: 'standard',
  requestHandler: { requestTimeout: 1_200 },
} satisfies BedrockRuntimeClientConfig;
const QUERY_TOTAL_MS = 1_500;

const DOCUMENT_ATTEMPTS = 12;
const DOCUMENT_REQUEST_MS = 30_000;
/**
 * How much of the rate is kept after a throttle, and how fast it is tried out again. Against a quota of 20
 * calls a second a long import gets 90 % of it; the SDK's own 0.7 and 0.4 got 76 %.
 */
const ADAPTATION = { beta: 0.9, scaleConstant: 2 };

/** An import would rather slow down than fail: adaptive retries find the rate that the quota allows. */
const adaptiveRetries = (): AdaptiveRetryStrategy =>
  new AdaptiveRetryStrategy(() => Promise.resolve(DOCUMENT_ATTEMPTS), {
    rateLimiter: new DefaultRateLimiter(ADAPTATION),
  });

/**
 * Repeats what failed but for throttles, which whoever makes the calls must know of to make fewer. One call of
 * many texts is one of the caller's; with a call a text, the caller's one is a hundred here.
 */
class RetriesButOfThrottles extends StandardRetryStrategy {
  override async refreshRetryTokenForRetry(
    ...[token, info]: Parameters<StandardRetryStrategy['refreshRetryTokenForRetry']>
  ): ReturnType<StandardRetryStrategy['refreshRetryTokenForRetry']> {
    if (info.errorType === 'THROTTLING') throw info.error;
    return super.refreshRetryTokenForRetry(token, info);
  }
}

const documentLimits = ({ textsPerCall }: EmbeddingModel): BedrockRuntimeClientConfig => ({
  retryStrategy: textsPerCall === 1 ? adaptiveRetries() : new RetriesButOfThrottles(DOCUMENT_ATTEMPTS),
  requestHandler: { requestTimeout: DOCUMENT_REQUEST_MS },
});

const isThrottle = (cause: unknown): boolean =>
  cause instanceof Error &&
  (cause.name === 'ThrottlingException' || cause.name === 'ServiceQuotaExceededException');

const unavailable = (model: string, cause: unknown): AssistantError => {
  const reason = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
  const message = `Bedrock ${model}: ${reason}`;
  return isThrottle(cause)
    ? new EmbedderThrottled(message, { cause })
    : new AssistantError('SERVICE_UNAVAILABLE', message, { cause });
};

/** Models refuse a text without characters, and one of them would fail its whole batch. */
const BLANK = '-';
const withoutBlank = (text: string): string => (text.trim() === '' ? BLANK : text);

const ofLengthOne = (values: readonly number[]): Float32Array => {
  const length = Math.hypot(...values);
  if (length === 0) throw new Error('a vector of length 0 has no direction');
  return Float32Array.from(values, (value) => value / length);
};

const vectorsOf = (model: EmbeddingModel, body: string, expected: { texts: number; dimension: number }) => {
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

/** Does the work on all items, so many at once, in order of the answers; the first failure ends the rest. */
const inParallel = async <Item, Result>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> => {
  const results = new Map<number, Result>();
  const queue = items.entries();
  const drain = async (): Promise<void> => {
    for (const [at, item] of queue) results.set(at, await work(item));
  };
  await Promise.all(Array.from({ length: atOnce }, drain));
  return [...results].sort(([a], [b]) => a - b).map(([, result]) => result);
};

const refuseDimension = (model: EmbeddingModelId, dimension: number): void => {
  const { dimensions } = embeddingModels[model];
  if (dimensions.includes(dimension)) return;
  const offered = dimensions.join(', ');
  throw new Error(`${model} makes no vectors of ${dimension} dimensions; choose one of ${offered}`);
};

/** One call of as many texts as the model takes at once. */
const createCall = ({ model: modelId, dimension, inferenceProfile, region }: BedrockTextEmbedderOptions) => {
  const model = embeddingModels[modelId];
  const place = region === undefined ? {} : { region };
  const clients = {
    query: new BedrockRuntimeClient({ ...place, ...QUERY_LIMITS }),
    document: new BedrockRuntimeClient({ ...place, ...documentLimits(model) }),
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
        const vectors = await inParallel(batches, concurrency, (batch) => call(batch, purpose, signal));
        return vectors.flat();
      } catch (error) {
        failed.abort();
        throw unavailable(model, error);
      }
    },
  };
};
