import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { isIP } from 'node:net';
import type { Duplex } from 'node:stream';

/** How long answers under way may take to end once the server is told to close. */
const CLOSE_PATIENCE_MS = 500;

export interface HttpFaces {
  request(request: IncomingMessage, response: ServerResponse): void;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
}

export interface ListeningServer {
  readonly port: number;
  close(): Promise<void>;
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

const errorCode = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;

const listenOn = (host: string, port: number, faces: HttpFaces): Promise<Server> =>
  new Promise((resolve, reject) => {
    const server = createServer(faces.request).on('upgrade', faces.upgrade);
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

/** A machine without IPv6 has nothing to listen on at `::1`; that is no failure. */
const isAbsentAddress = (error: unknown): boolean =>
  ['EADDRNOTAVAIL', 'EAFNOSUPPORT', 'EINVAL'].includes(String(errorCode(error)));

/**
 * Listens on a host. `localhost` means both loopback addresses: browsers try `::1` first, so a stranger
 * listening there on our port would take our visitors.
 */
export const listen = async (
  { host, port }: { readonly host: string; readonly port: number },
  faces: HttpFaces,
): Promise<ListeningServer> => {
  const first = await listenOn(host === 'localhost' ? '127.0.0.1' : host, port, faces);
  const servers = [first];
  const actualPort = portOf(first);
  if (host === 'localhost') {
    try {
      servers.push(await listenOn('::1', actualPort, faces));
    } catch (error) {
      if (!isAbsentAddress(error)) {
        await closeServer(first);
        throw error;
      }
    }
  }
  return {
    port: actualPort,
    close: async () => {
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
