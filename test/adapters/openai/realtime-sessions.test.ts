import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createOpenAiRealtimeSessions } from '../../../lambdas/adapters/openai/realtime-sessions.ts';
import { AssistantError } from '../../../lambdas/contract/errors.ts';
import { describeRealtimeSessions, sessionSpecExample } from '../../contracts/realtime-sessions.ts';
import type { ListeningRealtimeServer } from '../../dev/realtime/listen.ts';
import { listenQuietly } from '../../dev/realtime/quiet-server.ts';
import { endless, hangingUp, type Reply, replying, type StandIn, silent, startStandIn } from './stand-in.ts';

const KEY = 'sk-very-secret';
const secrets = { openAiKey: async () => KEY };
const goodSecret = replying(200, { value: 'ek_1', expires_at: 1_795_000_000 });
const busy = replying(503, { error: { message: 'overloaded' } });

let realtime: ListeningRealtimeServer;
beforeAll(async () => {
  realtime = await listenQuietly();
});
afterAll(() => realtime.close());

describeRealtimeSessions('OpenAI', async () =>
  createOpenAiRealtimeSessions({ secrets, baseUrl: `${realtime.url}/v1/` }),
);

const standIns: StandIn[] = [];
const start = async (...replies: readonly Reply[]): Promise<StandIn> => {
  const standIn = await startStandIn(...replies);
  standIns.push(standIn);
  return standIn;
};
afterEach(async () => {
  await Promise.all(standIns.splice(0).map((standIn) => standIn.close()));
});

const against = async (...replies: readonly Reply[]) => {
  const { url: baseUrl, received } = await start(...replies);
  return { received, sessions: createOpenAiRealtimeSessions({ secrets, baseUrl, timeoutMs: 300 }) };
};

const failureOf = async (work: Promise<unknown>): Promise<AssistantError> => {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof AssistantError) return error;
  throw new Error(`not an AssistantError: ${error}`);
};

describe('what OpenAI is asked', () => {
  it('is a session with everything the shop chose, by the key and for a pseudonym', async () => {
    const { sessions, received } = await against(goodSecret);
    const secret = await sessions.create(sessionSpecExample);
    expect(secret).toEqual({ value: 'ek_1', expiresAt: new Date(1_795_000_000_000) });
    expect(received[0]).toMatchObject({
      path: '/v1/realtime/client_secrets',
      headers: { authorization: `Bearer ${KEY}`, 'openai-safety-identifier': 'pseudonym' },
    });
    expect(JSON.parse(received[0]?.body ?? '')).toMatchObject({
      expires_after: { anchor: 'created_at', seconds: 10 },
      session: {
        type: 'realtime',
        model: 'gpt-realtime-2.1',
        instructions: sessionSpecExample.instructions,
        tools: sessionSpecExample.tools,
        audio: {
          input: {
            transcription: { model: 'gpt-transcribe', languages: ['ru', 'en'], keywords: ['Лавка'] },
            noise_reduction: { type: 'far_field' },
            turn_detection: { type: 'semantic_vad', eagerness: 'high' },
          },
          output: { voice: 'marin' },
        },
      },
    });
  });

  it('is a form without file names for a brokered call, as OpenAI’s own clients send it', async () => {
    const { sessions, received } = await against(
      replying(201, 'v=0', { location: '/v1/realtime/calls/rtc_1' }),
    );
    await sessions.broker(sessionSpecExample, 'v=0\r\nоффер\r\n');
    const { headers, body } = received[0] ?? { headers: {}, body: '' };
    expect(body).not.toContain('filename');
    expect(body).toContain('name="sdp"\r\ncontent-type: application/sdp\r\n\r\nv=0\r\nоффер\r\n');
    const type = headers['content-type'] ?? '';
    const form = await new Response(body, { headers: { 'content-type': type } }).formData();
    expect(JSON.parse(String(form.get('session')))).toMatchObject({ type: 'realtime' });
  });
});

