import { createServer } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { ResolveName } from '../../../lambdas/adapters/feed/public-request.ts';
import { createHttpsWebhooks } from '../../../lambdas/adapters/webhook/webhooks.ts';
import { closeReceivers, describeWebhooks, json, receive } from '../../contracts/webhooks.ts';

const clock = () => new Date();
const secret = 'x'.repeat(32);

describeWebhooks('https', (now, timeLimitMs) => {
  const ports: number[] = [];
  return {
    // Each receiver is this process's own server for one call.
    webhooks: {
      call: (webhook, body) =>
        createHttpsWebhooks({
          clock: () => now,
          ownServer: `http://127.0.0.1:${ports.at(-1)}`,
          timeLimitMs,
        }).call(webhook, body),
    },
    urlOf: (port) => {
      ports.push(port);
      return 'https://localhost/orders';
    },
  };
});

describe('an address that is not of the open internet', () => {
  afterEach(closeReceivers);

  it.each([
    'https://localhost/orders',
    'https://127.0.0.1/orders',
    'https://2130706433/orders',
    'https://[::1]/orders',
    'https://[::ffff:169.254.169.254]/orders',
    'https://169.254.169.254/latest/meta-data/',
    'https://10.0.0.7/orders',
    'https://192.168.1.1/orders',
  ])('is not asked: %s', async (url) => {
    const outcome = await createHttpsWebhooks({ clock }).call({ url, secret }, {});
    expect(outcome).toEqual({
      kind: 'failed',
      why: expect.stringContaining('not an address of the open internet'),
    });
  });

  it('is not asked over plain HTTP either', async () => {
    const outcome = await createHttpsWebhooks({ clock }).call({ url: 'http://example.com/', secret }, {});
    expect(outcome).toEqual({ kind: 'failed', why: 'http://example.com/: it is not https' });
  });

  it('is not asked by another name than localhost in development', async () => {
    const port = await receive(json({ order: null }));
    const webhooks = createHttpsWebhooks({ clock, ownServer: `http://127.0.0.1:${port}` });
    const outcome = await webhooks.call({ url: `https://127.0.0.1:${port}/orders`, secret }, {});
    expect(outcome).toMatchObject({ kind: 'failed', why: expect.stringContaining('open internet') });
  });

  it('is not connected to by a name that is resolved to it', async () => {
    let connections = 0;
    const inside = createServer((socket) => {
      connections += 1;
      socket.destroy();
    });
    await new Promise<void>((resolve) => inside.listen(0, '127.0.0.1', resolve));
    const address = inside.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    let lookups = 0;
    const resolve: ResolveName = (_, __, callback) => {
      lookups += 1;
      callback(null, [{ address: '127.0.0.1', family: 4 }]);
    };
    const webhooks = createHttpsWebhooks({ clock, resolve });
    const outcome = await webhooks.call({ url: `https://shop.example.com:${port}/`, secret }, {});
    await new Promise((done) => inside.close(done));
    expect(outcome).toMatchObject({ kind: 'failed', why: expect.stringContaining('127.0.0.1') });
    // One lookup serves the check and the connection, so that a name cannot answer them differently.
    expect([lookups, connections]).toEqual([1, 0]);
  });

  it('is not reached by a name that also has a public address', async () => {
    const resolve: ResolveName = (_, __, callback) =>
      callback(null, [
        { address: '93.184.215.14', family: 4 },
        { address: '10.0.0.7', family: 4 },
      ]);
    const webhooks = createHttpsWebhooks({ clock, resolve });
    const outcome = await webhooks.call({ url: 'https://shop.example.com/', secret }, {});
    expect(outcome).toMatchObject({ kind: 'failed', why: expect.stringContaining('10.0.0.7') });
  });
});
