import * as z from 'zod';
import { AssistantError, type UpstreamFailure } from '../../contract/errors.ts';
import { answerText, parseJson } from '../fetch/answer-text.ts';

const MAX_DETAIL = 300;
/** An answer has some kilobytes. */
export const MAX_ANSWER = 1_000_000;
const DEFAULT_RETRY_AFTER_SECONDS = 20;
/** A shopper who is told to wait longer leaves. */
const LONGEST_RETRY_AFTER_SECONDS = 300;

interface RealtimeApiOptions {
  /** Without a slash at the end: `https://api.openai.com/v1`. */
  readonly baseUrl: string;
  readonly apiKey: () => Promise<string>;
  /** Time limit of one try. */
  readonly timeoutMs: number;
}

export interface ApiCall {
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Statuses of an answer; every other status is a failure. */
  readonly accept: readonly number[];
  /**
   * `always`: the call may be repeated after any failure. `unsent`: it may be repeated only if it cannot have arrived,
   * since a repetition would open (and bill) a second call.
   */
  readonly retry: 'always' | 'unsent';
}

interface FailureDetails {
  /** The call may have had an effect. */
  readonly arrived: boolean;
  readonly lasting: boolean;
  readonly upstream: UpstreamFailure;
  readonly retryAfterSeconds?: number;
}

/** A failed try, and whether another one makes sense. */
class Failure extends Error {
  override readonly name = 'OpenAiFailure';
  readonly details: FailureDetails;

  constructor(message: string, { cause, ...details }: FailureDetails & { readonly cause?: unknown }) {
    super(message, { cause });
    this.details = details;
  }
}

const UNSENT_CODES = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'];

/** `fetch` throws a TypeError with the socket's error as its cause. */
const NetworkError = z.object({
  name: z.string().optional(),
  code: z.string().optional().catch(undefined),
  cause: z.object({ code: z.string() }).optional().catch(undefined),
});

const networkFailure = (error: unknown): Failure => {
  const { name, code, cause } = NetworkError.catch({}).parse(error);
  const reason = cause?.code ?? code;
  const isLate = name === 'TimeoutError';
  return new Failure(isLate ? 'no answer in time' : `no connection (${reason ?? 'unknown cause'})`, {
    cause: error,
    arrived: reason === undefined || !UNSENT_CODES.includes(reason),
    lasting: false,
    upstream: { code: isLate ? 'no_answer' : 'no_connection' },
  });
};

const text = z.string().optional().catch(undefined);
/** How OpenAI words a refusal; a proxy in between may answer anything. */
const Refusal = z.object({ error: z.object({ code: text, type: text }) });

const upstreamOf = ({ status, headers }: Response, body: string): UpstreamFailure => {
  const { code, type } = Refusal.safeParse(parseJson(body)).data?.error ?? {};
  const requestId = headers.get('x-request-id') ?? undefined;
  return { status, code: code ?? type ?? `status_${status}`, type, requestId };
};

/** A `Retry-After` with a date is ignored. */
const retryAfter = (response: Response): number => {
  const seconds = Number(response.headers.get('retry-after'));
  return seconds > 0
    ? Math.min(Math.ceil(seconds), LONGEST_RETRY_AFTER_SECONDS)
    : DEFAULT_RETRY_AFTER_SECONDS;
};

const statusFailure = async (response: Response, key: string): Promise<Failure> => {
  const body = (await answerText(response, MAX_ANSWER).catch(() => '')).replaceAll(key, '[key]');
  return new Failure(`status ${response.status}: ${body.slice(0, MAX_DETAIL)}`, {
    arrived: true,
    upstream: upstreamOf(response, body),
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
      redirect: 'error', // The key goes to the configured address alone.
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

const mayRepeat = ({ details }: Failure, call: ApiCall): boolean =>
  !details.lasting && (call.retry === 'always' || !details.arrived);

/** An offer that OpenAI cannot read is the caller's fault, unlike every other refusal. */
const codeOf = ({ details: { upstream }, message }: Failure): 'INVALID_REQUEST' | 'SERVICE_UNAVAILABLE' =>
  upstream.status === 400 && /\b(?:sdp|offer)\b/iu.test(message) ? 'INVALID_REQUEST' : 'SERVICE_UNAVAILABLE';

const unavailable = (call: ApiCall, failure: Failure): AssistantError => {
  const { upstream, retryAfterSeconds } = failure.details;
  return new AssistantError(codeOf(failure), `OpenAI ${call.path}: ${failure.message}`, {
    cause: failure,
    upstream,
    retryAfterSeconds,
  });
};

/** Posts to the Realtime API with a time limit and at most one repetition; throws `SERVICE_UNAVAILABLE`, or `INVALID_REQUEST` for a bad offer. */
export const createRealtimeApi =
  (options: RealtimeApiOptions) =>
  async (call: ApiCall): Promise<Response> => {
    for (let isRepeated = false; ; isRepeated = true) {
      try {
        return await attempt(options, call);
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
        if (isRepeated || !mayRepeat(error, call)) throw unavailable(call, error);
      }
    }
  };
