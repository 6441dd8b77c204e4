import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

export interface Received {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface StandIn {
  readonly url: string;
  readonly received: readonly Received[];
  close(): Promise<void>;
}

/** How one request is answered. */
export type Reply = (response: ServerResponse) => void;

const readAll = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
};

/** An HTTP server that misbehaves as it is told: one reply a request, the last one again and again. */
export const startStandIn = async (...replies: readonly Reply[]): Promise<StandIn> => {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    received.push({ path: request.url ?? '', headers: request.headers, body: await readAll(request) });
    (replies[received.length - 1] ?? replies.at(-1))?.(response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the stand-in has no port');
  return {
    url: `http://127.0.0.1:${address.port}/v1`,
    received,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};

export const replying =
  (status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Reply =>
  (response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  };

/** An answer that goes on as long as somebody reads. */
export const endless: Reply = (response) => {
  response.writeHead(200, { location: '/v1/realtime/calls/rtc_1' });
  const write = (): void => {
    while (!response.destroyed && response.write('x'.repeat(64_000)));
  };
  response.on('drain', write);
  write();
};

export const silent: Reply = () => {};

export const hangingUp: Reply = (response) => {
  response.destroy();
};
