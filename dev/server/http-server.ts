import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { isIP } from 'node:net';
import type { Duplex } from 'node:stream';
import { errorCode } from '../../lambdas/adapters/embedded/operating-system.ts';
import type { Log } from '../../lambdas/ports/log.ts';

/** One part of the local site: answers its own requests, and returns `false` for the others. */
export type Responder = (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<boolean>;

interface SiteParts {
  /** Asked in order, until one answers. */
  readonly responders: readonly Responder[];
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  readonly log: Log;
}

/** The path that is asked for; `undefined` where the address holds none. */
const parseUrl = ({ url = '/' }: IncomingMessage): URL | undefined => {
  if (!url.startsWith('/')) return undefined;
  try {
    const parsed = new URL(`http://localhost${url}`);
    decodeURIComponent(parsed.pathname);
    return parsed;
  } catch {
    return undefined;
  }
};

const sendText = (response: ServerResponse, statusCode: number, text: string): void => {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.writeHead(statusCode, { 'content-type': 'text/plain; charset=utf-8' }).end(`${text}\n`);
};

/** The local site as one pair of functions for node:http: whatever happens, every request is answered. */
export const createSite = ({ responders, upgrade, log }: SiteParts): HttpHandlers => {
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = parseUrl(request);
    if (url === undefined) {
      sendText(response, 400, `"${request.url}" is not a path`);
      return;
    }
    for (const respond of responders) {
      if (await respond(request, response, url)) return;
    }
    sendText(response, 404, `Nothing is served at ${url.pathname}`);
  };
  return {
    request: (request, response) => {
      answer(request, response).catch((error: unknown) => {
        if (request.destroyed && !request.complete) return; // The visitor left in the middle of asking.
        log.error(`${request.method} ${request.url} failed`, { error });
        sendText(response, 500, 'Something broke here; the terminal says what');
      });
    },
    upgrade: (request, socket, head) => {
      if (!upgrade(request, socket, head)) socket.end('HTTP/1.1 404 Not Found\r\nconnection: close\r\n\r\n');
    },
  };
};

/** How long answers under way may take to end once the server is told to close. */
const CLOSE_PATIENCE_MS = 500;

export interface HttpHandlers {
  request(request: IncomingMessage, response: ServerResponse): void;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
}

/** Another program listens there already. */
export class PortTakenError extends Error {
  override readonly name = 'PortTakenError';
  readonly port: number;
  constructor(port: number, cause: unknown) {
    super(`port ${port} is taken`, { cause });
    this.port = port;
  }
}

const listenOn = (host: string, port: number, handlers: HttpHandlers): Promise<Server> =>
  new Promise((resolve, reject) => {
    const server = createServer(handlers.request).on('upgrade', handlers.upgrade);
    server.once('error', (error) =>
      reject(errorCode(error) === 'EADDRINUSE' ? new PortTakenError(port, error) : error),
    );
    server.listen({ port, host }, () => resolve(server));
  });

const portOf = (server: Server): number => {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server listens on no port');
  return address.port;
};

const closeServer = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    const force = setTimeout(() => server.closeAllConnections(), CLOSE_PATIENCE_MS);
    server.close(() => {
      clearTimeout(force);
      resolve();
    });
    server.closeIdleConnections();
  });

/** A machine without IPv6 has nothing to listen on at `::1`, which is not a failure. */
const isAbsentAddress = (error: unknown): boolean =>
  ['EADDRNOTAVAIL', 'EAFNOSUPPORT', 'EINVAL'].includes(String(errorCode(error)));

/**
 * Listens on a host. `localhost` means both loopback addresses: browsers try `::1` first, so another
 * program listening there on our port would take our visitors.
 */
export const listen = async (
  { host, port }: { readonly host: string; readonly port: number },
  handlers: HttpHandlers,
) => {
  const first = await listenOn(host === 'localhost' ? '127.0.0.1' : host, port, handlers);
  const servers = [first];
  const actualPort = portOf(first);
  if (host === 'localhost') {
    try {
      servers.push(await listenOn('::1', actualPort, handlers));
    } catch (error) {
      if (!isAbsentAddress(error)) {
        await closeServer(first);
        throw error;
      }
    }
  }
  return {
    port: actualPort,
    close: async (): Promise<void> => {
      await Promise.all(servers.map(closeServer));
    },
  };
};

/** How people write the address: `localhost`, or the host itself, in brackets when it is IPv6. */
export const originOf = (host: string, port: number): string => {
  const isUnspecified = host === '0.0.0.0' || host === '::';
  const name = isUnspecified || host === 'localhost' ? 'localhost' : host;
  return `http://${isIP(name) === 6 ? `[${name}]` : name}:${port}`;
};
