import { randomUUID } from 'node:crypto';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createDynamoDbClient, type TableAccess } from '../../../lambdas/adapters/dynamodb/table.ts';
import { dynamoDbLocalEngine } from '../../engines/dynamodb-local.ts';
import { ensureDomainTable } from './create-tables.ts';

export interface TableServer {
  readonly client: DynamoDBClient;
  readonly url: string;
  /** A new, empty table. */
  freshTable(): Promise<TableAccess>;
  stop(): Promise<void>;
}

/** Tables on Amazon's DynamoDB Local, which keeps those of each access key and region apart. */
export const startTableServer = async (accessKeyId = 'test'): Promise<TableServer> => {
  const engine = await dynamoDbLocalEngine();
  if (engine.kind === 'missing') throw new Error(engine.why);
  const client = createDynamoDbClient({
    endpoint: engine.url,
    region: 'eu-central-1',
    credentials: { accessKeyId, secretAccessKey: 'test' },
  });
  return {
    client,
    url: engine.url,
    freshTable: async () => {
      const access = { client, tableName: `storevoice-${randomUUID()}` };
      await ensureDomainTable(client, access.tableName);
      return access;
    },
    stop: async () => client.destroy(),
  };
};
