import { shopCounters } from '../../contract/shop/counter-keys.ts';
import type { Hostname } from '../../contract/shop/hostname.ts';
import type { ShopRows } from '../../ports/shop/shop-rows.ts';
import { domainTable, openRows, type TableAccess } from './table.ts';

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

const THERE = { condition: `attribute_exists(#${domainTable.partitionKey})` };

/** Rows by their keys, so that the table is never scanned. */
export const createDynamoDbShopRows = (access: TableAccess): ShopRows => {
  const rows = openRows(access);
  return {
    count: (domain, now) => rowsOf(async (key) => (await rows.get(key)) !== undefined, domain, now),
    remove: (domain, now) => rowsOf((key) => rows.delete(key, THERE), domain, now),
  };
};
