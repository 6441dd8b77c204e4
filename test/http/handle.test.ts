import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { AssistantError } from '../../lambdas/contract/errors.ts';
import { type HandleOptions, handle, type RouteRequest } from '../../lambdas/http/handle.ts';
import { apiEvent, type EventParts } from './events.ts';
import { createLogLines } from './log-lines.ts';

const route = {
  method: 'POST',
  path: '/api/things/{thing}',
  body: { kind: 'json', maxBytes: 200 },
  request: z.object({ word: z.string().optional() }),
  status: 200,
} as const;

type Seen = RouteRequest<z.output<typeof route.request>>;

/** Answers what the use case was given. */
const send = async (event: Partial<EventParts>, options: Partial<HandleOptions> = {}) => {
  const endpoint = handle(route, async (request: Seen) => ({ body: request }), {
    log: createLogLines().log,
    viewerAddress: 'connection',
    ...options,
  });
  const { statusCode, headers, body } = await endpoint(
    apiEvent({ path: '/api/things/one', body: {}, ...event }),
  );
  return { status: statusCode, headers, body: body === '' ? undefined : JSON.parse(body) };
};

describe('CORS', () => {
  it('answers a preflight without asking anybody', async () => {
    const preflight = {
      method: 'OPTIONS',
      path: '/api/any',
      headers: { origin: 'https://shop.example.com' },
    };
    const { status, headers, body } = await send(preflight);
    expect(status).toBe(204);
    expect(body).toBeUndefined();
    expect(headers).toEqual({
      'access-control-allow-origin': 'https://shop.example.com',
      'access-control-allow-methods': 'POST, OPTIONS',
      'access-control-allow-headers': 'authorization, content-type, x-openai-agents-sdk',
      'access-control-expose-headers': 'location, retry-after',
      'access-control-max-age': '7200',
      vary: 'Origin',
    });
  });

  it.each([
    ['a good answer', {}],
    ['a refusal', { body: '{' }],
    ['an unknown path', { path: '/api/nothing' }],
    ['a wrong method', { method: 'GET' }],
  ])('makes %s readable to the page that asked', async (_, event) => {
    const { headers } = await send({ ...event, headers: { origin: 'https://xn--80aairftm.xn--p1ai:8443' } });
    expect(headers['access-control-allow-origin']).toBe('https://xn--80aairftm.xn--p1ai:8443');
    expect(headers.vary).toBe('Origin');
    expect(headers).not.toHaveProperty('access-control-allow-credentials');
  });

  it.each([
    'null',
    'https://a.b\r\nset-cookie: x=1',
    'https://магазин.рф',
    `https://${'a'.repeat(400)}.com`,
    '',
  ])('repeats no odd origin such as "%.30s"', async (origin) => {
    expect((await send({ headers: { origin } })).headers['access-control-allow-origin']).toBe('*');
  });
});

describe('what reaches the use case', () => {
  it('is the parameter of the path, decoded, and a last slash changes nothing', async () => {
    expect((await send({ path: '/api/things/two%20words/' })).body.parameters).toEqual({
      thing: 'two words',
    });
  });

  it('is the session without its scheme', async () => {
    expect((await send({ headers: { Authorization: 'bearer abc.def' } })).body.session).toBe('abc.def');
    expect((await send({ headers: { authorization: 'Basic abc' } })).body.session).toBeUndefined();
  });

  it('is the body, whether it came in base64 or not, whatever type it claims', async () => {
    for (const base64 of [true, false]) {
      for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/JSON; charset=x']) {
        const { body } = await send({ base64, body: { word: 'чай' }, headers: { 'content-type': type } });
        expect(body.body).toEqual({ word: 'чай' });
      }
    }
  });

  it('is not text in another charset', async () => {
    const windows1251 = Buffer.from([0x22, 0xf7, 0xe0, 0xe9, 0x22]);
    const { status, body } = await handle(route, async () => ({ body: {} }), {
      log: createLogLines().log,
      viewerAddress: 'connection',
    })({
      ...apiEvent({ path: '/api/things/one', body: '', base64: true }),
      body: windows1251.toString('base64'),
    }).then(({ statusCode, body }) => ({ status: statusCode, body: JSON.parse(body) }));
    expect(status).toBe(400);
    expect(body.message).toBe('the body is not UTF-8 text');
  });

  it('is not a body above the limit, counted in bytes', async () => {
    expect((await send({ body: { word: 'x'.repeat(180) } })).status).toBe(200);
    expect((await send({ body: { word: 'я'.repeat(100) } })).status).toBe(400);
    expect((await send({ base64: true, body: { word: 'я'.repeat(100) } })).status).toBe(400);
  });

  it('is the address the browser asked for', async () => {
    const asked = async (headers: Record<string, string>, options = {}) =>
      (await send({ headers }, options)).body.publicUrl;
    expect(await asked({ host: 'localhost:3000' })).toBe('http://localhost:3000');
    expect(await asked({ host: 'id.execute-api.eu-central-1.amazonaws.com' })).toBe(
      'https://id.execute-api.eu-central-1.amazonaws.com',
    );
    const behind = { host: 'id.execute-api.com', 'x-storevoice-host': 'voice.example.com' };
    expect(await asked(behind)).toBe('https://voice.example.com');
    expect(await asked(behind, { publicUrl: 'https://cdn.example.com/' })).toBe('https://cdn.example.com');
    expect(await asked({ host: 'a b/../c' })).toBe('http://localhost');
  });
});

