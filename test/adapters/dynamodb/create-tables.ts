import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DescribeTableCommand,
  type DynamoDBClient,
  ResourceInUseException,
} from '@aws-sdk/client-dynamodb';
import { domainTable, VECTOR_KEY } from '../../../lambdas/adapters/dynamodb/table.ts';

const POLL_MS = 50;
const MAX_POLLS = 200;

const textAttribute = (AttributeName: string) => ({ AttributeName, AttributeType: 'S' }) as const;

/** Creates a table if it does not exist, and waits until it is active. */
const ensureTable = async (client: DynamoDBClient, input: CreateTableCommandInput): Promise<void> => {
  await client.send(new CreateTableCommand(input)).catch((error: unknown) => {
    if (!(error instanceof ResourceInUseException)) throw error;
  });
  const { TableName } = input;
  for (let poll = 0; poll < MAX_POLLS; poll += 1) {
    const { Table } = await client.send(new DescribeTableCommand({ TableName }));
    if (Table?.TableStatus === 'ACTIVE') return;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  throw new Error(`table ${TableName} is not active after ${(POLL_MS * MAX_POLLS) / 1_000} s`);
};

/** The table that `infra/voice/domain-table.ts` deploys. */
export const ensureDomainTable = (client: DynamoDBClient, tableName: string): Promise<void> => {
  const { partitionKey, domainsIndex } = domainTable;
  return ensureTable(client, {
    TableName: tableName,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [textAttribute(partitionKey), textAttribute(domainsIndex.partitionKey)],
    KeySchema: [{ AttributeName: partitionKey, KeyType: 'HASH' }],
    GlobalSecondaryIndexes: [
      {
        IndexName: domainsIndex.name,
        KeySchema: [
          { AttributeName: domainsIndex.partitionKey, KeyType: 'HASH' },
          { AttributeName: domainsIndex.sortKey, KeyType: 'RANGE' },
        ],
        Projection: { ProjectionType: 'ALL' },
      },
    ],
  });
};

/** The table of vectors that `infra/imports/import-resources.ts` deploys. */
export const createVectorTable = (client: DynamoDBClient, tableName: string): Promise<void> =>
  ensureTable(client, {
    TableName: tableName,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [textAttribute(VECTOR_KEY)],
    KeySchema: [{ AttributeName: VECTOR_KEY, KeyType: 'HASH' }],
  });
