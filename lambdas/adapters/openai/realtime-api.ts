import * as z from 'zod';
import { AssistantError } from '../../contract/errors.ts';

const MAX_DETAIL = 300;
const DEFAULT_RETRY_AFTER_SECONDS = 20;

export interface RealtimeApiOptions {
  /** Without a slash at the end: `https://api.openai.com/v1`. */
  readonly baseUrl: string;
  readonly apiKey: () => Promise<string>;
  /** How long one try may take. */
  readonly timeoutMs: number;
}

export interface ApiCall {
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | FormData;
  /** Statuses that are an answer; every other one is a failure. */
  readonly accept: readonly number[];
  /**
   * `always`: the call may be repeated after any failure. `unsent`: only when it cannot have arrived, since
   * repeating it would open (and bill) a second call.
   */
  readonly retry: 'always' | 'unsent';
}

/** A failed try, and whether another one makes sense. */
class Failure extends Error {
  override readonly name = 'OpenAiFailure';
  readonly arrived: boolean;
  readonly lasting: boolean;
  readonly retryAfterSeconds: number | undefined;

  constructor(
    message: string,
    details: { cause?: unknown; arrived: boolean; lasting: boolean; retryAfterSeconds?: number },
  ) {
    super(message, { cause: details.cause });
    this.arrived = details.arrived;
    this.lasting = details.lasting;
    this.retryAfterSeconds = details.retryAfterSeconds;
  }
}

const UNSENT_CODES = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'];

/** `fetch` hides the socket's error behind a TypeError. */
const NetworkError = z.object({
  name: z.string().optional(),
  code: z.string().optional().catch(undefined),
  cause: z.object({ code: z.string() }).optional().catch(undefined),
});

const networkFailure = (error: unknown): Failure => {
  const { name, code, cause } = NetworkError.catch({}).parse(error);
  const reason = cause?.code ?? code;
  return new Failure(
    name === 'TimeoutError' ? 'no answer in time' : `no connection (${reason ?? 'unknown cause'})`,
    { cause: error, arrived: reason === undefined || !UNSENT_CODES.includes(reason), lasting: false },
  );
};

/** The header may also hold a date, which is not worth reading for a shopper's sake. */
const retryAfter = (response: Response): number => {
  const seconds = Number(response.headers.get('retry-after'));
  return seconds > 0 ? Math.ceil(seconds) : DEFAULT_RETRY_AFTER_SECONDS;
};

const statusFailure = async (response: Response, key: string): Promise<Failure> => {
  const detail = (await response.text().catch(() => '')).replaceAll(key, '[key]').slice(0, MAX_DETAIL);
  return new Failure(`status ${response.status}: ${detail}`, {
    arrived: true,
    lasting: response.status < 500,
    ...(response.status === 429 ? { retryAfterSeconds: retryAfter(response) } : {}),
  });
};

const attempt = async (options: RealtimeApiOptions, call: ApiCall): Promise<Response> => {
  const key = await options.apiKey();
  let response: Response;
  try {
    response = await fetch(`${options.baseUrl}${call.path}`, {
      method: 'POST',
      headers: { ...call.headers, authorization: `Bearer ${key}` },
      ...(call.body === undefined ? {} : { body: call.body }),
      signal: AbortSignal.timeout(options.timeoutMs),
    });
  } catch (error) {
    throw networkFailure(error);
  }
  if (call.accept.includes(response.status)) return response;
  throw await statusFailure(response, key);
};

const mayRepeat = (failure: Failure, call: ApiCall): boolean =>
  !failure.lasting && (call.retry === 'always' || !failure.arrived);

const unavailable = (call: ApiCall, failure: Failure): AssistantError =>
  new AssistantError('SERVICE_UNAVAILABLE', `OpenAI ${call.path}: ${failure.message}`, {
    cause: failure,
    ...(failure.retryAfterSeconds === undefined ? {} : { retryAfterSeconds: failure.retryAfterSeconds }),
  });

/** Posts to the Realtime API with a time limit and at most one repetition; fails as `SERVICE_UNAVAILABLE`. */
export const createRealtimeApi =
  (options: RealtimeApiOptions) =>
  async (call: ApiCall): Promise<Response> => {
    try {
      return await attempt(options, call);
    } catch (first) {
      if (!(first instanceof Failure)) throw first;
      if (!mayRepeat(first, call)) throw unavailable(call, first);
    }
    try {
      return await attempt(options, call);
    } catch (second) {
      throw second instanceof Failure ? unavailable(call, second) : second;
    }
  };
