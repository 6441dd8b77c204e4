import { once } from 'node:events';
import { createServer } from 'node:http';
import { afterEach, describe, expect, it } from '@jest/globals';
import {
  type HttpFaces,
  type ListeningServer,
  listen,
  originOf,
  PortTakenError,
} from '../../local/http-server.ts';
import { findPortHolder } from '../../local/port-holder.ts';

const faces: HttpFaces = {
  request: (_request, response) => response.end('hello'),
  upgrade: (_request, socket) => socket.destroy(),
};

let open: ListeningServer[] = [];
const start = async (port = 0): Promise<ListeningServer> => {
  const server = await listen({ host: 'localhost', port }, faces);
  open.push(server);
  return server;
};

afterEach(async () => {
  await Promise.all(open.map((server) => server.close()));
  open = [];
});

describe('the server of one machine', () => {
  it('answers at localhost and at 127.0.0.1', async () => {
    const { port } = await start();
    for (const host of ['localhost', '127.0.0.1']) {
      expect(await (await fetch(`http://${host}:${port}/`)).text()).toBe('hello');
    }
  });

  it('says that a port is taken, and by whom where the system tells', async () => {
    const { port } = await start();
    await expect(start(port)).rejects.toThrow(PortTakenError);
    expect(await findPortHolder(port)).toMatchObject({ pid: process.pid });
  });

  it('finds nobody at a free port', async () => {
    const { port, close } = await start();
    await close();
    open = [];
    expect(await findPortHolder(port)).toBeUndefined();
  });

  it('does not share its port with a stranger on the other loopback address', async () => {
    const stranger = createServer().listen(0, '::1');
    const [failure] = await Promise.race([once(stranger, 'error'), once(stranger, 'listening')]);
    if (failure !== undefined) return; // A machine without IPv6 has no such stranger.
    const address = stranger.address();
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
    await expect(start(port)).rejects.toThrow(PortTakenError);
    stranger.close();
  });

  it('closes within a second though a visitor never leaves', async () => {
    const slow = await listen({ host: '127.0.0.1', port: 0 }, { ...faces, request: () => undefined });
    const asking = fetch(`http://127.0.0.1:${slow.port}/`).catch(() => 'cut off');
    await new Promise((resolve) => setTimeout(resolve, 100));
    const startedAt = Date.now();
    await slow.close();
    expect(Date.now() - startedAt).toBeLessThan(1_000);
    expect(await asking).toBe('cut off');
  });
});

it.each([
  ['localhost', 'http://localhost:80'],
  ['0.0.0.0', 'http://localhost:80'],
  ['::1', 'http://[::1]:80'],
  ['shop.test', 'http://shop.test:80'],
])('writes the address of %s as %s', (host, origin) => {
  expect(originOf(host, 80)).toBe(origin);
});
