import {
  type AttributeValue,
  DeleteItemCommand,
  type DeleteItemCommandInput,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';
import { Hostname } from '../../contract/shop/hostname.ts';
import { StoredDomain } from '../../contract/shop/stored-domain.ts';
import { answered, domainTable, parseRow, type TableAccess, written } from './table.ts';

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
export type AddressRow = Readonly<z.infer<typeof AddressRow>>;
export type AliasRow = Extract<AddressRow, { kind: 'alias' }>;

export const rowKey = (hostname: Hostname): string => `host#${hostname}`;

const LISTED = 'domain';

export const parseAddressRow = (item: Readonly<Record<string, AttributeValue>>): AddressRow =>
  parseRow(AddressRow, item);

export const listedQuery = {
  IndexName: domainTable.domainsIndex.name,
  KeyConditionExpression: '#listed = :listed',
  ExpressionAttributeNames: { '#listed': domainTable.domainsIndex.partitionKey },
  ExpressionAttributeValues: { ':listed': { S: LISTED } },
} as const;

/** The condition on a row under which it is written or deleted. */
export type RowCondition =
  | { readonly kind: 'absent' }
  | { readonly kind: 'revision'; readonly revision: number }
  /** A pointer of this owner, claimed no later than this. */
  | { readonly kind: 'claimed'; readonly owner: Hostname; readonly by: number };

const expression = (
  condition: RowCondition,
): Pick<
  DeleteItemCommandInput,
  'ConditionExpression' | 'ExpressionAttributeNames' | 'ExpressionAttributeValues'
> => {
  switch (condition.kind) {
    case 'absent':
      return {
        ConditionExpression: 'attribute_not_exists(#key)',
        ExpressionAttributeNames: { '#key': domainTable.partitionKey },
      };
    case 'revision':
      return {
        ConditionExpression: '#revision = :revision',
        ExpressionAttributeNames: { '#revision': 'revision' },
        ExpressionAttributeValues: { ':revision': { N: String(condition.revision) } },
      };
    case 'claimed':
      return {
        ConditionExpression: '#owner = :owner AND #revision <= :by',
        ExpressionAttributeNames: { '#owner': 'owner', '#revision': 'revision' },
        ExpressionAttributeValues: { ':owner': { S: condition.owner }, ':by': { N: String(condition.by) } },
      };
  }
};

const keyOf = (hostname: Hostname) => ({ [domainTable.partitionKey]: { S: rowKey(hostname) } });

const itemOf = (hostname: Hostname, row: AddressRow): Record<string, AttributeValue> => ({
  ...keyOf(hostname),
  ...(row.kind === 'domain' ? { [domainTable.domainsIndex.partitionKey]: { S: LISTED } } : {}),
  ...marshall(row, { removeUndefinedValues: true }),
});

/** Single-item operations on address rows; a write answers false when its condition does not hold. */
export const createAddressRows = ({ client, tableName: TableName }: TableAccess) => ({
  get: async (hostname: Hostname): Promise<AddressRow | undefined> => {
    const command = new GetItemCommand({ TableName, Key: keyOf(hostname), ConsistentRead: true });
    const { Item } = await answered(TableName, client.send(command));
    return Item && parseAddressRow(Item);
  },

  put: async (hostname: Hostname, row: AddressRow, condition: RowCondition): Promise<boolean> => {
    const command = new PutItemCommand({ TableName, Item: itemOf(hostname, row), ...expression(condition) });
    return (await written(TableName, client.send(command))) !== undefined;
  },

  delete: async (hostname: Hostname, condition: RowCondition): Promise<boolean> => {
    const command = new DeleteItemCommand({ TableName, Key: keyOf(hostname), ...expression(condition) });
    return (await written(TableName, client.send(command))) !== undefined;
  },
});
export type AddressRows = ReturnType<typeof createAddressRows>;
