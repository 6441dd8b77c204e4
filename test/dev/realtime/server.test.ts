import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ListeningRealtimeServer } from './listen.ts';
import { listenQuietly, mint, post } from './quiet-server.ts';

let time = Date.UTC(2026, 10, 22);
let server: ListeningRealtimeServer;
let secrets: string;
let calls: string;

beforeAll(async () => {
  server = await listenQuietly({ now: () => time });
  secrets = `${server.url}/v1/realtime/client_secrets`;
  calls = `${server.url}/v1/realtime/calls`;
});
afterAll(() => server.close());

const json = { 'content-type': 'application/json' };
const sdp = { 'content-type': 'application/sdp' };

describe('client_secrets', () => {
  it('answers with a secret, its expiry and the whole session', async () => {
    const { status, text, headers } = await post(secrets, {
      headers: json,
      body: JSON.stringify({
        expires_after: { anchor: 'created_at', seconds: 60 },
        session: {
          type: 'realtime',
          model: 'gpt-realtime-2.1',
          instructions: 'Помогай.',
          output_modalities: ['audio'],
          audio: {
            input: {
              transcription: { model: 'gpt-transcribe', languages: ['ru'], keywords: ['Dyson'] },
              noise_reduction: { type: 'near_field' },
              turn_detection: { type: 'server_vad', idle_timeout_ms: null },
            },
            output: { voice: 'marin', speed: 1 },
          },
          tools: [{ type: 'function', name: 'search_products', description: 'x', parameters: {} }],
          tool_choice: 'auto',
          max_output_tokens: 1024,
          truncation: {
            type: 'retention_ratio',
            retention_ratio: 0.8,
            token_limits: { post_instructions: 8000 },
          },
          tracing: null,
        },
      }),
    });
    expect(status).toBe(200);
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(JSON.parse(text)).toMatchObject({
      value: expect.stringMatching(/^ek_/),
      expires_at: time / 1000 + 60,
      session: {
        id: expect.stringMatching(/^sess_/),
        object: 'realtime.session',
        instructions: 'Помогай.',
        audio: {
          input: { turn_detection: { threshold: 0.5, silence_duration_ms: 500 } },
          output: { voice: 'marin' },
        },
        tools: [{ name: 'search_products' }],
      },
    });
  });

  it('lives ten minutes unless told otherwise', async () => {
    expect(JSON.parse((await post(secrets)).text)).toMatchObject({ expires_at: time / 1000 + 600 });
  });

  it.each([
    ['{', 'invalid_json', null],
    ['{"session":{"type":"transcription"}}', 'invalid_value', 'session.type'],
    ['{"session":{"type":"realtime","voice":"marin"}}', 'unknown_parameter', 'session.voice'],
    ['{"expires_after":{"seconds":5}}', 'invalid_value', 'expires_after.seconds'],
    ['{"expires_after":{"seconds":7201}}', 'invalid_value', 'expires_after.seconds'],
    ['{"session":{"type":"realtime","tools":[{"type":"mcp"}]}}', 'invalid_value', 'session.tools[0].type'],
  ])('refuses %s with %s', async (body, code, param) => {
    const { status, text } = await post(secrets, { headers: json, body });
    expect(status).toBe(400);
    expect(JSON.parse(text)).toMatchObject({ error: { type: 'invalid_request_error', code, param } });
  });

  it.each([
    ['no key', {}, 'missing_api_key'],
    ['another scheme', { authorization: 'Basic x' }, 'missing_api_key'],
    ['a client secret', { authorization: 'Bearer ek_1' }, 'invalid_client_secret'],
  ])('refuses %s', async (_what, headers, code) => {
    const response = await fetch(secrets, { method: 'POST', headers });
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ error: { type: 'authentication_error', code } });
  });

  it('refuses to mint a secret for a client that only has a secret', async () => {
    const headers = { authorization: `Bearer ${await mint(server.url)}` };
    const response = await fetch(secrets, { method: 'POST', headers });
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ error: { code: 'invalid_api_key' } });
  });
});

