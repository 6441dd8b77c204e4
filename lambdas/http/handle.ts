import { createHash, timingSafeEqual } from 'node:crypto';
import middy, { type MiddlewareObj } from '@middy/core';
import type { Context } from 'aws-lambda';
import type * as z from 'zod';
import { AssistantError } from '../contract/errors.ts';
import { describeIssues } from '../contract/imports/issues.ts';
import { EDGE_HEADER, VIEWER_ADDRESS_HEADER, VIEWER_HOST_HEADER } from '../contract/paths.ts';
import type { Log } from '../ports/log.ts';
import { type ApiRequest, type ApiResponse, readApiEvent, readBody } from './api-request.ts';
import { answerHeaders, errorEnvelope, HttpRefusal, json } from './errors.ts';
import { withRequestFields } from './request-log.ts';
import { matchPath, type Route } from './route.ts';

const PREFLIGHT_SECONDS = 7_200; // Chromium caches no longer.
const MAX_ORIGIN_LENGTH = 300;
const ORIGIN = /^https?:\/\/[\w.:[\]-]+$/;

/** The page that asks may read the answer (docs/decisions/0002-cors-echoes-the-origin.md). */
const readableBy = (request: ApiRequest): string => {
  const origin = request.headers.get('origin') ?? '';
  return origin.length <= MAX_ORIGIN_LENGTH && ORIGIN.test(origin) ? origin : '*';
};

type CorsRoute = Pick<Route, 'method' | 'audience'>;

