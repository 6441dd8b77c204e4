import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { createServer as createHttp2Server, Http2ServerResponse } from 'node:http2';
import type { AddressInfo, Server } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

type Answer = ServerResponse | Http2ServerResponse;
type Headers = Readonly<Record<string, string>>;

/** A fault of a server, by its name in a table. */
export type FaultName = keyof typeof faults;

const begin = (answer: Answer, status: number, headers: Headers): void => {
  for (const [name, value] of Object.entries(headers)) answer.setHeader(name, value);
  answer.statusCode = status;
};

const whole =
  (status: number, headers: Headers, body: string) =>
  (answer: Answer): void => {
    begin(answer, status, headers);
    answer.end(body);
  };

/** Both kinds of answer have it, with different overloads. */
const write = (answer: { write(piece: string): boolean }, piece: string): boolean => answer.write(piece);

const json = { 'content-type': 'application/json' };
const page = '<!DOCTYPE html><html><title>502 Bad Gateway</title></html>';

/** Writes as long as anybody reads, or a piece at each pause. */
const pouring =
  (status: number, piece: string, pauseMs?: number) =>
  async (answer: Answer, wrote: (bytes: number) => void): Promise<void> => {
    begin(answer, status, json);
    while (!answer.destroyed) {
      wrote(piece.length);
      const isFull = !write(answer, piece);
      if (pauseMs !== undefined || isFull) await sleep(pauseMs ?? 1);
    }
  };

const cutOff = (answer: Answer): void => {
  if (answer instanceof Http2ServerResponse) answer.stream.session?.destroy();
  else answer.socket?.resetAndDestroy();
};

const THROTTLED = {
  ...json,
  'x-amzn-errortype': 'ThrottlingException',
  'x-amzn-query-error': 'Throttling;Sender',
};
const throttled = JSON.stringify({ __type: 'ThrottlingException', message: 'Rate exceeded' });

/** What a server may do wrong, each to every request. */
const faults = {
  'never answers': () => undefined,
  'answers a letter at a time, for ever': pouring(200, ' ', 20),
  fails: whole(500, json, '{"message":"oops"}'),
  'fails with a page': whole(502, { 'content-type': 'text/html' }, page),
  'fails without an end': pouring(500, 'x'.repeat(65_536)),
  throttles: whole(429, THROTTLED, throttled),
  'answers with a page': whole(200, { 'content-type': 'text/html' }, page),
  'answers with half of its JSON': whole(200, json, '{"items":[{"name":'),
  'answers with other JSON': whole(200, json, '[{"unexpected":[null]}]'),
  'answers without an end': pouring(200, 'x'.repeat(65_536)),
  'resets the connection': cutOff,
  'breaks off in its answer': async (answer: Answer) => {
    begin(answer, 200, { ...json, 'content-length': '1000' });
    write(answer, '{"items":[');
    await sleep(10);
    cutOff(answer);
  },
} as const satisfies Readonly<Record<string, (answer: Answer, wrote: (bytes: number) => void) => unknown>>;

const isFault = (name: string): name is FaultName => name in faults;
export const faultNames: readonly FaultName[] = Object.keys(faults).filter(isFault);

export interface FaultyServer {
  readonly url: string;
  /** Requests so far. */
  asked(): number;
  /** Bytes that were written into answers without an end. */
  poured(): number;
  /** Settles when no answer is open any more: whole, or left by the client. */
  left(): Promise<void>;
  close(): Promise<void>;
}

const listen = async (server: Server): Promise<string> => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const isPort = (found: typeof address): found is AddressInfo => typeof found === 'object' && found !== null;
  if (!isPort(address)) throw new Error('the server has no port');
  return `http://127.0.0.1:${address.port}`;
};

/** A server that does one thing wrong, over HTTP/1.1 or, as Bedrock is spoken to, over HTTP/2. */
export const startFaultyServer = async (fault: FaultName, protocol: 1 | 2 = 1): Promise<FaultyServer> => {
  const answers: Promise<unknown>[] = [];
  const closings = new Set<() => void>();
  let poured = 0;
  const wrote = (bytes: number): void => {
    poured += bytes;
  };
  const handle = (request: { resume(): unknown }, answer: Answer): void => {
    answers.push(once(answer, 'close'));
    request.resume();
    Promise.resolve(faults[fault](answer, wrote)).catch(() => answer.destroy());
  };
  const server = protocol === 1 ? createServer(handle) : createHttp2Server(handle);
  server.on('connection', (socket) => {
    closings.add(() => socket.destroy());
  });
  return {
    url: await listen(server),
    asked: () => answers.length,
    poured: () => poured,
    left: async () => void (await Promise.all(answers)),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const close of closings) close();
      }),
  };
};
