import * as z from 'zod';

/** What an API Gateway HTTP API event (payload 2.0) says, with every part that may be missing made plain. */
export interface ApiRequest {
  readonly method: string;
  readonly path: string;
  /** By lower-case name. */
  readonly headers: ReadonlyMap<string, string>;
  /** Decoded; a name that was given twice has its values joined by a comma. */
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

/** Reads any event; what is no HTTP request becomes one that no route answers. */
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
