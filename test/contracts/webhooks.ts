import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { Webhooks } from '../../lambdas/ports/voice/webhooks.ts';

/** A merchant's server of a test; it gets the body that was read. */
export type Receiver = (request: IncomingMessage, response: ServerResponse, body: string) => void;

const servers: Server[] = [];

/** Runs a receiver on this machine and answers its port. */
export const receive = async (receiver: Receiver): Promise<number> => {
  const server = createServer((request, response) => {
    text(request).then(
      (body) => receiver(request, response, body),
      () => response.destroy(),
    );
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the receiver has no port');
  return address.port;
};

export const closeReceivers = async (): Promise<void> => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
};

export const json =
  (body: unknown, type = 'application/json'): Receiver =>
  (_, response) =>
    response.writeHead(200, { 'content-type': type }).end(JSON.stringify(body));

const SECRET = 'a secret of this test, long enough'.replaceAll(' ', '-');
const KEY = Buffer.from('thirty-two bytes of a random key').toString('base64');
const NOW = new Date('2026-11-29T09:00:00Z');
const QUESTION = { function: 'get_order_status', arguments: { orderNumber: 'Ы-1' } };

/** Receivers that answer otherwise than was agreed, and what the log says of it. */
const wrong: readonly (readonly [string, RegExp, Receiver])[] = [
  ['an error', /answered 500/, (_, response) => response.writeHead(500).end('{"order":null}')],
  ['nothing', /answered 204/, (_, response) => response.writeHead(204).end()],
  [
    'a redirect to a private network',
    /answered 302/,
    (_, response) => response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data/' }).end(),
  ],
  ['a redirect that keeps the method', /answered 307/, (_, response) => response.writeHead(307).end()],
  ['a page', /text\/html/, json({}, 'text/html')],
  ['no type', /not application\/json/, (_, response) => response.writeHead(200).end('{}')],
  [
    'garbage',
    /not JSON/,
    (_, response) => response.setHeader('content-type', 'application/json').end('{"a"'),
  ],
  [
    'bytes that are not text',
    /not JSON/,
    (_, response) =>
      response.setHeader('content-type', 'application/json').end(Buffer.from([0x22, 0xff, 0x22])),
  ],
  [
    'a packed answer',
    /packed with "gzip"/,
    (_, response) =>
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' }).end('x'),
  ],
  ['too much', /larger than/, json('x'.repeat(40_000))],
  [
    'without an end',
    /larger than/,
    (_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const write = (): void => void (response.write('x'.repeat(9_000)) && setImmediate(write));
      write();
    },
  ],
  [
    'a cut answer',
    /aborted|closed|hang up|reset/,
    (_, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '50' });
      response.write('{', () => response.destroy());
    },
  ],
  ['a closed connection', /hang up|reset/, (_, response) => response.destroy()],
];

/** What every `Webhooks` keeps to; `open` answers one that asks the receivers of this machine. */
export const describeWebhooks = (
  name: string,
  open: (now: Date, timeLimitMs: number) => { readonly webhooks: Webhooks; urlOf(port: number): string },
): void => {
  describe(`${name} as Webhooks`, () => {
    afterEach(closeReceivers);

    const ask = async (receiver: Receiver, { secret = SECRET, timeLimitMs = 5_000 } = {}) => {
      const { webhooks, urlOf } = open(NOW, timeLimitMs);
      return webhooks.call({ url: urlOf(await receive(receiver)), secret }, QUESTION);
    };

    it('posts the question as JSON and hands on the answer', async () => {
      const outcome = await ask((request, response, body) => {
        const seen = [request.method, request.headers['content-type'], JSON.parse(body)];
        json({ status: 'в пути', seen }, 'application/json; charset=utf-8')(request, response, body);
      });
      const seen = ['POST', 'application/json', QUESTION];
      expect(outcome).toEqual({ kind: 'answered', body: { status: 'в пути', seen } });
    });

    it.each([
      ['a text', SECRET, Buffer.from(SECRET)],
      ['base64 with its prefix', `whsec_${KEY}`, Buffer.from(KEY, 'base64')],
    ])('signs id, time and body with a secret that is %s', async (_, secret, key) => {
      const outcome = await ask(
        (request, response, body) => {
          const { headers } = request;
          const { 'webhook-id': id, 'webhook-timestamp': time, 'webhook-signature': signature } = headers;
          const signed = createHmac('sha256', key).update(`${id}.${time}.${body}`).digest('base64');
          json({ isSigned: signature === `v1,${signed}`, id, time })(request, response, body);
        },
        { secret },
      );
      const time = String(NOW.getTime() / 1_000);
      const id = expect.stringMatching(/^msg_[\w-]{36}$/);
      expect(outcome).toEqual({ kind: 'answered', body: { isSigned: true, id, time } });
    });

    it.each(wrong)('fails when the server answers %s', async (_, why, receiver) => {
      expect(await ask(receiver)).toEqual({ kind: 'failed', why: expect.stringMatching(why) });
    });

    it.each<readonly [string, Receiver]>([
      ['answers nothing', () => undefined],
      [
        'stops in the middle',
        (_, response) => response.writeHead(200, { 'content-type': 'application/json' }).write('{'),
      ],
      [
        'drips',
        (_, response) => {
          response.writeHead(200, { 'content-type': 'application/json' });
          const drip = setInterval(() => response.write(' '), 5);
          response.on('close', () => clearInterval(drip));
        },
      ],
    ])('gives up in time when the server %s', async (_, receiver) => {
      const outcome = await ask(receiver, { timeLimitMs: 60 });
      expect(outcome).toEqual({
        kind: 'failed',
        why: expect.stringContaining('did not answer within 60 ms'),
      });
    });

    it('fails when nobody listens, and tells no query of the address', async () => {
      const { webhooks, urlOf } = open(NOW, 5_000);
      const port = await receive(json({}));
      await closeReceivers();
      const outcome = await webhooks.call({ url: `${urlOf(port)}?key=hidden`, secret: SECRET }, QUESTION);
      expect(outcome).toEqual({ kind: 'failed', why: expect.stringMatching(/ECONNREFUSED/) });
      expect(JSON.stringify(outcome)).not.toMatch(/hidden|Ы-1/);
    });
  });
};
