import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { paths, type RouteName } from '../../lambdas/contract/paths.ts';
import type { Endpoint } from '../../lambdas/http/handle.ts';
import { matchPath } from '../../lambdas/http/route.ts';
import { readUpTo } from '../realtime/http/messages.ts';
import type { Responder } from './http-server.ts';

const BODY_LIMIT = 6 * 1024 * 1024; // Lambda's own limit for a request.
const TIME_LIMIT_MS = 30_000; // An HTTP API gives up after 30 s.

const routeNames = (Object.keys(paths) as readonly string[]).filter(
  (name): name is RouteName => name in paths,
);

/** A request without a route goes to one of the functions, as in the cloud, which refuses it in the usual envelope. */
const routeOf = (pathname: string): RouteName =>
  routeNames.find((name) => matchPath(paths[name].path, pathname) !== undefined) ?? 'token';

const joined = (values: Iterable<readonly [string, readonly string[] | undefined]>): Record<string, string> =>
  Object.fromEntries([...values].map(([name, all = []]) => [name, all.join(',')]));

/** The parts of an API Gateway event that `lambdas/http` reads. */
const eventOf = async (request: IncomingMessage, url: URL) => {
  const { searchParams, pathname } = url;
  const names = [...new Set(searchParams.keys())];
  const { method, socket, headersDistinct } = request;
  // The endpoints' own limit is far lower, so they refuse a cut body in the shopper's words.
  const { body } = await readUpTo(BODY_LIMIT, request);
  return {
    rawPath: decodeURIComponent(pathname),
    headers: joined(Object.entries(headersDistinct)),
    queryStringParameters: joined(names.map((name) => [name, searchParams.getAll(name)])),
    body: body.toString('base64'),
    isBase64Encoded: true,
    requestContext: { requestId: randomUUID(), http: { method, sourceIp: socket.remoteAddress } },
  };
};

/** Answers `/api/*` with the endpoints that run in Lambda, through the events that API Gateway makes. */
export const createApi =
  (endpoints: Readonly<Record<RouteName, Endpoint>>): Responder =>
  async (request, response, url) => {
    if (!/^\/api(?:\/|$)/u.test(url.pathname)) return false;
    const event = await eventOf(request, url);
    const deadline = Date.now() + TIME_LIMIT_MS;
    const context = { getRemainingTimeInMillis: () => deadline - Date.now() };
    const { statusCode, headers, body } = await endpoints[routeOf(url.pathname)](event, context);
    const length = statusCode === 204 ? {} : { 'content-length': Buffer.byteLength(body) };
    response.writeHead(statusCode, { ...headers, ...length });
    response.end(request.method === 'HEAD' ? undefined : body);
    return true;
  };
