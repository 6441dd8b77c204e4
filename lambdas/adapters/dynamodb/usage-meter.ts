import {
  type AttributeValue,
  UpdateItemCommand,
  type UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import type { Amounts, UsageAllowance, UsageMeter } from '../../ports/shop/usage-meter.ts';
import { domainTable, type TableAccess, unavailable, written } from './table.ts';

type Row = Readonly<Record<string, AttributeValue>>;
const WholeNumber = z.object({ N: z.string().regex(/^-?\d+$/) });

const keyOf = (key: string) => ({ [domainTable.partitionKey]: { S: `usage#${key}` } });

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

/** A prefix keeps an amount's name apart from the row's own attributes. */
const SUM = 'sum_';

const addUpdate = ({ key, expiresAt }: Pick<UsageAllowance, 'key' | 'expiresAt'>, amounts: Amounts) => {
  const entries = Object.entries(amounts).map(([name, amount], at) => ({ name, amount, at }));
  return {
    Key: keyOf(key),
    UpdateExpression: `ADD ${entries.map(({ at }) => `#sum${at} :sum${at}`).join(', ')} SET #ttl = :ttl`,
    ExpressionAttributeNames: {
      '#ttl': domainTable.timeToLive,
      ...Object.fromEntries(entries.map(({ name, at }) => [`#sum${at}`, `${SUM}${name}`])),
    },
    ExpressionAttributeValues: {
      ':ttl': { N: String(Math.ceil(expiresAt.getTime() / 1_000)) },
      ...Object.fromEntries(entries.map(({ amount, at }) => [`:sum${at}`, { N: String(amount) }])),
    },
    ReturnValues: 'UPDATED_NEW' as const,
  };
};

/** Counts by one conditional write, so that parallel requests cannot exceed a limit together. */
export const createDynamoDbUsageMeter = ({ client, tableName }: TableAccess): UsageMeter => {
  const update = (input: Omit<UpdateItemCommandInput, 'TableName'>) =>
    written(tableName, client.send(new UpdateItemCommand({ TableName: tableName, ...input })));
  /** A counter as it was answered; an answer without it says nothing of what was counted. */
  const numberIn = (answer: { readonly Attributes?: Row | undefined }, name: string): number => {
    const found = WholeNumber.safeParse(answer.Attributes?.[name]);
    if (found.success) return Number(found.data.N);
    throw unavailable(tableName, new Error(`the answer has no number "${name}"`));
  };
  return {
    count: async (allowance) => {
      const counted = allowance.limit > 0 ? await update(countUpdate(allowance)) : undefined;
      return counted ? { kind: 'counted', used: numberIn(counted, 'used') } : { kind: 'exhausted' };
    },
    giveBack: async (key) => void (await update(giveBackUpdate(key))),
    add: async (counter, amounts) => {
      const updated = (await update(addUpdate(counter, amounts))) ?? {};
      return Object.fromEntries(
        Object.keys(amounts).map((name) => [name, numberIn(updated, `${SUM}${name}`)]),
      );
    },
  };
};
