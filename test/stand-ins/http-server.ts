import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';

/** What a stand-in was asked, as it came over the wire. */
export interface ReceivedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface GivenAnswer {
  readonly status: number;
  /** Sent as JSON; a text is sent as it is. */
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface StandInServer {
  readonly url: string;
  readonly requests: readonly ReceivedRequest[];
  close(): Promise<void>;
}

/** A JSON service on a free port of this machine. */
export const serveJson = async (
  answer: (request: ReceivedRequest) => GivenAnswer | Promise<GivenAnswer>,
): Promise<StandInServer> => {
  const requests: ReceivedRequest[] = [];
  const respond = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = '', url = '/', headers } = incoming;
    const request = { method, path: url, headers, body: await text(incoming) };
    requests.push(request);
    const { status, body, headers: extra = {} } = await answer(request);
    response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1', ...extra });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  };
  const server = createServer((incoming, response) => {
    respond(incoming, response).catch((error: unknown) =>
      response.destroy(Error('stand-in', { cause: error })),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the stand-in has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
