import { DeleteItemCommand, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { shopCounters } from '../../contract/shop/counter-keys.ts';
import type { Hostname } from '../../contract/shop/hostname.ts';
import type { ShopRows } from '../../ports/shop/shop-rows.ts';
import { answered, domainTable, type TableAccess } from './table.ts';

/** Whether there is, or was, a row of this key. */
type Look = (key: string) => Promise<boolean>;

const countWith = async (look: Look, keys: readonly string[]): Promise<number> =>
  (await Promise.all(keys.map(look))).filter(Boolean).length;

const rowsOf = async (look: Look, domain: Hostname, now: Date) => ({
  texts: await countWith(look, [`texts#${domain}`]),
  imports: await countWith(look, [`import#${domain}`, `waiting#${domain}`]),
  counters: await countWith(
    look,
    shopCounters(domain, now).map((key) => `usage#${key}`),
  ),
});

/** Rows by their keys, so that the table is never scanned. */
export const createDynamoDbShopRows = ({ client, tableName: TableName }: TableAccess): ShopRows => {
  const keyOf = (key: string) => ({ [domainTable.partitionKey]: { S: key } });
  const isThere: Look = async (key) => {
    const command = new GetItemCommand({
      TableName,
      Key: keyOf(key),
      ConsistentRead: true,
      ProjectionExpression: '#key',
      ExpressionAttributeNames: { '#key': domainTable.partitionKey },
    });
    return (await answered(TableName, client.send(command))).Item !== undefined;
  };
  const remove: Look = async (key) => {
    const command = new DeleteItemCommand({ TableName, Key: keyOf(key), ReturnValues: 'ALL_OLD' });
    return (await answered(TableName, client.send(command))).Attributes !== undefined;
  };
  return {
    count: (domain, now) => rowsOf(isThere, domain, now),
    remove: (domain, now) => rowsOf(remove, domain, now),
  };
};
