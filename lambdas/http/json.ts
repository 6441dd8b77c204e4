import type { ApiResponse } from './api-request.ts';

/** Nothing we answer may be kept: tokens are secrets, prices change. */
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
