import { setTimeout as sleep } from 'node:timers/promises';
import { defaultProvider } from '@aws-sdk/credential-provider-node';
import { Client, errors } from '@opensearch-project/opensearch';
import { AwsSigv4Signer } from '@opensearch-project/opensearch/aws-v3';
import { AssistantError } from '../../contract/errors.ts';
import { NotJson, NotNow, RequestRefused, readEngineAnswer } from './answer.ts';

/** How long a call may take, and how it waits before it is repeated. */
export interface Patience {
  readonly attempts: number;
  readonly attemptMs: number;
  /** All attempts and pauses together. */
  readonly totalMs: number;
  /** The first pause at most; each next one at most twice as long, up to `longestPauseMs`. */
  readonly firstPauseMs: number;
  readonly longestPauseMs: number;
}

/** The shopper hears nothing until the answer comes. */
export const QUESTION: Patience = {
  attempts: 3,
  attemptMs: 2_500,
  totalMs: 3_000,
  firstPauseMs: 50,
  longestPauseMs: 200,
};

/** An import waits for an engine that is busy building what it was sent. */
export const IMPORT: Patience = {
  attempts: 12,
  attemptMs: 30_000,
  totalMs: 120_000,
  firstPauseMs: 250,
  longestPauseMs: 8_000,
};

/** At least half of the longest pause; the rest is random, so that callers spread. */
export const pauseFor = (repetition: number, patience: Patience, chance: number): number => {
  const longest = Math.min(patience.longestPauseMs, patience.firstPauseMs * 2 ** repetition);
  return (longest * (1 + chance)) / 2;
};

/** Waits before the next repetition; false when there may be none. The deadline is by `performance.now()`. */
export const pause = async (repetition: number, patience: Patience, deadline: number): Promise<boolean> => {
  if (repetition + 1 >= patience.attempts) return false;
  const pauseMs = pauseFor(repetition, patience, Math.random());
  if (performance.now() + pauseMs >= deadline) return false;
  await sleep(pauseMs);
  return true;
};

/** Where the engine answers, and how requests are signed. */
export type OpenSearchAccess =
  | {
      /** Without a path: `https://search-shop.eu-central-1.es.amazonaws.com`. */
      readonly node: string;
      /** `es` is a managed domain, `aoss` is Serverless. */
      readonly service: 'es' | 'aoss';
      readonly region: string;
    }
  /** Unsigned: a cluster on a closed network, or one with its user and password in the address. */
  | { readonly node: string; readonly service: 'none' };

/** One request. It is repeated after a refusal or a lost connection, so it must do no harm when it arrives twice. */
export interface EngineCall {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | boolean>>;
  readonly body?: Readonly<Record<string, unknown>>;
  /** Newline-delimited JSON, in place of `body`. */
  readonly lines?: string;
}

export interface OpenSearch {
  readonly service: OpenSearchAccess['service'];
  /**
   * The answer's body; `undefined` when what was asked for does not exist. Throws `SERVICE_UNAVAILABLE`.
   * `inspect` may throw `NotNow` for an answer that carries a refusal inside, to have the call repeated.
   */
  readonly call: (
    call: EngineCall,
    patience: Patience,
    inspect?: (body: unknown) => void,
  ) => Promise<unknown>;
}

/** Too many requests, and what a load balancer says while a node restarts. */
export const isTemporary = (status: number): boolean => [429, 502, 503, 504].includes(status);

const statusOf = (error: unknown): number | undefined =>
  error instanceof RequestRefused ? error.status : undefined;

const mayRepeat = (error: unknown): boolean =>
  error instanceof NotNow ||
  error instanceof errors.ConnectionError ||
  error instanceof errors.TimeoutError ||
  isTemporary(statusOf(error) ?? 0);

/** The client's errors hold the whole request: the shopper's words and the signature, which no log may have. */
const withoutRequest = (error: unknown): Error => {
  if (!(error instanceof Error)) return new Error(String(error));
  if (error instanceof NotJson) return error;
  const named = error.name === 'Error' ? error.message : `${error.name}: ${error.message}`;
  const status = statusOf(error);
  return new Error(status === undefined ? named : `status ${status}, ${named}`);
};

export const engineUnavailable = (what: string, cause: unknown): AssistantError => {
  const plain = withoutRequest(cause);
  return new AssistantError('SERVICE_UNAVAILABLE', `OpenSearch ${what}: ${plain.message}`, { cause: plain });
};

const createClient = (access: OpenSearchAccess): Client => {
  const options = {
    node: access.node,
    maxRetries: 0, // ours pause between attempts and repeat after 429
    resurrectStrategy: 'none', // the others call `HEAD /`, which Serverless refuses
    // Rows are parsed by schema anyway; the client would refuse a merchant's attribute called "constructor".
    disablePrototypePoisoningProtection: true,
  } as const;
  if (access.service === 'none') return new Client(options);
  const { service, region } = access;
  return new Client({
    ...options,
    ...AwsSigv4Signer({ region, service, getCredentials: defaultProvider() }),
  });
};

/** One attempt, ended at its time: the client's own limit stops counting when the first byte has arrived. */
const attempt = async (client: Client, call: EngineCall, timeMs: number): Promise<unknown> => {
  const { method, path, query, body, lines } = call;
  const request = client.transport.request(
    {
      method,
      path,
      ...(query === undefined ? {} : { querystring: { ...query } }),
      ...(body === undefined ? {} : { body: { ...body } }),
      ...(lines === undefined ? {} : { bulkBody: lines }),
    },
    { requestTimeout: timeMs, asStream: true },
  );
  let late = false;
  const limit = setTimeout(() => {
    late = true;
    request.abort();
  }, timeMs);
  try {
    const { body: answer, statusCode } = await request;
    return await readEngineAnswer(statusCode ?? 0, answer);
  } catch (error) {
    throw late ? new NotNow(`no whole answer within ${timeMs} ms`) : error;
  } finally {
    clearTimeout(limit);
  }
};

/** Connections kept for the life of the process; make it once, outside the handler. */
export const createOpenSearch = (access: OpenSearchAccess): OpenSearch => {
  const client = createClient(access);
  return {
    service: access.service,
    call: async (call, patience, inspect = () => undefined) => {
      const deadline = performance.now() + patience.totalMs;
      for (let repetition = 0; ; repetition += 1) {
        try {
          const timeMs = Math.max(1, Math.min(patience.attemptMs, deadline - performance.now()));
          const answer = await attempt(client, call, timeMs);
          inspect(answer);
          return answer;
        } catch (error) {
          if (error instanceof AssistantError) throw error;
          const again = mayRepeat(error) && (await pause(repetition, patience, deadline));
          if (!again) throw engineUnavailable(`${call.method} ${call.path}`, error);
        }
      }
    },
  };
};
