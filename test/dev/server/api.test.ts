import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createApi } from '../../../dev/server/api.ts';
import { createSite } from '../../../dev/server/http-server.ts';
import { type ApiRequest, readApiEvent } from '../../../lambdas/http/api-request.ts';
import type { Endpoint } from '../../../lambdas/http/handle.ts';
import type { Log } from '../../../lambdas/ports/log.ts';

interface Asked extends ApiRequest {
  readonly endpoint: string;
}

const requests: Asked[] = [];
const errors: string[] = [];
const log: Log = { info: () => {}, warn: () => {}, error: (message) => errors.push(message) };

const remember =
  (endpoint: string): Endpoint =>
  async (event) => {
    requests.push({ ...readApiEvent(event), endpoint });
    return {
      statusCode: 201,
      headers: { 'content-type': 'application/json', 'x-count': '3' },
      body: '{"привет":1}',
    };
  };

const endpoints = {
  token: remember('token'),
  botExecute: remember('botExecute'),
  theme: remember('theme'),
  call: async () => {
    throw new Error('no such luck');
  },
};

const server = createServer(
  createSite({ responders: [createApi(endpoints)], upgrade: () => false, log }).request,
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

const lastRequest = (): Asked => {
  const request = requests.at(-1);
  if (request === undefined) throw new Error('no request reached the endpoint');
  return request;
};

const bodyOf = ({ body, isBase64Encoded }: ApiRequest): Buffer =>
  Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');

const post = (path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(`${origin}${path}`, { method: 'POST', ...init });

describe('a request as an API Gateway event', () => {
  it('has its path decoded once, and the query with repeated names joined', async () => {
    await post('/api/bot-execute/%D0%BF%20%2525?a=1&b=2&a=3');
    expect(lastRequest()).toMatchObject({
      endpoint: 'botExecute',
      path: '/api/bot-execute/п %25',
      query: new Map([
        ['a', '1,3'],
        ['b', '2'],
      ]),
      body: '',
    });
  });

  it('has lower-case headers', async () => {
    await post('/api/token', { headers: { 'X-Thing': 'one' } });
    expect(lastRequest().headers.get('x-thing')).toBe('one');
  });

  it('tells its caller, method and path', async () => {
    await post('/api/token');
    expect(lastRequest()).toMatchObject({ method: 'POST', path: '/api/token', sourceIp: '127.0.0.1' });
    expect(lastRequest().requestId).not.toBe('unknown');
  });

  it.each([
    ['application/json', '{"a":"ё"}'],
    ['text/plain', 'да'],
    ['application/sdp', 'v=0'],
  ])('carries a body of type %s', async (type, body) => {
    await post('/api/token', { headers: { 'content-type': type }, body });
    expect(bodyOf(lastRequest()).toString()).toBe(body);
  });

  it('carries bytes that are not text as they are', async () => {
    const bytes = Buffer.from([0xff, 0xfe, 0x00]);
    await post('/api/token', { headers: { 'content-type': 'application/json' }, body: bytes });
    expect(bodyOf(lastRequest())).toEqual(bytes);
  });

  it('cuts a body past the limit of Lambda and still lets the endpoint answer', async () => {
    const response = await post('/api/token', { body: Buffer.alloc(20 * 1024 * 1024, 0x20) });
    expect(response.status).toBe(201);
    expect(bodyOf(lastRequest()).length).toBeLessThan(7 * 1024 * 1024);
  });

  it('passes preflights to the endpoint, which knows the allowed origins', async () => {
    await fetch(`${origin}/api/token`, { method: 'OPTIONS' });
    expect(lastRequest().method).toBe('OPTIONS');
  });
});

describe('an answer of an endpoint', () => {
  it('goes out with its status, headers and body', async () => {
    const response = await post('/api/token');
    expect(response.status).toBe(201);
    expect(response.headers.get('x-count')).toBe('3');
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
    expect(lastRequest()).toMatchObject({ endpoint: 'token', path });
  });

  it.each([
    ['GET', '/api/theme?hostname=shop.example.com'],
    ['HEAD', '/api/theme'],
  ])('is not %s %s, which has', async (method, path) => {
    await fetch(`${origin}${path}`, { method });
    expect(lastRequest().endpoint).toBe('theme');
  });

  it('reaches the endpoint of its path with whatever method', async () => {
    await fetch(`${origin}/api/token`);
    expect(lastRequest()).toMatchObject({ endpoint: 'token', method: 'GET' });
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