describe('a failure at OpenAI', () => {
  it.each([
    ['an overloaded server', busy],
    ['a server that hangs up', hangingUp],
    ['a silent server', silent],
  ])('is forgiven once when a secret is minted: %s', async (_, reply) => {
    const { sessions, received } = await against(reply, goodSecret);
    expect((await sessions.create(sessionSpecExample)).value).toBe('ek_1');
    expect(received).toHaveLength(2);
  });

  it.each([
    ['an overloaded server', busy, /status 503: .*overloaded/],
    ['a server that hangs up', hangingUp, /no connection \(UND_ERR_SOCKET\)/],
    ['a silent server', silent, /no answer in time/],
  ])('is told when it lasts: %s', async (_, reply, message) => {
    const { sessions, received } = await against(reply);
    const error = await failureOf(sessions.create(sessionSpecExample));
    expect(error.code).toBe('SERVICE_UNAVAILABLE');
    expect(error.message).toMatch(message);
    expect(received).toHaveLength(2);
  });

  it.each([
    ['an overloaded server', busy],
    ['a server that hangs up', hangingUp],
    ['a silent server', silent],
  ])('never opens a second call: %s', async (_, reply) => {
    const { sessions, received } = await against(reply);
    await failureOf(sessions.broker(sessionSpecExample, 'v=0\r\n'));
    expect(received).toHaveLength(1);
  });

  it('is not repeated when it would be the same again', async () => {
    const { sessions, received } = await against(replying(401, { error: { message: 'bad key' } }));
    expect((await failureOf(sessions.create(sessionSpecExample))).message).toMatch(/status 401/);
    expect(received).toHaveLength(1);
  });

  it('is told to operators by its code, its type and the id of the request', async () => {
    const body = { error: { message: 'no money', type: 'insufficient_quota', code: 'insufficient_quota' } };
    const { sessions } = await against(replying(429, body, { 'x-request-id': 'req_1' }));
    expect((await failureOf(sessions.create(sessionSpecExample))).upstream).toEqual({
      status: 429,
      code: 'insufficient_quota',
      type: 'insufficient_quota',
      requestId: 'req_1',
    });
    const other = await against(replying(502, '<html>'));
    expect((await failureOf(other.sessions.create(sessionSpecExample))).upstream).toMatchObject({
      status: 502,
      code: 'status_502',
    });
    const mute = await against(silent);
    expect((await failureOf(mute.sessions.create(sessionSpecExample))).upstream).toEqual({
      code: 'no_answer',
    });
  });

  it('passes on how long to wait', async () => {
    const { sessions } = await against(replying(429, {}, { 'retry-after': '12' }));
    expect((await failureOf(sessions.create(sessionSpecExample))).retryAfterSeconds).toBe(12);
    const undecided = await against(replying(429, {}, { 'retry-after': 'Sun, 22 Nov 2026 10:00:00 GMT' }));
    expect((await failureOf(undecided.sessions.create(sessionSpecExample))).retryAfterSeconds).toBe(20);
  });

  it('is retried when the connection is refused, even for a call', async () => {
    const { sessions } = await against(goodSecret);
    await standIns.pop()?.close();
    const error = await failureOf(sessions.broker(sessionSpecExample, 'v=0\r\n'));
    expect(error.message).toMatch(/no connection \(ECONNREFUSED\)/);
  });

  it('never shows the key, even when the server repeats it', async () => {
    const { sessions } = await against(replying(401, { error: { message: `Incorrect key: ${KEY}` } }));
    const error = await failureOf(sessions.create(sessionSpecExample));
    const cause = error.cause instanceof Error ? `${error.cause.message}${error.cause.stack}` : '';
    expect(`${error.message}${error.stack}${cause}`).not.toContain(KEY);
    expect(error.message).toContain('[key]');
  });

  it.each([
    ['no JSON', 'oops'],
    ['another shape', { client_secret: { value: 'ek_old' } }],
    ['a secret that a browser would refuse', { value: 'sk-other', expires_at: 1 }],
    ['no time', { value: 'ek_1' }],
  ])('is an answer that cannot be read: %s', async (_, body) => {
    const { sessions } = await against(replying(200, body));
    const { code, message } = await failureOf(sessions.create(sessionSpecExample));
    expect(code).toBe('SERVICE_UNAVAILABLE');
    expect(message).toMatch(/cannot be read/);
    expect(message).not.toMatch(/ek_old|sk-other/);
  });

  it('is a call without an id', async () => {
    const { sessions } = await against(replying(201, 'v=0'));
    expect((await failureOf(sessions.broker(sessionSpecExample, 'v=0\r\n'))).message).toMatch(/Location/);
  });

  it('is the caller’s where OpenAI cannot read the offer, and ours for every other refusal', async () => {
    const refusing = (message: string) =>
      replying(400, { error: { type: 'invalid_request_error', message } });
    const failureFor = async (message: string) => {
      const { sessions } = await against(refusing(message));
      return (await failureOf(sessions.broker(sessionSpecExample, 'v=0\r\n'))).code;
    };
    expect(await failureFor('Failed to parse the SDP offer')).toBe('INVALID_REQUEST');
    expect(await failureFor('Invalid value: voice')).toBe('SERVICE_UNAVAILABLE');
  });

  it('is a redirect, which would take the key elsewhere', async () => {
    const { sessions, received } = await against(replying(302, '', { location: '/v1/elsewhere' }));
    const error = await failureOf(sessions.create(sessionSpecExample));
    expect(error.code).toBe('SERVICE_UNAVAILABLE');
    expect(received.map(({ path }) => path)).not.toContain('/v1/elsewhere');
  });

  it('in the middle of an answer ends the unused call', async () => {
    const breakingOff: Reply = (response) => {
      response.writeHead(201, { location: '/v1/realtime/calls/rtc_1', 'content-length': '100' });
      response.write('v=0');
      setTimeout(() => response.destroy(), 20);
    };
    const { sessions, received } = await against(breakingOff, replying(200, {}));
    const error = await failureOf(sessions.broker(sessionSpecExample, 'v=0\r\n'));
    expect(error).toMatchObject({
      code: 'SERVICE_UNAVAILABLE',
      message: expect.stringMatching(/cannot be read/),
    });
    expect(received.map(({ path }) => path)).toEqual([
      '/v1/realtime/calls',
      '/v1/realtime/calls/rtc_1/hangup',
    ]);
  });

  it('is an answer without an end, of which only the beginning is read', async () => {
    const { url: baseUrl } = await start(endless, endless, replying(200, {}));
    const sessions = createOpenAiRealtimeSessions({ secrets, baseUrl, timeoutMs: 60_000 });
    expect((await failureOf(sessions.create(sessionSpecExample))).message).toMatch(/cannot be read/);
    expect(await failureOf(sessions.broker(sessionSpecExample, 'v=0\r\n'))).toMatchObject({
      cause: { message: expect.stringMatching(/^the answer is longer than/) },
    });
  });

  it('on hanging up is repeated, and told when it lasts', async () => {
    const once = await against(busy, replying(200, {}));
    await once.sessions.hangUp('rtc_1/../x');
    expect(once.received.map(({ path }) => path)).toEqual(
      Array.from({ length: 2 }, () => '/v1/realtime/calls/rtc_1%2F..%2Fx/hangup'),
    );
    const lasting = await against(busy);
    expect((await failureOf(lasting.sessions.hangUp('rtc_1'))).code).toBe('SERVICE_UNAVAILABLE');
  });
});
