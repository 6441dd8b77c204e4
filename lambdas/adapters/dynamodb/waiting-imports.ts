import {
  type AttributeValue,
  ConditionalCheckFailedException,
  GetItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import type { Hostname } from '../../contract/hostname.ts';
import { WAITING_LEASE_MS, WaitingImport } from '../../contract/import-run.ts';
import type { ImportLedger } from '../../ports/import-ledger.ts';
import { type TableAccess, unavailable } from './client.ts';
import { domainTable } from './table.ts';

export interface WaitingImports extends Pick<ImportLedger, 'wait' | 'waiting'> {
  /** An import that has begun waits no more. */
  forget(domain: Hostname, importId: string): Promise<void>;
}

const keyOf = (domain: Hostname) => ({ [domainTable.partitionKey]: { S: `waiting#${domain}` } });

const lastHeardOf = ({ updatedAt }: WaitingImport): number => Date.parse(updatedAt);

/** What waits in a row; anything else that stands there is its key and its end. */
const parseRow = (item: Readonly<Record<string, AttributeValue>>): readonly WaitingImport[] =>
  Object.values(unmarshall({ ...item })).flatMap((value) => {
    const { success, data } = WaitingImport.safeParse(value);
    return success ? [data] : [];
  });

/** One row a domain and in it one attribute an import, so that none that wait at once are in each other's way. */
export const createWaitingImports = ({ client, tableName }: TableAccess): WaitingImports => ({
  wait: async (waiting) => {
    const ttl = Math.ceil((lastHeardOf(waiting) + WAITING_LEASE_MS) / 1_000);
    const update = new UpdateItemCommand({
      TableName: tableName,
      Key: keyOf(waiting.domain),
      UpdateExpression: 'SET #id = :waiting, #ttl = :ttl',
      ExpressionAttributeNames: { '#id': waiting.importId, '#ttl': domainTable.timeToLive },
      ExpressionAttributeValues: { ':waiting': { M: marshall(waiting) }, ':ttl': { N: String(ttl) } },
    });
    await client.send(update).catch((error: unknown) => {
      throw unavailable(tableName, error);
    });
  },

  waiting: async (domain, at) => {
    const { Item } = await client
      .send(new GetItemCommand({ TableName: tableName, Key: keyOf(domain), ConsistentRead: true }))
      .catch((error: unknown) => {
        throw unavailable(tableName, error);
      });
    return parseRow(Item ?? {})
      .filter((waiting) => at.getTime() - lastHeardOf(waiting) < WAITING_LEASE_MS)
      .sort((a, b) => Date.parse(a.startedAt) - Date.parse(b.startedAt));
  },

  forget: async (domain, importId) => {
    const update = new UpdateItemCommand({
      TableName: tableName,
      Key: keyOf(domain),
      UpdateExpression: 'REMOVE #id',
      ConditionExpression: 'attribute_exists(#id)',
      ExpressionAttributeNames: { '#id': importId },
    });
    await client.send(update).catch((error: unknown) => {
      if (error instanceof ConditionalCheckFailedException) return;
      throw unavailable(tableName, error);
    });
  },
});
