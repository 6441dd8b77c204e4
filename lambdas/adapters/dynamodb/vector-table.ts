import { CreateTableCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';

/** Names of the table of vectors, which its owner needs. */
export const vectorTable = {
  /** The vector's key. */
  partitionKey: 'pk',
  /** Epoch seconds after which DynamoDB may drop a row. */
  timeToLive: 'ttl',
} as const;

/** Creates the table. For machines without CloudFormation. */
export const createVectorTable = async (client: DynamoDBClient, tableName: string): Promise<void> => {
  const { partitionKey } = vectorTable;
  await client.send(
    new CreateTableCommand({
      TableName: tableName,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [{ AttributeName: partitionKey, AttributeType: 'S' }],
      KeySchema: [{ AttributeName: partitionKey, KeyType: 'HASH' }],
    }),
  );
};
