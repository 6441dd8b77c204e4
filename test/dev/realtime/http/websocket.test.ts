import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { WebSocket } from 'ws';
import type { ListeningRealtimeServer } from '../listen.ts';
import { listenQuietly, mint } from '../quiet-server.ts';

let server: ListeningRealtimeServer;
let url: string;

beforeAll(async () => {
  server = await listenQuietly();
  url = `${server.url.replace('http', 'ws')}/v1/realtime?model=gpt-realtime-2.1`;
});
afterAll(() => server.close());

const firstEvent = async (socket: WebSocket): Promise<unknown> => {
  const [data] = await once(socket, 'message');
  return JSON.parse(String(data));
};

const browserProtocols = (key: string): string[] => [
  'realtime',
  `openai-insecure-api-key.${key}`,
  'openai-agents-sdk.0',
];

describe('a socket', () => {
  it('opens to a key in the header, with the model of its address', async () => {
    const socket = new WebSocket(url.replace('2.1', '9'), { headers: { authorization: 'Bearer sk-1' } });
    expect(await firstEvent(socket)).toMatchObject({
      type: 'session.created',
      session: { model: 'gpt-realtime-9' },
    });
    socket.close();
  });

  it('opens to a browser, which gets the session of its secret', async () => {
    const secret = await mint(server.url, { session: { type: 'realtime', instructions: 'Тсс', model: 'm' } });
    const socket = new WebSocket(url, browserProtocols(secret));
    expect(await firstEvent(socket)).toMatchObject({ session: { instructions: 'Тсс', model: 'm' } });
    expect(socket.protocol).toBe('realtime');
    socket.close();
  });

  it('is refused without a key, before it opens', async () => {
    const [, response] = await once(new WebSocket(url), 'unexpected-response');
    expect(response.statusCode).toBe(401);
    response.resume();
  });

  it('tells a browser with a wrong secret why, as a failed handshake could not', async () => {
    const socket = new WebSocket(url, browserProtocols('ek_nobody'));
    const closed = once(socket, 'close');
    expect(await firstEvent(socket)).toMatchObject({
      type: 'error',
      error: { code: 'invalid_client_secret' },
    });
    const [code, reason] = await closed;
    expect([code, String(reason)]).toEqual([3000, 'authentication_error.invalid_client_secret']);
  });

  it('is not for joining another call', async () => {
    const socket = new WebSocket(`${url}&call_id=rtc_1`, browserProtocols('sk-1'));
    expect(await firstEvent(socket)).toMatchObject({ error: { code: 'call_id_not_supported' } });
  });

  it('answers a binary frame with an error and stays open', async () => {
    const socket = new WebSocket(url, browserProtocols('sk-1'));
    await firstEvent(socket);
    socket.send(Buffer.from([1, 2, 3]));
    expect(await firstEvent(socket)).toMatchObject({ error: { code: 'invalid_message' } });
    socket.send('{"type":"input_audio_buffer.clear"}');
    expect(await firstEvent(socket)).toMatchObject({ type: 'input_audio_buffer.cleared' });
    socket.close();
  });
});

describe('the longest session', () => {
  it('ends with an error and the code of a server that goes away', async () => {
    const brief = await listenQuietly({ longestSessionMs: 1_000 });
    try {
      const socket = new WebSocket(
        `${brief.url.replace('http', 'ws')}/v1/realtime`,
        browserProtocols('sk-1'),
      );
      const closed = once(socket, 'close');
      await firstEvent(socket);
      expect(await firstEvent(socket)).toMatchObject({ type: 'error', error: { code: 'session_expired' } });
      expect((await closed)[0]).toBe(1001);
    } finally {
      await brief.close();
    }
  });
});

describe('closing the server', () => {
  it('ends every conversation at once', async () => {
    const other = await listenQuietly();
    const socket = new WebSocket(`${other.url.replace('http', 'ws')}/v1/realtime`, browserProtocols('sk-1'));
    await firstEvent(socket);
    const closed = once(socket, 'close');
    await other.close();
    await closed;
    expect(socket.readyState).toBe(WebSocket.CLOSED);
  });
});
