import { EventEmitter, once } from 'node:events';
import { createServer } from 'node:http';
import { afterEach, describe, expect, it } from '@jest/globals';
import { type HttpHandlers, listen, originOf, PortTakenError } from '../../../dev/server/http-server.ts';
import { findPortHolder } from '../../../dev/server/port-holder.ts';

const handlers: HttpHandlers = {
  request: (_request, response) => response.end('hello'),
  upgrade: (_request, socket) => socket.destroy(),
};

let open: Awaited<ReturnType<typeof listen>>[] = [];
const start = async (port = 0) => {
  const server = await listen({ host: 'localhost', port }, handlers);
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

  it('says that a port is taken, and names the process where the system tells it', async () => {
    const { port } = await start();
    await expect(start(port)).rejects.toThrow(PortTakenError);
    expect(await findPortHolder(port)).toMatchObject({ pid: process.pid });
  });

  it('finds no process at a free port', async () => {
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

  it('closes though a visitor never leaves', async () => {
    const arrivals = new EventEmitter();
    const slow = await listen(
      { host: '127.0.0.1', port: 0 },
      { ...handlers, request: () => void arrivals.emit('request') },
    );
    const arrived = once(arrivals, 'request');
    const asking = fetch(`http://127.0.0.1:${slow.port}/`).catch(() => 'cut off');
    await arrived;
    await slow.close();
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
