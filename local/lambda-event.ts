import { isUtf8 } from 'node:buffer';
import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';

export interface MatchedRoute {
  /** As API Gateway writes it: `POST /api/bot-execute/{function}`. */
  readonly routeKey: string;
  readonly pathParameters: Readonly<Record<string, string>>;
}

/** What API Gateway hands to Lambda as text; every other kind of body arrives in base64. */
const TEXT_TYPES = /^(text\/|application\/(json|xml|javascript|[\w.+-]+\+(json|xml))\b)/i;

const isText = (contentType: string | undefined, body: Buffer): boolean =>
  isUtf8(body) && (contentType === undefined || TEXT_TYPES.test(contentType.trim()));

/** Header values of a repeated name joined by commas; cookies travel in a field of their own. */
const eventHeaders = (request: IncomingMessage): Record<string, string> => {
  const headers: Record<string, string> = {};
  for (const [name, values] of Object.entries(request.headersDistinct)) {
    if (name !== 'cookie' && values !== undefined) headers[name] = values.join(',');
  }
  const peer = request.socket.remoteAddress ?? '';
  headers['x-forwarded-for'] = [headers['x-forwarded-for'], peer].filter(Boolean).join(', ');
  headers['x-forwarded-proto'] = 'http';
  headers['x-forwarded-port'] = String(request.socket.localPort ?? '');
  return headers;
};

const eventCookies = (request: IncomingMessage): { cookies?: string[] } => {
  const cookies = (request.headers.cookie ?? '').split(/;\s*/u).filter(Boolean);
  return cookies.length > 0 ? { cookies } : {};
};

const eventQuery = (search: URLSearchParams): { queryStringParameters?: Record<string, string> } => {
  const names = [...new Set(search.keys())];
  if (names.length === 0) return {};
  return {
    queryStringParameters: Object.fromEntries(names.map((name) => [name, search.getAll(name).join(',')])),
  };
};

const eventBody = (request: IncomingMessage, body: Buffer) => {
  if (body.length === 0) return { isBase64Encoded: false };
  return isText(request.headers['content-type'], body)
    ? { body: body.toString('utf8'), isBase64Encoded: false }
    : { body: body.toString('base64'), isBase64Encoded: true };
};

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `12/Mar/2026:19:03:58 +0000`, the common log format that API Gateway uses. */
const commonLogTime = (at: Date): string => {
  const [date = '', time = ''] = at.toISOString().split('T');
  const [year = '', month = '', day = ''] = date.split('-');
  return `${day}/${MONTHS[Number(month) - 1]}/${year}:${time.slice(0, 8)} +0000`;
};

interface EventSource {
  readonly request: IncomingMessage;
  readonly url: URL;
  readonly body: Buffer;
  readonly route: MatchedRoute;
}

/** The event that an API Gateway HTTP API would hand to Lambda for this request (payload format 2.0). */
export const toLambdaEvent = ({ request, url, body, route }: EventSource): APIGatewayProxyEventV2 => {
  const now = new Date();
  const path = decodeURIComponent(url.pathname);
  return {
    version: '2.0',
    routeKey: route.routeKey,
    rawPath: path,
    rawQueryString: url.search.slice(1),
    headers: eventHeaders(request),
    ...eventCookies(request),
    ...eventQuery(url.searchParams),
    pathParameters: { ...route.pathParameters },
    requestContext: {
      accountId: 'anonymous',
      apiId: 'local',
      domainName: request.headers.host ?? 'localhost',
      domainPrefix: 'local',
      http: {
        method: request.method ?? 'GET',
        path,
        protocol: `HTTP/${request.httpVersion}`,
        sourceIp: request.socket.remoteAddress ?? '',
        userAgent: request.headers['user-agent'] ?? '',
      },
      requestId: randomBytes(11).toString('base64url'),
      routeKey: route.routeKey,
      stage: '$default',
      time: commonLogTime(now),
      timeEpoch: now.getTime(),
    },
    ...eventBody(request, body),
  };
};
