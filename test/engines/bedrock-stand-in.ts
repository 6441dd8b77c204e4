import { createHash } from 'node:crypto';
import {
  createServer,
  type Http2ServerRequest,
  type Http2ServerResponse,
  type ServerHttp2Session,
} from 'node:http2';
import { setTimeout as sleep } from 'node:timers/promises';

export interface BedrockCall {
  /** Model or inference profile of the path. */
  readonly model: string;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface BedrockStandInOptions {
  /** How long a call takes. Default: nothing. */
  readonly delayMs?: number;
  /** Calls above this rate are throttled. Default: none is. */
  readonly callsPerSecond?: number;
  /** Statuses of the first calls; later calls succeed. */
  readonly failFirst?: readonly number[];
  /** Replaces the body of every answer. */
  readonly answer?: unknown;
}

export interface BedrockStandIn {
  readonly url: string;
  /** Calls that were answered with vectors. */
  readonly served: readonly BedrockCall[];
  readonly throttled: () => number;
  readonly close: () => Promise<void>;
}

const ERROR_NAMES: Readonly<Record<number, string>> = {
  400: 'ValidationException',
  403: 'AccessDeniedException',
  429: 'ThrottlingException',
  500: 'InternalServerException',
  503: 'ServiceUnavailableException',
};

/** Texts that share words are near each other; deterministic, and not of length 1, as a model's need not be. */
const vectorOf = (text: string, dimension: number): readonly number[] => {
  const vector = new Array<number>(dimension).fill(0);
  for (const word of text.toLowerCase().split(/\s+/u)) {
    const hash = createHash('sha256').update(word).digest();
    const bucket = hash.readUInt32LE(0) % dimension;
    vector[bucket] = (vector[bucket] ?? 0) + 3;
  }
  return vector;
};

const asText = (value: unknown): string => (typeof value === 'string' ? value : '');

const answerOf = ({ body }: BedrockCall): unknown => {
  if ('inputText' in body) {
    const embedding = vectorOf(asText(body.inputText), Number(body.dimensions));
    return { embedding, inputTextTokenCount: 3, embeddingsByType: { float: embedding } };
  }
  const texts: readonly unknown[] = Array.isArray(body.texts) ? body.texts : [];
  const float = texts.map((text) => vectorOf(asText(text), Number(body.output_dimension)));
  return { id: 'stand-in', response_type: 'embeddings_by_type', embeddings: { float }, texts };
};

/** Takes at most so many calls in any one second. */
const createGate = (callsPerSecond: number | undefined) => {
  const taken: number[] = [];
  return (): boolean => {
    if (callsPerSecond === undefined) return true;
    const now = performance.now();
    while ((taken[0] ?? now) <= now - 1_000) taken.shift();
    if (taken.length >= callsPerSecond) return false;
    taken.push(now);
    return true;
  };
};

const readJson = async (request: Http2ServerRequest): Promise<Record<string, unknown>> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return JSON.parse(Buffer.concat(chunks).toString());
};

const fail = (response: Http2ServerResponse, status: number): void => {
  response.writeHead(status, {
    'content-type': 'application/json',
    'x-amzn-errortype': ERROR_NAMES[status] ?? 'InternalServerException',
  });
  response.end(JSON.stringify({ message: `stand-in says ${status}` }));
};

/** Bedrock's runtime for the embedding models, over HTTP/2 as the SDK speaks it; set `AWS_ENDPOINT_URL_BEDROCK_RUNTIME` to its url. */
export const startBedrockStandIn = (options: BedrockStandInOptions = {}): Promise<BedrockStandIn> => {
  const served: BedrockCall[] = [];
  const sessions = new Set<ServerHttp2Session>();
  const failures = [...(options.failFirst ?? [])];
  const gate = createGate(options.callsPerSecond);
  let throttled = 0;

  const handle = async (request: Http2ServerRequest, response: Http2ServerResponse): Promise<void> => {
    const path = /^\/model\/([^/]+)\/invoke$/u.exec(request.url);
    const body = await readJson(request);
    const failure = path === null ? 404 : failures.shift();
    if (failure !== undefined) return fail(response, failure);
    if (!gate()) {
      throttled += 1;
      return fail(response, 429);
    }
    if (options.delayMs !== undefined) await sleep(options.delayMs, undefined, { ref: false });
    const call = { model: decodeURIComponent(path?.[1] ?? ''), body };
    served.push(call);
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(options.answer ?? answerOf(call)));
  };

  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy());
  });
  server.on('session', (session) => {
    sessions.add(session);
    session.once('close', () => sessions.delete(session));
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      resolve({
        url: `http://127.0.0.1:${port}`,
        served,
        throttled: () => throttled,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            for (const session of sessions) session.destroy();
          }),
      });
    });
  });
};