describe('the address of the shopper', () => {
  const forwarded = '6.6.6.6, 203.0.113.7, 70.132.1.1';
  const seen = async (event: Partial<EventParts>, viewerAddress: HandleOptions['viewerAddress']) =>
    (await send(event, { viewerAddress })).body.viewerAddress;

  it('is the connection without a distribution in front', async () => {
    const event = { sourceIp: '198.51.100.1', headers: { 'x-forwarded-for': forwarded } };
    expect(await seen(event, 'connection')).toBe('198.51.100.1');
  });

  it('is what CloudFront wrote, not what the client invented', async () => {
    const headers = { 'x-storevoice-viewer': '198.51.100.9', 'x-forwarded-for': forwarded };
    expect(await seen({ headers }, 'cloudfront')).toBe('198.51.100.9');
    expect(await seen({ sourceIp: '198.51.100.1', headers }, 'connection')).toBe('198.51.100.1');
    expect(await seen({ headers: { 'x-forwarded-for': forwarded } }, 'cloudfront')).toBe('203.0.113.7');
    expect(await seen({ headers: { 'x-forwarded-for': '203.0.113.7' } }, 'cloudfront')).toBe('unknown');
    expect(await seen({}, 'cloudfront')).toBe('unknown');
  });
});

describe('the guard of the edge', () => {
  const edgeSecrets = async () => ['new-secret', 'old-secret'];

  it.each(['new-secret', 'old-secret'])('accepts the secret %s', async (secret) => {
    expect((await send({ headers: { 'X-Storevoice-Edge': secret } }, { edgeSecrets })).status).toBe(200);
  });

  it.each(['', 'other', 'new-secre'])('refuses the secret "%s"', async (secret) => {
    const { status, body } = await send({ headers: { 'x-storevoice-edge': secret } }, { edgeSecrets });
    expect(status).toBe(403);
    expect(body).toMatchObject({ success: false, error: 'INVALID_REQUEST' });
  });

  it('asks nothing where no secret is configured', async () => {
    expect((await send({}, { edgeSecrets: async () => [] })).status).toBe(200);
  });
});

describe('refusals', () => {
  it('tell an unknown path from a wrong method', async () => {
    expect((await send({ path: '/api/other' })).status).toBe(404);
    expect((await send({ path: '/api/things' })).status).toBe(404);
    expect((await send({ path: '/api/things/' })).status).toBe(404);
    const wrongMethod = await send({ method: 'GET' });
    expect(wrongMethod.status).toBe(405);
    expect(wrongMethod.headers.allow).toBe('POST, OPTIONS');
    expect(wrongMethod.body).toMatchObject({ success: false, response: expect.any(String) });
  });

  it('come in words even when the function runs out of time', async () => {
    const { log, lines } = createLogLines();
    const endpoint = handle(route, () => new Promise<never>(() => {}), { log, viewerAddress: 'connection' });
    const context = { getRemainingTimeInMillis: () => 320 };
    // Only the time left is read of the context; Lambda's has a dozen other members.
    const { statusCode, body } = await endpoint(
      apiEvent({ path: '/api/things/one', body: {} }),
      Object.assign(Object.create(null), context),
    );
    expect(statusCode).toBe(503);
    expect(JSON.parse(body).error).toBe('SERVICE_UNAVAILABLE');
    expect(lines.at(-1)?.level).toBe('error');
  });

  it('tell a bug of ours from a service that failed', async () => {
    const outage = new AssistantError('SERVICE_UNAVAILABLE', 'table domains did not answer');
    const answerTo = async (error: Error) => {
      const { log, lines } = createLogLines();
      const endpoint = handle(route, () => Promise.reject(error), { log, viewerAddress: 'connection' });
      const { statusCode, body } = await endpoint(apiEvent({ path: '/api/things/one', body: {} }));
      return { status: statusCode, body: JSON.parse(body), line: lines.at(-1) };
    };
    const bug = await answerTo(new TypeError('undefined is not a function'));
    expect(bug.status).toBe(500);
    expect(bug.body).toMatchObject({ success: false, error: 'INTERNAL', response: expect.any(String) });
    expect(JSON.stringify(bug.body)).not.toContain('undefined is not a function');
    expect(bug.line).toMatchObject({ level: 'error', fields: { status: 500, bug: true } });
    const failure = await answerTo(outage);
    expect(failure.status).toBe(503);
    expect(failure.body.error).toBe('SERVICE_UNAVAILABLE');
    expect(failure.line?.level).toBe('error');
    expect(failure.line?.fields).not.toHaveProperty('bug');
  });

  it('carry the time to wait', async () => {
    const busy = new AssistantError('SERVICE_UNAVAILABLE', 'busy', { retryAfterSeconds: 7 });
    const endpoint = handle(route, () => Promise.reject(busy), {
      log: createLogLines().log,
      viewerAddress: 'connection',
    });
    const { headers } = await endpoint(apiEvent({ path: '/api/things/one', body: {} }));
    expect(headers['retry-after']).toBe('7');
  });
});
