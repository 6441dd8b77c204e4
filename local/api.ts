import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { APIGatewayProxyEventV2, APIGatewayProxyResultV2, Context } from 'aws-lambda';
import { paths, type RouteName } from '../lambdas/contract/paths.ts';
import type { Log } from '../lambdas/ports/log.ts';
import { type MatchedRoute, toLambdaEvent } from './lambda-event.ts';
import { writeLambdaResult } from './lambda-result.ts';
import type { Responder } from './responder.ts';

/** The same function that a Lambda handler exports. */
export type Endpoint = (event: APIGatewayProxyEventV2, context: Context) => Promise<APIGatewayProxyResultV2>;

const BODY_LIMIT = 6 * 1024 * 1024; // Lambda's own limit for a request.
const TIME_LIMIT_MS = 30_000; // An HTTP API gives up after 30 s.

/**
 * The body up to the limit; what is longer is read on, so that the client hears the answer, and dropped.
 * The endpoints' own limit is far lower, so they refuse a cut body in the shopper's words.
 */
const readBody = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    if (size < BODY_LIMIT) chunks.push(chunk);
    size += chunk.length;
  }
  return Buffer.concat(chunks);
};

const matchPath = (template: string, pathname: string): Record<string, string> | undefined => {
  const wanted = template.split('/');
  const given = pathname.split('/');
  if (wanted.length !== given.length) return undefined;
  const parameters: Record<string, string> = {};
  for (const [index, segment] of wanted.entries()) {
    const value = given[index] ?? '';
    if (segment.startsWith('{') && value !== '') parameters[segment.slice(1, -1)] = decodeURIComponent(value);
    else if (segment !== value) return undefined;
  }
  return parameters;
};

type RouteMatch = MatchedRoute & { readonly name: RouteName };

const routeNames = (Object.keys(paths) as readonly string[]).filter(
  (name): name is RouteName => name in paths,
);

/** What no route answers goes to one of the functions, as it does in the cloud: it refuses in the usual envelope. */
const OTHERWISE: RouteMatch = { name: 'token', routeKey: '$default', pathParameters: {} };

const matchRoute = (pathname: string): RouteMatch => {
  for (const name of routeNames) {
    const { method, path } = paths[name];
    const pathParameters = matchPath(path, pathname);
    if (pathParameters !== undefined) return { name, routeKey: `${method} ${path}`, pathParameters };
  }
  return OTHERWISE;
};

const lambdaContext = (functionName: string): Context => {
  const deadline = Date.now() + TIME_LIMIT_MS;
  return {
    callbackWaitsForEmptyEventLoop: false,
    functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: `arn:aws:lambda:local:000000000000:function:${functionName}`,
    memoryLimitInMB: '1024',
    awsRequestId: randomUUID(),
    logGroupName: `/aws/lambda/${functionName}`,
    logStreamName: 'local',
    getRemainingTimeInMillis: () => deadline - Date.now(),
    done: () => undefined,
    fail: () => undefined,
    succeed: () => undefined,
  };
};

interface ApiParts {
  readonly endpoints: Readonly<Record<RouteName, Endpoint>>;
  readonly log: Log;
}

/** What API Gateway itself says of a function that broke. */
const INTERNAL_ERROR = {
  statusCode: 500,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ message: 'Internal Server Error' }),
};

/** Answers `/api/*` by the endpoints that run in Lambda, through the events that API Gateway makes. */
export const createApi =
  ({ endpoints, log }: ApiParts): Responder =>
  async (request, response, url) => {
    if (!/^\/api(?:\/|$)/u.test(url.pathname)) return false;
    const route = matchRoute(url.pathname);
    const body = await readBody(request);
    const event = toLambdaEvent({ request, url, body, route });
    try {
      writeLambdaResult(
        response,
        await endpoints[route.name](event, lambdaContext(`storevoice-${route.name}`)),
      );
    } catch (error) {
      log.error(`${route.routeKey} failed`, { error });
      writeLambdaResult(response, INTERNAL_ERROR);
    }
    return true;
  };
