import type { MiddlewareObj } from '@middy/core';
import { AssistantError, type ErrorCode } from '../contract/errors.ts';
import type { Locale } from '../contract/locale.ts';
import { errorSentence } from '../core/phrases/errors.ts';
import { maskPersonalData } from '../core/voice/mask.ts';
import type { Log } from '../ports/log.ts';
import type { ApiRequest, ApiResponse } from './api-request.ts';
import { json } from './json.ts';

const UNKNOWN_DOMAIN_LOCALE: Locale = 'ru';

/** HTTP statuses of thrown errors. Codes a function answers with are 200s and never thrown. */
const statusOf = (code: ErrorCode): number => {
  switch (code) {
    case 'EMPTY_QUERY':
    case 'INVALID_PRODUCT_ID':
    case 'INVALID_VARIANT_ID':
    case 'PRODUCT_NOT_FOUND':
    case 'VARIANT_NOT_FOUND':
      return 200;
    case 'INVALID_REQUEST':
      return 400;
    case 'SESSION_REQUIRED':
    case 'SESSION_EXPIRED':
      return 401;
    case 'ORIGIN_MISMATCH':
      return 403;
    case 'QUOTA_EXCEEDED':
    case 'RATE_LIMITED':
      return 429;
    case 'SERVICE_UNAVAILABLE':
      return 503;
    default:
      return 404; // DOMAIN_NOT_FOUND and a function's name that nobody answers to.
  }
};

/** A refusal before any shop is involved, whose status says more than its code. */
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
  readonly locale: Locale;
  readonly headers: Readonly<Record<string, string>>;
  /** For whoever calls the API by hand; only of refusals, never of our own failures. */
  readonly message?: string;
}

const describe = (error: unknown): Failure => {
  if (!(error instanceof AssistantError)) {
    return { status: 503, code: 'SERVICE_UNAVAILABLE', locale: UNKNOWN_DOMAIN_LOCALE, headers: {} };
  }
  const { code, message, locale = UNKNOWN_DOMAIN_LOCALE, retryAfterSeconds } = error;
  const status = error instanceof HttpRefusal ? error.status : statusOf(code);
  const retry: Failure['headers'] =
    retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) };
  return {
    status,
    code,
    locale,
    headers: error instanceof HttpRefusal ? error.headers : retry,
    ...(status < 500 ? { message } : {}),
  };
};

const report =
  (log: Log, { method, path }: { readonly method: string; readonly path: string }) =>
  (failure: Failure, error: unknown): void => {
    const line = `${method} ${path} refused: ${failure.code}`;
    if (failure.status >= 500) log.error(line, { status: failure.status, error });
    // A refusal's message may quote an argument, so it passes the same mask as a query.
    else log.warn(line, { status: failure.status, reason: maskPersonalData(failure.message ?? '') });
  };

/** Turns whatever was thrown into the envelope of every answer: a sentence, a code, and no inner detail. */
export const errorEnvelope = (
  log: Log,
  route: { readonly method: string; readonly path: string },
): MiddlewareObj<ApiRequest, ApiResponse> => ({
  onError: (request) => {
    const failure = describe(request.error);
    report(log, route)(failure, request.error);
    request.response = json(
      failure.status,
      {
        success: false,
        response: errorSentence(failure.code, failure.locale),
        error: failure.code,
        ...(failure.message === undefined ? {} : { message: failure.message }),
        requestId: request.event.requestId,
      },
      failure.headers,
    );
  },
});
