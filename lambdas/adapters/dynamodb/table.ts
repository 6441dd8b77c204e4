import {
  CreateTableCommand,
  DescribeTableCommand,
  type DynamoDBClient,
  ResourceInUseException,
} from '@aws-sdk/client-dynamodb';

/** Names the table's owner needs: it creates the table, or checks that it is there. */
export const domainTable = {
  partitionKey: 'pk',
  /** Epoch seconds after which DynamoDB may drop a row. */
  timeToLive: 'ttl',
  /** Only domains are in this index, so that listing them does not read a day's usage counts. */
  domainsIndex: { name: 'domains', partitionKey: 'listed', sortKey: 'pk' },
} as const;

const POLL_MS = 50;
const MAX_POLLS = 200;

/** Creates the table where it does not exist and waits until it answers. For machines without CloudFormation. */
export const ensureDomainTable = async (client: DynamoDBClient, tableName: string): Promise<void> => {
  const { partitionKey, domainsIndex } = domainTable;
  try {
    await client.send(
      new CreateTableCommand({
        TableName: tableName,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [
          { AttributeName: partitionKey, AttributeType: 'S' },
          { AttributeName: domainsIndex.partitionKey, AttributeType: 'S' },
        ],
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
      }),
    );
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error;
  }
  for (let poll = 0; poll < MAX_POLLS; poll += 1) {
    const { Table } = await client.send(new DescribeTableCommand({ TableName: tableName }));
    if (Table?.TableStatus === 'ACTIVE') return;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  throw new Error(`table ${tableName} is not active after ${(POLL_MS * MAX_POLLS) / 1_000} s`);
};
