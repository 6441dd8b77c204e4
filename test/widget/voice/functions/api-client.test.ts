import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { afterEach, describe, expect, it } from '@jest/globals';
import { createApiClient } from '../../../../widget/voice/functions/api-client.ts';

let server: Server;

const serve = async (listener: RequestListener): Promise<string> => {
  server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return typeof address === 'object' && address !== null ? `http://127.0.0.1:${address.port}` : '';
};

afterEach(async () => {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  // A socket that outlives its test would be offered to the next one by the fetch of this process.
  await closed;
});

/** Longer than a busy machine needs to answer. */
const call = { session: 'token', timeoutMs: 30_000 };

describe('the API as the widget sees it', () => {
  it('answers a function by its name with our session', async () => {
    const seen: unknown[] = [];
    const origin = await serve((request, response) => {
      seen.push([request.method, request.url, request.headers.authorization]);
      response.end('{"success":true}');
    });
    const outcome = await createApiClient(origin).botExecute('search_products', { query: 'x' }, call);
    expect(outcome).toEqual({ kind: 'answered', body: { success: true } });
    expect(seen).toEqual([['POST', '/api/bot-execute/search_products', 'Bearer token']]);
  });

  it('refuses with the code and the sentence of the server', async () => {
    const origin = await serve((_, response) => {
      response.writeHead(429).end('{"success":false,"error":"RATE_LIMITED","response":"Позже"}');
    });
    const outcome = await createApiClient(origin).token('shop.example.com', new AbortController().signal);
    expect(outcome).toEqual({ kind: 'refused', problem: 'RATE_LIMITED', sentence: 'Позже' });
  });

  it.each([
    [502, '<html>Bad gateway</html>'],
    [200, 'not JSON'],
    [500, '{"error":"SOMETHING_NEW"}'],
  ])('counts a %i with %s as an outage', async (status, body) => {
    const origin = await serve((_, response) => void response.writeHead(status).end(body));
    const outcome = await createApiClient(origin).botExecute('f', {}, call);
    expect(outcome).toMatchObject({ kind: 'refused', problem: 'SERVICE_UNAVAILABLE' });
  });

  it('gives up on a silent server, and when it is aborted', async () => {
    const origin = await serve(() => {});
    const stop = new AbortController();
    const late = createApiClient(origin).botExecute('f', {}, { ...call, timeoutMs: 300 });
    const stopped = createApiClient(origin).botExecute('f', {}, { ...call, signal: stop.signal });
    stop.abort();
    expect(await stopped).toEqual({ kind: 'unreachable', because: 'aborted' });
    expect(await late).toEqual({ kind: 'unreachable', because: 'timeout' });
  });

  it('gives up on a server that falls silent in the middle of its answer', async () => {
    const origin = await serve((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('{"success":');
    });
    const outcome = await createApiClient(origin).botExecute('f', {}, { ...call, timeoutMs: 1_000 });
    expect(outcome).toEqual({ kind: 'unreachable', because: 'timeout' });
  });

  it('reports a missing network', async () => {
    const origin = await serve((request) => request.socket.destroy());
    const outcome = await createApiClient(origin).botExecute('f', {}, call);
    expect(outcome).toEqual({ kind: 'unreachable', because: 'network' });
  });
});
