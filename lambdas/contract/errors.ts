/** Codes that only an answer of a function that acts in the page has, so that no page shows them as a problem. */
export const actionCodes = [
  /** The shopper has not said which of several variants. */
  'OPTION_REQUIRED',
  'OUT_OF_STOCK',
  'CART_UNAVAILABLE',
  /** The shop has no address for the page that was asked for. */
  'PAGE_UNAVAILABLE',
] as const;

/** Every other code that a caller can get. `Function … not found` carries the requested name. */
export const errorCodes = [
  'EMPTY_QUERY',
  'INVALID_PRODUCT_ID',
  'INVALID_VARIANT_ID',
  'PRODUCT_NOT_FOUND',
  'VARIANT_NOT_FOUND',
  /** No order with this number and this proof; which of the two is wrong is not told. */
  'ORDER_NOT_FOUND',
  'DOMAIN_NOT_FOUND',
  'INVALID_REQUEST',
  'SESSION_REQUIRED',
  'SESSION_EXPIRED',
  'ORIGIN_MISMATCH',
  'QUOTA_EXCEEDED',
  /** The shop's budget of this month is used up. */
  'BUDGET_EXCEEDED',
  'RATE_LIMITED',
  /** A service that we depend on failed; trying again later may help. */
  'SERVICE_UNAVAILABLE',
  /** A fault of ours; the log has its cause. */
  'INTERNAL',
] as const;

export type NamedErrorCode = (typeof errorCodes | typeof actionCodes)[number];
type FunctionNotFoundCode = `Function ${string} not found`;
export type ErrorCode = NamedErrorCode | FunctionNotFoundCode;

export const functionNotFound = (name: string): FunctionNotFoundCode => `Function ${name} not found`;

/** What another service said of its failure, for operators. */
export interface UpstreamFailure {
  /** HTTP status; absent when there was no answer. */
  readonly status?: number;
  /** `insufficient_quota`, `invalid_api_key`, …; `no_answer` without one. */
  readonly code: string;
  readonly type?: string | undefined;
  /** The service's own id of the request, which its support asks for. */
  readonly requestId?: string | undefined;
}

interface ErrorDetails {
  readonly cause?: unknown;
  /** Language of the sentence the shopper gets; Russian when the domain is not known yet. */
  readonly locale?: 'ru' | 'en' | undefined;
  /** Sent as `Retry-After`, in whole seconds. */
  readonly retryAfterSeconds?: number | undefined;
  readonly upstream?: UpstreamFailure | undefined;
  /** What the shopper hears in place of the code's own sentence. */
  readonly sentence?: string;
}

/** The one failure that crosses layers: a code for programs, a message for the people who read the log. */
export class AssistantError extends Error {
  override readonly name = 'AssistantError';
  readonly code: ErrorCode;
  readonly locale: 'ru' | 'en' | undefined;
  readonly retryAfterSeconds: number | undefined;
  readonly upstream: UpstreamFailure | undefined;
  readonly sentence: string | undefined;

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}) {
    super(message, { cause: details.cause });
    this.code = code;
    this.locale = details.locale;
    this.retryAfterSeconds = details.retryAfterSeconds;
    this.upstream = details.upstream;
    this.sentence = details.sentence;
  }
}
