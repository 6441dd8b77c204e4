import { ConditionalCheckFailedException, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { UsageAllowance, UsageMeter, UsageOutcome } from '../../ports/usage-meter.ts';
import { type TableAccess, unavailable } from './client.ts';
import { domainTable } from './table.ts';

const keyOf = (key: string) => ({ [domainTable.partitionKey]: { S: `usage#${key}` } });

const EXHAUSTED: UsageOutcome = { kind: 'exhausted' };

const countUpdate = ({ key, limit, expiresAt }: UsageAllowance) => ({
  Key: keyOf(key),
  UpdateExpression: 'ADD #used :one SET #ttl = if_not_exists(#ttl, :ttl)',
  ConditionExpression: 'attribute_not_exists(#used) OR #used < :limit',
  ExpressionAttributeNames: { '#used': 'used', '#ttl': domainTable.timeToLive },
  ExpressionAttributeValues: {
    ':one': { N: '1' },
    ':limit': { N: String(limit) },
    ':ttl': { N: String(Math.ceil(expiresAt.getTime() / 1_000)) },
  },
  ReturnValues: 'UPDATED_NEW' as const,
});

const giveBackUpdate = (key: string) => ({
  Key: keyOf(key),
  UpdateExpression: 'ADD #used :minusOne',
  ConditionExpression: '#used > :zero',
  ExpressionAttributeNames: { '#used': 'used' },
  ExpressionAttributeValues: { ':minusOne': { N: '-1' }, ':zero': { N: '0' } },
});

/** Counts in one conditional write each, so that parallel requests never pass a limit together. */
export const createDynamoDbUsageMeter = ({ client, tableName }: TableAccess): UsageMeter => ({
  count: async (allowance) => {
    if (allowance.limit <= 0) return EXHAUSTED;
    try {
      const { Attributes } = await client.send(
        new UpdateItemCommand({ TableName: tableName, ...countUpdate(allowance) }),
      );
      return { kind: 'counted', used: Number(Attributes?.used?.N) };
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return EXHAUSTED;
      throw unavailable(tableName, error);
    }
  },

  giveBack: async (key) => {
    try {
      await client.send(new UpdateItemCommand({ TableName: tableName, ...giveBackUpdate(key) }));
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return;
      throw unavailable(tableName, error);
    }
  },
});
