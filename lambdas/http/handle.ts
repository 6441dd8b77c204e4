import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import type * as z from 'zod';
import { AssistantError } from '../contract/errors.ts';
import { describeIssues } from '../contract/issues.ts';
import type { Log } from '../ports/log.ts';
import { type ApiRequest, type ApiResponse, readApiEvent } from './api-request.ts';
import { readBody } from './body.ts';
import { cors } from './cors.ts';
import { type EdgeSecrets, edgeGuard } from './edge-guard.ts';
import { errorEnvelope, HttpRefusal } from './errors.ts';
import { answerHeaders, json } from './json.ts';
import { publicUrl } from './public-url.ts';
import { withRequestFields } from './request-log.ts';
import type { Route } from './route.ts';
import { matchPath } from './route-match.ts';
import { type ViewerAddressSource, viewerAddress } from './viewer-address.ts';

/** Time left to answer in words when work runs into the function's own time limit. */
const LAST_WORDS_MS = 300;

/** A request as use cases' endpoints see it. */
export interface RouteRequest<Body> {
  readonly body: Body;
  readonly parameters: Readonly<Record<string, string>>;
  readonly origin: string | undefined;
  /** What stands after `Authorization: Bearer`. */
  readonly session: string | undefined;
  readonly viewerAddress: string;
  /** Where the deployment answers, as the browser knows it. */
  readonly publicUrl: string;
}

export interface RouteAnswer<Body> {
  readonly body: Body;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface HandleOptions {
  readonly log: Log;
  readonly viewerAddress: ViewerAddressSource;
  /** Where the deployment answers. Default: the host that was asked. */
  readonly publicUrl?: string | undefined;
  /** Values of the header that only our distribution sends. Default: no check. */
  readonly edgeSecrets?: EdgeSecrets | undefined;
}

/** A Lambda function behind API Gateway: any event in, always an answer with the envelope and CORS out. */
export type Endpoint = (event: unknown, context?: Context) => Promise<ApiResponse>;

/** Puts HTTP around a use case: reads and checks the request, answers, and turns errors into the envelope. */
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
