import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  type BedrockTextEmbedderOptions,
  createBedrockTextEmbedder,
} from '../../../lambdas/adapters/bedrock/text-embedder.ts';
import { AssistantError } from '../../../lambdas/contract/errors.ts';
import {
  type BedrockStandIn,
  type BedrockStandInOptions,
  startBedrockStandIn,
} from '../../engines/bedrock-stand-in.ts';

/** Longer than a question waits. */
const LISTENING_MS = 2_500;

const cohere: BedrockTextEmbedderOptions = { model: 'cohere.embed-v4:0', dimension: 1_024 };
const titan: BedrockTextEmbedderOptions = { model: 'amazon.titan-embed-text-v2:0', dimension: 512 };

describe('Embedding by Bedrock', () => {
  const environment = { ...process.env };
  let bedrock: BedrockStandIn | undefined;
  beforeEach(() => {
    process.env.AWS_REGION = 'eu-central-1';
    process.env.AWS_ACCESS_KEY_ID = 'AKIDEXAMPLE';
    process.env.AWS_SECRET_ACCESS_KEY = 'secret';
  });
  afterEach(async () => {
    process.env = { ...environment };
    await bedrock?.close();
    bedrock = undefined;
  });
  const start = async (options: BedrockStandInOptions = {}): Promise<BedrockStandIn> => {
    bedrock = await startBedrockStandIn(options);
    process.env.AWS_ENDPOINT_URL_BEDROCK_RUNTIME = bedrock.url;
    return bedrock;
  };
  const lengthOf = (vector: Float32Array | undefined) => Math.hypot(...(vector ?? []));
  const failureOf = async (work: Promise<unknown>): Promise<AssistantError> => {
    const error = await work.catch((reason: unknown) => reason);
    if (error instanceof AssistantError) return error;
    throw new Error(`expected an AssistantError, got ${String(error)}`);
  };

  it('sends Cohere 96 texts a call and keeps their order', async () => {
    const { served } = await start();
    const texts = Array.from({ length: 200 }, (_, at) => `text-${at}`);
    const embedder = createBedrockTextEmbedder(cohere);
    const vectors = await embedder.embed(texts, 'document');
    expect(served.map(({ body }) => (Array.isArray(body.texts) ? body.texts.length : 0)).sort()).toEqual([
      8, 96, 96,
    ]);
    const [alone] = await embedder.embed(['text-150'], 'document');
    expect(vectors).toHaveLength(200);
    expect(vectors[150]).toEqual(alone);
    expect(vectors[149]).not.toEqual(alone);
  });

  it('tells Cohere questions from documents, and how long the vectors shall be', async () => {
    const { served } = await start();
    const embedder = createBedrockTextEmbedder({ ...cohere, dimension: 256 });
    await embedder.embed(['чайник'], 'query');
    await embedder.embed(['чайник'], 'document');
    expect(served.map(({ body }) => body)).toEqual(
      ['search_query', 'search_document'].map((input_type) => ({
        texts: ['чайник'],
        input_type,
        embedding_types: ['float'],
        output_dimension: 256,
        truncate: 'RIGHT',
      })),
    );
  });

  it('sends Titan one text a call, no longer than it takes', async () => {
    const { served } = await start();
    const vectors = await createBedrockTextEmbedder(titan).embed(
      ['one', 'two', 'x'.repeat(60_000)],
      'document',
    );
    expect(vectors).toHaveLength(3);
    expect(served.map(({ body }) => String(body.inputText).length).sort()).toEqual([3, 3, 8_000]);
    expect(served[0]?.body).toMatchObject({ dimensions: 512, normalize: true });
  });

  it.each([cohere, titan])('answers with vectors of length 1 and their maker: $model', async (options) => {
    await start();
    const embedder = createBedrockTextEmbedder(options);
    const vectors = await embedder.embed(['red kettle kettle', '', ' '], 'document');
    expect(embedder.id).toEqual({ model: options.model, dimension: options.dimension });
    expect(vectors.map(({ length }) => length)).toEqual(Array.from({ length: 3 }, () => options.dimension));
    for (const vector of vectors) expect(lengthOf(vector)).toBeCloseTo(1, 5);
  });

  it('calls through an inference profile without changing the model id of the vectors', async () => {
    const { served } = await start();
    const embedder = createBedrockTextEmbedder({ ...cohere, inferenceProfile: 'eu.cohere.embed-v4:0' });
    await embedder.embed(['kettle'], 'query');
    expect(served[0]?.model).toBe('eu.cohere.embed-v4:0');
    expect(embedder.id.model).toBe('cohere.embed-v4:0');
  });

  it('asks nothing for nothing', async () => {
    const { served } = await start();
    expect(await createBedrockTextEmbedder(cohere).embed([], 'document')).toEqual([]);
    expect(served).toEqual([]);
  });

  it('refuses a dimension that the model does not make', () => {
    expect(() => createBedrockTextEmbedder({ ...titan, dimension: 1_536 })).toThrow(
      'amazon.titan-embed-text-v2:0 makes no vectors of 1536 dimensions; choose one of 256, 512, 1024',
    );
  });

  it.each([429, 500, 503])('asks again after %i', async (status) => {
    const { served } = await start({ failFirst: [status] });
    expect(await createBedrockTextEmbedder(cohere).embed(['kettle'], 'query')).toHaveLength(1);
    expect(served).toHaveLength(1);
  });

  it('asks for an import as often as a bad hour needs', async () => {
    const { served } = await start({ failFirst: Array.from({ length: 6 }, () => 503) });
    expect(await createBedrockTextEmbedder(cohere).embed(['kettle'], 'document')).toHaveLength(1);
    expect(served).toHaveLength(1);
  });

  it.each([
    { model: titan.model, textsPerCall: 1, calls: 40, callsPerSecond: 10 },
    { model: cohere.model, textsPerCall: 96, calls: 12, callsPerSecond: 3 },
  ])('slows an import by $model down to the rate that Bedrock allows, and loses nothing', async (each) => {
    const { served, throttled } = await start({ callsPerSecond: each.callsPerSecond });
    const texts = Array.from({ length: each.calls * each.textsPerCall }, (_, at) => `text-${at}`);
    const embedder = createBedrockTextEmbedder({ model: each.model, dimension: 256 });
    expect(await embedder.embed(texts, 'document')).toHaveLength(texts.length);
    expect(served).toHaveLength(each.calls);
    expect(throttled()).toBeGreaterThan(0);
  });

  it('gives a question up while the shopper still listens', async () => {
    await start({ delayMs: LISTENING_MS });
    const failure = await failureOf(createBedrockTextEmbedder(cohere).embed(['kettle'], 'query'));
    expect(failure.code).toBe('SERVICE_UNAVAILABLE');
  });

  it('says what Bedrock said, without asking again, when it refuses', async () => {
    await start({ failFirst: [403] });
    const failure = await failureOf(createBedrockTextEmbedder(cohere).embed(['kettle'], 'document'));
    expect(failure.code).toBe('SERVICE_UNAVAILABLE');
    expect(failure.message).toBe('Bedrock cohere.embed-v4:0: AccessDeniedException: stand-in says 403');
  });

  it('says that nothing answers there', async () => {
    await (await start()).close();
    const failure = await failureOf(createBedrockTextEmbedder(cohere).embed(['kettle'], 'query'));
    expect(failure.code).toBe('SERVICE_UNAVAILABLE');
    expect(failure.message).toMatch(/ECONNREFUSED/);
  });

  it.each<[string, unknown, RegExp]>([
    ['has another shape', { embeddings: [[1]] }, /not the answer expected: embeddings: /],
    ['lacks a vector', { embeddings: { float: [] } }, /0 vectors .* for 1 texts in 1024 dimensions/],
    [
      'has a shorter vector',
      { embeddings: { float: [[1, 2]] } },
      /1 vectors of 2 for 1 texts in 1024 dimensions/,
    ],
    ['has a vector without direction', { embeddings: { float: [new Array(1_024).fill(0)] } }, /no direction/],
  ])('refuses an answer that %s', async (_, answer, message) => {
    await start({ answer });
    const failure = await failureOf(createBedrockTextEmbedder(cohere).embed(['kettle'], 'query'));
    expect(failure.code).toBe('SERVICE_UNAVAILABLE');
    expect(failure.message).toMatch(message);
  });
});
