import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Log } from '../lambdas/ports/log.ts';
import type { HttpFaces } from './http-server.ts';
import type { Responder } from './responder.ts';

export interface SiteParts {
  /** Asked in order; the first whose request it is answers it. */
  readonly responders: readonly Responder[];
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  readonly log: Log;
}

const parseUrl = (request: IncomingMessage): URL | undefined => {
  const origin = 'http://localhost';
  const target = request.url ?? '/';
  if (!target.startsWith('/') || !URL.canParse(`${origin}${target}`)) return undefined;
  return new URL(`${origin}${target}`);
};

const sendText = (response: ServerResponse, statusCode: number, text: string): void => {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.writeHead(statusCode, { 'content-type': 'text/plain; charset=utf-8' }).end(`${text}\n`);
};

const isDecodable = (pathname: string): boolean => {
  try {
    decodeURIComponent(pathname);
    return true;
  } catch {
    return false;
  }
};

/** The local site as one pair of functions for node:http: whatever happens, every request is answered. */
export const createSite = ({ responders, upgrade, log }: SiteParts): HttpFaces => {
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = parseUrl(request);
    if (url === undefined || !isDecodable(url.pathname)) {
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
