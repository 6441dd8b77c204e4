/** What differs from a plain `POST` with a JSON body. */
export interface EventParts {
  readonly path: string;
  readonly method?: string;
  /** Sent as it is when a string, as JSON otherwise. */
  readonly body?: unknown;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly base64?: boolean;
  readonly sourceIp?: string;
}

/** An API Gateway HTTP API event, payload 2.0, as AWS documents it. */
export const apiEvent = ({
  path,
  method = 'POST',
  body,
  query,
  headers,
  base64 = false,
  sourceIp,
}: EventParts) => {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return {
    version: '2.0',
    routeKey: `${method} ${path}`,
    rawPath: path,
    rawQueryString: new URLSearchParams(query).toString(),
    ...(query === undefined ? {} : { queryStringParameters: query }),
    headers: { host: 'api.example.com', 'content-type': 'application/json', ...headers },
    requestContext: {
      accountId: '123456789012',
      apiId: 'api-id',
      domainName: 'id.execute-api.eu-central-1.amazonaws.com',
      domainPrefix: 'id',
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: sourceIp ?? '203.0.113.7', userAgent: 'agent' },
      requestId: 'JKJaXmPLvHcESHA=',
      routeKey: `${method} ${path}`,
      stage: '$default',
      time: '22/Nov/2026:19:03:58 +0000',
      timeEpoch: 1_795_374_238_390,
    },
    ...(text === undefined ? {} : { body: base64 ? Buffer.from(text).toString('base64') : text }),
    isBase64Encoded: base64,
  };
};