describe('calls', () => {
  it('refuses a secret that is unknown, and one that has expired', async () => {
    const call = (secret: string) =>
      post(calls, { headers: { ...sdp, authorization: `Bearer ${secret}` }, body: 'v=0' });
    expect(await call('ek_nobody')).toMatchObject({ status: 401 });
    const secret = await mint(server.url, { expires_after: { anchor: 'created_at', seconds: 60 } });
    expect(await call(secret)).toMatchObject({ status: 400 });
    time += 60_000;
    const late = await call(secret);
    expect(late.status).toBe(401);
    expect(JSON.parse(late.text)).toMatchObject({ error: { code: 'expired_client_secret' } });
  });

  it.each([
    ['no SDP', 'hello', 'begin with "v=0"'],
    ['no data channel', 'v=0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 0\r\n', 'no data channel'],
    ['no audio', 'v=0\r\nm=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\n', 'no audio'],
    [
      'no codec in common',
      'v=0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\nm=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\n',
      'PCMU',
    ],
    [
      'SDP that cannot be answered',
      'v=0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 0\r\nm=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\n',
      'could not be answered',
    ],
  ])('refuses an offer with %s and says why', async (_what, body, words) => {
    const { status, text } = await post(calls, { headers: sdp, body });
    expect(status).toBe(400);
    const { error } = JSON.parse(text);
    expect(error).toMatchObject({ code: 'invalid_offer', param: 'sdp' });
    expect(error.message).toContain(words);
  });

  it('reads a brokered call from a form, and says what is wrong with it', async () => {
    const form = (parts: Record<string, string>) => {
      const body = new FormData();
      for (const [name, value] of Object.entries(parts)) body.set(name, value);
      return post(calls, { body });
    };
    expect(await form({ session: '{"type":"realtime"}' })).toMatchObject({ status: 400 });
    expect(JSON.parse((await form({ sdp: 'v=0', session: '{"type":"x"}' })).text)).toMatchObject({
      error: { param: 'session.type' },
    });
    expect(JSON.parse((await form({ sdp: 'hello', session: '{"type":"realtime"}' })).text)).toMatchObject({
      error: { code: 'invalid_offer' },
    });
    expect(
      await post(calls, { headers: { 'content-type': 'multipart/form-data; boundary=x' }, body: '?' }),
    ).toMatchObject({ status: 400 });
  });

  it('refuses other content and bodies beyond all measure', async () => {
    expect(await post(calls, { headers: json, body: '{}' })).toMatchObject({ status: 415 });
    expect(await post(calls, { headers: sdp, body: 'v=0'.padEnd(2_000_000) })).toMatchObject({ status: 413 });
  });

  it('knows no call to hang up before there is one', async () => {
    const { status, text } = await post(`${calls}/rtc_nobody/hangup`);
    expect(status).toBe(404);
    expect(JSON.parse(text)).toMatchObject({ error: { code: 'call_id_not_found' } });
  });
});

describe('everything else', () => {
  it('lists models to a client that has a key', async () => {
    const response = await fetch(`${server.url}/v1/models`, { headers: { authorization: 'Bearer sk-1' } });
    expect(await response.json()).toMatchObject({ object: 'list', data: [{ id: 'gpt-realtime-2.1' }, {}] });
    expect((await fetch(`${server.url}/v1/models`)).status).toBe(401);
  });

  it('lets browsers ask from any page', async () => {
    const response = await fetch(calls, { method: 'OPTIONS' });
    expect(response.status).toBe(204);
    expect(response.headers.get('access-control-allow-headers')).toContain('x-openai-agents-sdk');
    expect(response.headers.get('access-control-expose-headers')).toContain('location');
  });

  it('names its routes to a client that asks for another', async () => {
    const { status, text } = await post(`${server.url}/v1/realtime/sessions`);
    expect(status).toBe(404);
    expect(JSON.parse(text).error.message).toContain('/v1/realtime/client_secrets');
  });
});
