import * as z from 'zod';
import { AssistantError } from '../contract/errors.ts';
import type { BodyFormat } from './route.ts';

/** An API Gateway HTTP API event (payload 2.0) with defaults for missing parts. */
export interface ApiRequest {
  readonly method: string;
  readonly path: string;
  /** Values by lower-case name. */
  readonly headers: ReadonlyMap<string, string>;
  /** Decoded values; those of a repeated name are joined by a comma. */
  readonly query: ReadonlyMap<string, string>;
  readonly body: string;
  readonly isBase64Encoded: boolean;
  readonly sourceIp: string | undefined;
  readonly requestId: string;
}

export interface ApiResponse {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const text = z.string().optional().catch(undefined);

const ApiEvent = z.object({
  rawPath: text,
  headers: z.record(z.string(), z.unknown()).catch({}),
  queryStringParameters: z.record(z.string(), z.unknown()).catch({}),
  body: text,
  isBase64Encoded: z.boolean().catch(false),
  requestContext: z
    .object({
      requestId: text,
      http: z.object({ method: text, sourceIp: text }).catch({}),
    })
    .catch({ http: {} }),
});

const texts = (values: Record<string, unknown>): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(values).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value] as const] : [],
    ),
  );

const headerMap = (headers: Record<string, unknown>): ReadonlyMap<string, string> =>
  new Map([...texts(headers)].map(([name, value]) => [name.toLowerCase(), value]));

/** Reads any event. An event that is not an HTTP request becomes a request that no route answers. */
export const readApiEvent = (event: unknown): ApiRequest => {
  const parsed = ApiEvent.safeParse(event);
  const { rawPath, headers, queryStringParameters, body, isBase64Encoded, requestContext } = parsed.success
    ? parsed.data
    : ApiEvent.parse({});
  return {
    method: requestContext.http.method?.toUpperCase() ?? '',
    path: rawPath ?? '',
    headers: headerMap(headers),
    query: texts(queryStringParameters),
    body: body ?? '',
    isBase64Encoded,
    sourceIp: requestContext.http.sourceIp,
    requestId: requestContext.requestId ?? 'unknown',
  };
};

/** Deeper than any request of ours, and far below the depth at which recursion exhausts the stack. */
const MAX_DEPTH = 20;
/** Keys that change an object's prototype when a parsed body is merged into another object. */
const FORBIDDEN_KEYS = ['__proto__', 'constructor', 'prototype'];

const invalid = (message: string): AssistantError => new AssistantError('INVALID_REQUEST', message);

/** The body as text. Bytes that are not UTF-8 are refused, since a guessed encoding could change the words. */
const readText = ({ body, isBase64Encoded }: ApiRequest, maxBytes: number): string => {
  const bytes = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
  if (bytes.byteLength > maxBytes) {
    throw invalid(`the body has ${bytes.byteLength} bytes; at most ${maxBytes} are read`);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new AssistantError('INVALID_REQUEST', 'the body is not UTF-8 text', { cause });
  }
};

/** Refuses values that no request needs and that could harm later code. */
const requirePlain = (value: unknown, depth = 0): void => {
  if (typeof value !== 'object' || value === null) return;
  if (depth === MAX_DEPTH) throw invalid(`the body is nested deeper than ${MAX_DEPTH} levels`);
  for (const [key, member] of Object.entries(value)) {
    if (FORBIDDEN_KEYS.includes(key)) throw invalid(`the body has the key ${key}, which no request needs`);
    requirePlain(member, depth + 1);
  }
};

const parseJson = (text: string): unknown => {
  if (text.trim() === '') throw invalid('the body is empty; send a JSON object');
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own message quotes the body, which may hold a shopper's words.
    throw invalid('the body is not JSON');
  }
};

/** The body in the format of its route, independent of the content type. */
export const readBody = (request: ApiRequest, { kind, maxBytes }: BodyFormat): unknown => {
  if (kind === 'query') return Object.fromEntries(request.query);
  const text = readText(request, maxBytes);
  if (kind === 'sdp') return text;
  const value = parseJson(text);
  requirePlain(value);
  return value;
};
