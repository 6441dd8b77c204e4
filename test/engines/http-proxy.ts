import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

export interface ProxiedRequest {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** What happens to a request in place of passing it on as it is. */
export interface Interference {
  /** Waited before anything is answered. */
  readonly delayMs?: number;
  /** Answered without asking the target. */
  readonly answer?: { readonly status: number; readonly body: unknown };
  /** Sent as it is, then the connection stays open without an end. */
  readonly stallAfter?: string;
  /** Ends the connection without an answer. */
  readonly hangUp?: boolean;
  /** Sent to the target in place of the request's own body. */
  readonly forward?: string;
  /** Changes the target's answer. */
  readonly rewrite?: (body: string) => string;
}

export interface EngineProxy {
  readonly url: string;
  readonly seen: readonly ProxiedRequest[];
  readonly close: () => Promise<void>;
}

const readBody = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString();
};

const JSON_TYPE = { 'content-type': 'application/json' };

const passOn = async (target: string, request: ProxiedRequest, interference: Interference) => {
  const body = interference.forward ?? request.body;
  const answer = await fetch(`${target}${request.path}`, {
    method: request.method,
    headers: { 'content-type': request.headers['content-type'] ?? 'application/json' },
    ...(body === '' ? {} : { body }),
  });
  const text = await answer.text();
  return { status: answer.status, text: interference.rewrite?.(text) ?? text };
};

const respond = async (
  response: ServerResponse,
  interference: Interference,
  ask: () => ReturnType<typeof passOn>,
): Promise<void> => {
  const { delayMs, hangUp, stallAfter, answer } = interference;
  if (delayMs !== undefined) await sleep(delayMs, undefined, { ref: false });
  if (hangUp === true) response.destroy();
  else if (stallAfter !== undefined) response.writeHead(200, JSON_TYPE).write(stallAfter);
  else if (answer !== undefined)
    response.writeHead(answer.status, JSON_TYPE).end(JSON.stringify(answer.body));
  else {
    const { status, text } = await ask();
    response.writeHead(status, JSON_TYPE).end(text);
  }
};

/** A real engine on a bad day: passes requests on, except where `interfere` says otherwise. */
export const startProxy = (
  target: string,
  interfere: (request: ProxiedRequest, before: number) => Interference | undefined,
): Promise<EngineProxy> => {
  const seen: ProxiedRequest[] = [];
  const handle = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = 'GET', url: path = '/', headers } = incoming;
    const request = { method, path, headers, body: await readBody(incoming) };
    const interference = interfere(request, seen.length) ?? {};
    seen.push(request);
    await respond(response, interference, () => passOn(target, request, interference));
  };
  const server = createServer((incoming, response) => {
    handle(incoming, response).catch((error: unknown) =>
      response.destroy(error instanceof Error ? error : undefined),
    );
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      resolve({
        url: `http://127.0.0.1:${port}`,
        seen,
        close: () => {
          server.closeAllConnections();
          return new Promise((closed) => server.close(() => closed()));
        },
      });
    });
  });
};
