import type { MiddlewareObj } from '@middy/core';
import { AssistantError, type ErrorCode, type NamedErrorCode } from '../contract/errors.ts';
import type { Locale } from '../contract/shop/locale.ts';
import { errorSentence } from '../core/phrases/errors.ts';
import { maskWritten } from '../core/voice/mask/mask.ts';
import type { Log } from '../ports/log.ts';
import type { ApiRequest, ApiResponse } from './api-request.ts';

/** Caches must not keep answers: tokens are secrets, and prices change. */
export const answerHeaders = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' } as const;

/** A JSON answer. */
export const json = (
  statusCode: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): ApiResponse => ({
  statusCode,
  headers: { 'content-type': 'application/json; charset=utf-8', ...answerHeaders, ...headers },
  body: JSON.stringify(body),
});

const UNKNOWN_DOMAIN_LOCALE: Locale = 'ru';

/** HTTP statuses of thrown errors. Codes a function answers with are 200s and never thrown. */
const STATUSES: Readonly<Record<NamedErrorCode, number>> = {
  EMPTY_QUERY: 200,
  INVALID_PRODUCT_ID: 200,
  INVALID_VARIANT_ID: 200,
  PRODUCT_NOT_FOUND: 200,
  VARIANT_NOT_FOUND: 200,
  ORDER_NOT_FOUND: 200,
  OPTION_REQUIRED: 200,
  OUT_OF_STOCK: 200,
  CART_UNAVAILABLE: 200,
  PAGE_UNAVAILABLE: 200,
  DOMAIN_NOT_FOUND: 404,
  INVALID_REQUEST: 400,
  SESSION_REQUIRED: 401,
  SESSION_EXPIRED: 401,
  ORIGIN_MISMATCH: 403,
  QUOTA_EXCEEDED: 429,
  BUDGET_EXCEEDED: 429,
  RATE_LIMITED: 429,
  SERVICE_UNAVAILABLE: 503,
  INTERNAL: 500,
};
const isNamed = (code: ErrorCode): code is NamedErrorCode => Object.hasOwn(STATUSES, code);
const statusOf = (code: ErrorCode): number => (isNamed(code) ? STATUSES[code] : 404);

/** A refusal before a shop is known. Its HTTP status says more than its code. */
export class HttpRefusal extends AssistantError {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, message: string, headers: Readonly<Record<string, string>> = {}) {
    super('INVALID_REQUEST', message);
    this.status = status;
    this.headers = headers;
  }
}

interface Failure {
  readonly status: number;
  readonly code: ErrorCode;
  readonly headers: Readonly<Record<string, string>>;
  readonly sentence: string;
  /** For developers who call the API by hand; only of refusals, never of 5xx failures. */
  readonly message?: string;
}

const describe = (thrown: unknown): Failure => {
  const error = thrown instanceof AssistantError ? thrown : new AssistantError('INTERNAL', 'a bug');
  const { code, message, locale = UNKNOWN_DOMAIN_LOCALE, retryAfterSeconds } = error;
  const status = error instanceof HttpRefusal ? error.status : statusOf(code);
  const retry: Failure['headers'] =
    retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) };
  return {
    status,
    code,
    sentence: error.sentence ?? errorSentence(code, locale),
    headers: error instanceof HttpRefusal ? error.headers : retry,
    ...(status < 500 ? { message } : {}),
  };
};

/** Refusals because a limit or a budget is used up. */
const LIMITS: readonly ErrorCode[] = ['RATE_LIMITED', 'QUOTA_EXCEEDED', 'BUDGET_EXCEEDED'];

interface Reported extends Failure {
  readonly error: unknown;
}

const report = (log: Log, line: string, { status, code, message = '', error }: Reported): void => {
  // CloudWatch counts the lines with `bug` and raises an alarm at the first one.
  if (code === 'INTERNAL') log.error(line, { status, code, bug: true, error });
  else if (status >= 500) log.error(line, { status, code, error });
  // A refusal's message may quote an argument, so it passes the same mask as a query.
  else {
    const reason = maskWritten(message);
    log.warn(line, { status, code, reason, ...(LIMITS.includes(code) && { metrics: { refused: 1 } }) });
  }
};

/** Turns any thrown value into the error envelope: a sentence, a code, and no internal detail. */
export const errorEnvelope = (
  log: Log,
  { method, path }: { readonly method: string; readonly path: string },
): MiddlewareObj<ApiRequest, ApiResponse> => ({
  onError: (request) => {
    const { error, event } = request;
    const failure = describe(error);
    const { status, code, sentence, message, headers } = failure;
    report(log, `${method} ${path} refused: ${code}`, { ...failure, error });
    const envelope = { success: false, response: sentence, error: code, message };
    request.response = json(status, { ...envelope, requestId: event.requestId }, headers);
  },
});
