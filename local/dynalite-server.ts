import { once } from 'node:events';
import dynalite from 'dynalite';

export interface DynaliteServer {
  readonly endpoint: string;
  close(): Promise<void>;
}

/** DynamoDB over HTTP on this machine alone, its rows in LevelDB files in a folder. */
export const startDynalite = async (path: string): Promise<DynaliteServer> => {
  const server = dynalite({ path, createTableMs: 0 });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the domain store listens on no port');
  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error === undefined || error === null ? resolve() : reject(error)));
        server.closeAllConnections();
      }),
  };
};
