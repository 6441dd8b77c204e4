import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';
import { createDynamoDbClient, type TableAccess } from '../../../lambdas/adapters/dynamodb/client.ts';
import { ensureDomainTable } from '../../../lambdas/adapters/dynamodb/table.ts';

export interface TableServer {
  readonly client: DynamoDBClient;
  readonly url: string;
  /** A new, empty table. */
  freshTable(): Promise<TableAccess>;
  stop(): Promise<void>;
}

/** DynamoDB's protocol over HTTP on a free port, with rows in memory. */
export const startTableServer = async (): Promise<TableServer> => {
  const server = dynalite({ createTableMs: 0 });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the table server has no port');
  const url = `http://127.0.0.1:${address.port}`;
  const client = createDynamoDbClient({
    endpoint: url,
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  return {
    client,
    url,
    freshTable: async () => {
      const access = { client, tableName: `storevoice-${randomUUID()}` };
      await ensureDomainTable(client, access.tableName);
      return access;
    },
    stop: async () => {
      client.destroy();
      server.close();
      await once(server, 'close');
    },
  };
};
