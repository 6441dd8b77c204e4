import type { MiddlewareObj } from '@middy/core';
import type { ApiRequest, ApiResponse } from './api-request.ts';
import type { Route } from './route.ts';

const PREFLIGHT_SECONDS = 7_200; // Chromium caches no longer.
const MAX_ORIGIN_LENGTH = 300;
const ORIGIN = /^https?:\/\/[\w.:[\]-]+$/;

/** Which page may read the answer: the one that asks (docs/decisions/0002-cors-echoes-the-origin.md). */
const readableBy = (request: ApiRequest): string => {
  const origin = request.headers.get('origin') ?? '';
  return origin.length <= MAX_ORIGIN_LENGTH && ORIGIN.test(origin) ? origin : '*';
};

type CorsRoute = Pick<Route, 'method' | 'audience'>;

/** An answer for everybody names nobody: a cache that keeps it for one page hands it to all others. */
const corsHeaders = (request: ApiRequest, { audience }: CorsRoute): Record<string, string> => ({
  'access-control-expose-headers': 'location, retry-after',
  ...(audience === 'everybody'
    ? { 'access-control-allow-origin': '*' }
    : { 'access-control-allow-origin': readableBy(request), vary: 'Origin' }),
});

/** `x-openai-agents-sdk` comes with the SDK's own call to a brokered shop's `/api/call`. */
const preflight = (request: ApiRequest, route: CorsRoute): ApiResponse => ({
  statusCode: 204,
  headers: {
    ...corsHeaders(request, route),
    'access-control-allow-methods': `${route.method}, OPTIONS`,
    'access-control-allow-headers': 'authorization, content-type, x-openai-agents-sdk',
    'access-control-max-age': String(PREFLIGHT_SECONDS),
  },
  body: '',
});

/** Answers preflights and makes every other answer, refusals included, readable to the page that asked. */
export const cors = (route: CorsRoute): MiddlewareObj<ApiRequest, ApiResponse> => {
  const addHeaders: NonNullable<MiddlewareObj<ApiRequest, ApiResponse>['after']> = (request) => {
    if (request.response === null) return;
    const { headers } = request.response;
    request.response = {
      ...request.response,
      headers: { ...headers, ...corsHeaders(request.event, route) },
    };
  };
  return {
    before: ({ event }) => (event.method === 'OPTIONS' ? preflight(event, route) : undefined),
    after: addHeaders,
    onError: addHeaders,
  };
};
