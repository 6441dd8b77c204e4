import { DeleteItemCommand } from '@aws-sdk/client-dynamodb';
import { shopCounters } from '../../contract/shop/counter-keys.ts';
import type { ShopRows } from '../../ports/shop/shop-rows.ts';
import { answered, domainTable, type TableAccess } from './table.ts';

/** Rows by their keys, so that the table is never scanned. */
export const createDynamoDbShopRows = ({ client, tableName: TableName }: TableAccess): ShopRows => {
  const remove = async (key: string): Promise<number> => {
    const Key = { [domainTable.partitionKey]: { S: key } };
    const command = new DeleteItemCommand({ TableName, Key, ReturnValues: 'ALL_OLD' });
    return (await answered(TableName, client.send(command))).Attributes === undefined ? 0 : 1;
  };
  const removeAll = async (keys: readonly string[]): Promise<number> =>
    (await Promise.all(keys.map(remove))).reduce((sum, count) => sum + count, 0);
  return {
    remove: async (domain, now) => ({
      texts: await removeAll([`texts#${domain}`]),
      imports: await removeAll([`import#${domain}`, `waiting#${domain}`]),
      counters: await removeAll(shopCounters(domain, now).map((key) => `usage#${key}`)),
    }),
  };
};