/** A public answer names no origin, since caches give it to all pages. */
const corsHeaders = (request: ApiRequest, { audience }: CorsRoute): Record<string, string> => ({
  'access-control-expose-headers': 'location, retry-after',
  ...(audience === 'public'
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

/** Answers preflights, and lets the page that asks read every other answer, including refusals. */
const cors = (route: CorsRoute): MiddlewareObj<ApiRequest, ApiResponse> => {
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

/** Accepted values of the header. Two can be valid while one replaces the other. */
type EdgeSecrets = () => Promise<readonly string[]>;

const digest = (value: string): Buffer => createHash('sha256').update(value).digest();

/** Refuses requests that bypassed the distribution and its firewall. Without a configured secret all pass. */
const edgeGuard = (secrets: EdgeSecrets | undefined): MiddlewareObj<ApiRequest, ApiResponse> => ({
  before: async ({ event }) => {
    const accepted = await (secrets?.() ?? []);
    if (accepted.length === 0) return;
    const shown = digest(event.headers.get(EDGE_HEADER) ?? '');
    if (accepted.some((secret) => timingSafeEqual(digest(secret), shown))) return;
    throw new HttpRefusal(403, 'this address is not public; use the address of the distribution');
  },
});

const LOCAL_HOST = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/;

/** The address of this deployment as the browser knows it, without a slash at the end. */
const publicUrl = (request: ApiRequest, configured: string | undefined): string => {
  if (configured !== undefined) return configured.replace(/\/+$/, '');
  const { headers } = request;
  const host = headers.get(VIEWER_HOST_HEADER) ?? headers.get('host') ?? 'localhost';
  const scheme = LOCAL_HOST.test(host) ? 'http' : 'https';
  const url = `${scheme}://${host}`;
  return URL.canParse(url) ? new URL(url).origin : 'http://localhost';
};

/** Which address is the shopper's: that of the connection, or the one that CloudFront forwards. */
type ViewerAddressSource = 'connection' | 'cloudfront';

/**
 * The shopper's address. Behind CloudFront our function there writes it into a header. While an upgrade has not reached all
 * edges, it is the second entry from the right of the forwarded ones; a client can invent those further left.
 */
const viewerAddress = (request: ApiRequest, source: ViewerAddressSource): string => {
  const forwarded = (request.headers.get('x-forwarded-for') ?? '').split(',').map((entry) => entry.trim());
  const atEdge = request.headers.get(VIEWER_ADDRESS_HEADER) ?? forwarded.at(-2);
  const address = source === 'cloudfront' ? atEdge : request.sourceIp;
  return address || 'unknown';
};

/** Time left for an answer when the work reaches the function's time limit. */
const LAST_WORDS_MS = 300;

/** A request as an endpoint gets it. */
export interface RouteRequest<Body> {
  readonly body: Body;
  readonly parameters: Readonly<Record<string, string>>;
  readonly origin: string | undefined;
  /** The token of `Authorization: Bearer`. */
  readonly session: string | undefined;
  readonly viewerAddress: string;
  /** The address of the deployment as the browser knows it. */
  readonly publicUrl: string;
}

export interface RouteAnswer<Body> {
  readonly body: Body;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface HandleOptions {
  readonly log: Log;
  readonly viewerAddress: ViewerAddressSource;
  /** The address of the deployment. Default: the requested host. */
  readonly publicUrl?: string | undefined;
  /** Accepted values of the header that only our distribution sends. Default: no check. */
  readonly edgeSecrets?: EdgeSecrets | undefined;
}

/** A Lambda function behind API Gateway. It answers any event with the envelope and CORS headers. */
export type Endpoint = (
  event: unknown,
  context?: Pick<Context, 'getRemainingTimeInMillis'>,
) => Promise<ApiResponse>;

/** Makes an HTTP endpoint of a use case: reads and checks the request, and turns errors into the envelope. */
export const handle = <Request extends z.ZodType, Answer>(
  route: Route<Request>,
  run: (request: RouteRequest<z.output<Request>>) => Promise<RouteAnswer<Answer>>,
  options: HandleOptions,
): Endpoint => {
  const stack = middy<ApiRequest, ApiResponse>({
    timeoutEarlyInMillis: LAST_WORDS_MS,
    timeoutEarlyResponse: () => {
      throw new AssistantError('SERVICE_UNAVAILABLE', 'the function ran out of time');
    },
  })
    .use(cors(route))
    .use(errorEnvelope(options.log, route))
    .use(edgeGuard(options.edgeSecrets))
    .handler(async (request: ApiRequest) => {
      const { body, headers } = await run(readRequest(route, request, options));
      return answer(route, body, headers);
    });
  return (event, context) => {
    const request = readApiEvent(event);
    return withRequestFields({ requestId: request.requestId, route: `${route.method} ${route.path}` }, () =>
      stack(request, Object(context)),
    );
  };
};

const readRequest = <Request extends z.ZodType>(
  route: Route<Request>,
  request: ApiRequest,
  options: HandleOptions,
): RouteRequest<z.output<Request>> => {
  const parameters = matchPath(route.path, request.path);
  if (parameters === undefined)
    throw new HttpRefusal(404, `nothing answers at ${request.path.slice(0, 100)}`);
  if (request.method !== route.method) {
    throw new HttpRefusal(405, `${route.path} takes ${route.method}, not ${request.method.slice(0, 20)}`, {
      allow: `${route.method}, OPTIONS`,
    });
  }
  const parsed = route.request.safeParse(readBody(request, route.body), { reportInput: true });
  if (!parsed.success) throw new AssistantError('INVALID_REQUEST', describeIssues(parsed.error));
  return {
    body: parsed.data,
    parameters,
    origin: request.headers.get('origin'),
    session: /^Bearer +(\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1],
    viewerAddress: viewerAddress(request, options.viewerAddress),
    publicUrl: publicUrl(request, options.publicUrl),
  };
};

const answer = (route: Route, body: unknown, headers: Readonly<Record<string, string>> = {}): ApiResponse =>
  route.body.kind === 'sdp'
    ? {
        statusCode: route.status,
        headers: { 'content-type': 'application/sdp', ...answerHeaders, ...headers },
        body: String(body),
      }
    : json(route.status, body, headers);
