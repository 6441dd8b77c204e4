/** Every code a caller can meet. `Function … not found` carries the name it was asked for. */
export const errorCodes = [
  'EMPTY_QUERY',
  'INVALID_PRODUCT_ID',
  'INVALID_VARIANT_ID',
  'PRODUCT_NOT_FOUND',
  'VARIANT_NOT_FOUND',
  'DOMAIN_NOT_FOUND',
  'INVALID_REQUEST',
  'SESSION_REQUIRED',
  'SESSION_EXPIRED',
  'ORIGIN_MISMATCH',
  'QUOTA_EXCEEDED',
  'RATE_LIMITED',
  'SERVICE_UNAVAILABLE',
] as const;

export type NamedErrorCode = (typeof errorCodes)[number];
export type FunctionNotFoundCode = `Function ${string} not found`;
export type ErrorCode = NamedErrorCode | FunctionNotFoundCode;

export const functionNotFound = (name: string): FunctionNotFoundCode => `Function ${name} not found`;

interface ErrorDetails {
  readonly cause?: unknown;
  /** Language of the sentence the shopper gets; Russian when the domain is not known yet. */
  readonly locale?: 'ru' | 'en';
  /** Sent as `Retry-After`, in whole seconds. */
  readonly retryAfterSeconds?: number;
}

/** The one failure that crosses layers: a code for machines, a message for whoever reads the log. */
export class AssistantError extends Error {
  override readonly name = 'AssistantError';
  readonly code: ErrorCode;
  readonly locale: 'ru' | 'en' | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}) {
    super(message, { cause: details.cause });
    this.code = code;
    this.locale = details.locale;
    this.retryAfterSeconds = details.retryAfterSeconds;
  }
}
