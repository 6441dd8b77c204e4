import * as z from 'zod';
import { Hostname } from '../../contract/shop/hostname.ts';
import { StoredDomain } from '../../contract/shop/stored-domain.ts';
import {
  domainTable,
  openRows,
  parseRow,
  type Row,
  type TableAccess,
  type WriteExpressions,
} from './table.ts';

/** Time of the write in milliseconds, always rising for one address. */
const Revision = z.int().nonnegative();

/**
 * One row for each address. Both kinds have the same key, so that an address cannot belong to two domains. A pointer
 * counts only while its owner's configuration names the address, so a pointer left by a crash has no effect.
 */
const AddressRow = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('domain'),
    revision: Revision,
    /** Members of a later version are dropped, so that a rolled-back deployment can read its domains. */
    config: StoredDomain,
  }),
  z.object({ kind: z.literal('alias'), revision: Revision, owner: Hostname }),
]);
type AddressRow = Readonly<z.infer<typeof AddressRow>>;
export type AliasRow = Extract<AddressRow, { kind: 'alias' }>;

export const rowKey = (hostname: Hostname): string => `host#${hostname}`;

const LISTED = 'domain';

export const parseAddressRow = (item: Row): AddressRow => parseRow(AddressRow, item);

export const listedQuery = {
  IndexName: domainTable.domainsIndex.name,
  KeyConditionExpression: '#listed = :listed',
  ExpressionAttributeNames: { '#listed': domainTable.domainsIndex.partitionKey },
  ExpressionAttributeValues: { ':listed': { S: LISTED } },
} as const;

/** Holds for a pointer of this owner, claimed no later than this. */
export const claimedBy = (owner: Hostname, by: number): WriteExpressions => ({
  condition: '#owner = :owner AND #revision <= :by',
  values: { owner, by },
});

/** Single-item operations on address rows; a write answers false when its condition does not hold. */
export const createAddressRows = (access: TableAccess) => {
  const rows = openRows(access);
  return {
    get: async (hostname: Hostname): Promise<AddressRow | undefined> => {
      const item = await rows.get(rowKey(hostname));
      return item && parseAddressRow(item);
    },
    put: (hostname: Hostname, row: AddressRow, condition: WriteExpressions): Promise<boolean> => {
      const listed = row.kind === 'domain' ? { [domainTable.domainsIndex.partitionKey]: LISTED } : {};
      return rows.put(rowKey(hostname), { ...listed, ...row }, condition);
    },
    delete: (hostname: Hostname, condition: WriteExpressions): Promise<boolean> =>
      rows.delete(rowKey(hostname), condition),
  };
};
export type AddressRows = ReturnType<typeof createAddressRows>;
