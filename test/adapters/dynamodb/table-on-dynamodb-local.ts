import { randomUUID } from 'node:crypto';
import { createDynamoDbClient, type TableAccess } from '../../../lambdas/adapters/dynamodb/client.ts';
import { ensureDomainTable } from '../../../lambdas/adapters/dynamodb/table.ts';

/** A new, empty table on Amazon's DynamoDB Local, which is stricter than dynalite. */
export const freshTableAt = async (url: string): Promise<TableAccess> => {
  const client = createDynamoDbClient({
    endpoint: url,
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const access = { client, tableName: `storevoice-${randomUUID()}` };
  await ensureDomainTable(client, access.tableName);
  return access;
};
