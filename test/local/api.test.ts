import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { Log } from '../../lambdas/ports/log.ts';
import { createApi, type Endpoint } from '../../local/api.ts';
import { createSite } from '../../local/server.ts';

const events: APIGatewayProxyEventV2[] = [];
const errors: string[] = [];
const log: Log = { info: () => {}, warn: () => {}, error: (message) => errors.push(message) };

const remember: Endpoint = async (event) => {
  events.push(event);
  return {
    statusCode: 201,
    headers: { 'content-type': 'application/json', 'x-count': 3 },
    cookies: ['a=1', 'b=2'],
    body: Buffer.from('{"привет":1}').toString('base64'),
    isBase64Encoded: true,
  };
};

const endpoints = {
  token: remember,
  botExecute: remember,
  theme: remember,
  call: async () => {
    throw new Error('no such luck');
  },
};

const server = createServer(
  createSite({ responders: [createApi({ endpoints, log })], upgrade: () => false, log }).request,
);
let origin = '';

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
});

afterAll(async () => {
  server.close();
  server.closeAllConnections();
  await once(server, 'close');
});

const lastEvent = (): APIGatewayProxyEventV2 => {
  const event = events.at(-1);
  if (event === undefined) throw new Error('no event reached the endpoint');
  return event;
};

const post = (path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(`${origin}${path}`, { method: 'POST', ...init });

describe('a request as an API Gateway event', () => {
  it('names the route, its parameters decoded once, and the query with repeated names joined', async () => {
    await post('/api/bot-execute/%D0%BF%20%2525?a=1&b=2&a=3');
    expect(lastEvent()).toMatchObject({
      version: '2.0',
      routeKey: 'POST /api/bot-execute/{function}',
      rawPath: '/api/bot-execute/п %25',
      rawQueryString: 'a=1&b=2&a=3',
      pathParameters: { function: 'п %25' },
      queryStringParameters: { a: '1,3', b: '2' },
      isBase64Encoded: false,
    });
    expect(lastEvent().body).toBeUndefined();
  });

  it('has lower-case headers, joined when repeated, and cookies in a field of their own', async () => {
    await post('/api/token', { headers: { 'X-Thing': 'one', Cookie: 'a=1; b=2' } });
    expect(lastEvent().headers['x-thing']).toBe('one');
    expect(lastEvent().headers.cookie).toBeUndefined();
    expect(lastEvent().cookies).toEqual(['a=1', 'b=2']);
  });

  it('appends the caller to the addresses it was forwarded for', async () => {
    await post('/api/token', { headers: { 'x-forwarded-for': '203.0.113.9' } });
    expect(lastEvent().headers['x-forwarded-for']).toBe('203.0.113.9, 127.0.0.1');
    expect(lastEvent().requestContext.http.sourceIp).toBe('127.0.0.1');
  });

  it('tells when and by whom it was made', async () => {
    await post('/api/token', { headers: { 'user-agent': 'curl/8' } });
    const { requestContext } = lastEvent();
    expect(requestContext.http).toMatchObject({ method: 'POST', path: '/api/token', userAgent: 'curl/8' });
    expect(requestContext.time).toMatch(/^\d{2}\/[A-Z][a-z]{2}\/\d{4}:\d{2}:\d{2}:\d{2} \+0000$/);
    expect(requestContext.requestId).not.toBe('');
  });

  it.each([
    ['application/json', '{"a":"ё"}', false],
    ['application/json; charset=utf-8', '{}', false],
    ['text/plain', 'да', false],
    ['application/sdp', 'v=0', true],
    ['application/x-www-form-urlencoded', '{"a":1}', true],
  ])('carries a body of type %s as API Gateway does', async (type, body, isBase64Encoded) => {
    await post('/api/token', { headers: { 'content-type': type }, body });
    expect(lastEvent().isBase64Encoded).toBe(isBase64Encoded);
    expect(lastEvent().body).toBe(isBase64Encoded ? Buffer.from(body).toString('base64') : body);
  });

  it('carries bytes that are no text in base64 whatever their type says', async () => {
    const bytes = Buffer.from([0xff, 0xfe, 0x00]);
    await post('/api/token', { headers: { 'content-type': 'application/json' }, body: bytes });
    expect(lastEvent()).toMatchObject({ isBase64Encoded: true, body: bytes.toString('base64') });
  });

  it('cuts a body past the limit of Lambda and still lets the endpoint answer', async () => {
    const response = await post('/api/token', { body: Buffer.alloc(20 * 1024 * 1024, 0x20) });
    expect(response.status).toBe(201);
    expect(Buffer.from(lastEvent().body ?? '', 'base64').length).toBeLessThan(7 * 1024 * 1024);
  });

  it('passes preflights to the endpoint, which knows who may ask', async () => {
    await fetch(`${origin}/api/token`, { method: 'OPTIONS' });
    expect(lastEvent().requestContext.http.method).toBe('OPTIONS');
  });
});

describe('an answer of an endpoint', () => {
  it('goes out with its status, headers, cookies and decoded body', async () => {
    const response = await post('/api/token');
    expect(response.status).toBe(201);
    expect(response.headers.get('x-count')).toBe('3');
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect(await response.json()).toEqual({ привет: 1 });
  });

  it('becomes a bare 500 when the endpoint throws, and the log says why', async () => {
    const response = await post('/api/call');
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('luck');
    expect(errors.at(-1)).toContain('POST /api/call');
  });
});

describe('what has no endpoint', () => {
  it.each([
    ['POST', '/api/tokens'],
    ['GET', '/api'],
    ['DELETE', '/api/bot-execute/'],
  ])('reaches an endpoint as %s %s, which refuses it in words', async (method, path) => {
    await fetch(`${origin}${path}`, { method });
    expect(lastEvent()).toMatchObject({ routeKey: '$default', rawPath: path, pathParameters: {} });
  });

  it.each([
    ['GET', '/api/theme?hostname=shop.example.com', 'GET /api/theme'],
    ['HEAD', '/api/theme', 'GET /api/theme'],
  ])('is not %s %s, which has', async (method, path, routeKey) => {
    await fetch(`${origin}${path}`, { method });
    expect(lastEvent()).toMatchObject({ routeKey });
  });

  it('reaches the endpoint of its path with whatever method', async () => {
    await fetch(`${origin}/api/token`);
    expect(lastEvent()).toMatchObject({
      routeKey: 'POST /api/token',
      requestContext: { http: { method: 'GET' } },
    });
  });

  it.each(['/api/bot-execute/%E0%A4%A', '//', 'http://elsewhere/', '*', '/%ff'])(
    'answers %s without breaking',
    async (target) => {
      const { hostname, port } = new URL(origin);
      const socket = connect({ host: hostname, port: Number(port) });
      socket.end(`POST ${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
      const [chunk] = await once(socket, 'data');
      expect(String(chunk)).toMatch(/^HTTP\/1\.1 40[04] /);
    },
  );
});
