import {
  type AttributeValue,
  ConditionalCheckFailedException,
  DeleteItemCommand,
  type DeleteItemCommandInput,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';
import { DomainConfig } from '../../contract/domain.ts';
import { AssistantError } from '../../contract/errors.ts';
import { Hostname } from '../../contract/hostname.ts';
import { describeIssues } from '../../contract/issues.ts';
import { type TableAccess, unavailable } from './client.ts';
import { domainTable } from './table.ts';

/** Milliseconds of the write, ever rising for one address: tells a newer write from an older one. */
const Revision = z.int().nonnegative();

/**
 * One row an address. Both kinds share the key, so that an address cannot be two domains' at once. A pointer
 * counts only while its owner's configuration names the address; a left-over one is thus invisible.
 */
const AddressRow = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('domain'),
    revision: Revision,
    /** Members of a later version are dropped, so that a rolled-back deployment still reads its domains. */
    config: DomainConfig.strip(),
  }),
  z.object({ kind: z.literal('alias'), revision: Revision, owner: Hostname }),
]);
export type AddressRow = Readonly<z.infer<typeof AddressRow>>;
export type DomainRow = Extract<AddressRow, { kind: 'domain' }>;
export type AliasRow = Extract<AddressRow, { kind: 'alias' }>;

export const rowKey = (hostname: Hostname): string => `host#${hostname}`;

const LISTED = 'domain';

/** Rows are edges too: people edit tables by hand. */
export const parseAddressRow = (item: Readonly<Record<string, AttributeValue>>): AddressRow => {
  const row = AddressRow.safeParse(unmarshall({ ...item }), { reportInput: true });
  if (row.success) return row.data;
  const key = item[domainTable.partitionKey]?.S;
  throw new AssistantError('SERVICE_UNAVAILABLE', `row ${key} is damaged: ${describeIssues(row.error)}`);
};

export const listedQuery = {
  IndexName: domainTable.domainsIndex.name,
  KeyConditionExpression: '#listed = :listed',
  ExpressionAttributeNames: { '#listed': domainTable.domainsIndex.partitionKey },
  ExpressionAttributeValues: { ':listed': { S: LISTED } },
} as const;

/** What must still be true of a row when it is written or deleted. */
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

/** True when the write was made, false when its condition no longer held. */
const guarded = async (tableName: string, write: () => Promise<unknown>): Promise<boolean> => {
  try {
    await write();
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw unavailable(tableName, error);
  }
};

/** Single-item verbs on address rows; a write answers false when its condition no longer held. */
export const createAddressRows = ({ client, tableName: TableName }: TableAccess) => ({
  get: async (hostname: Hostname): Promise<AddressRow | undefined> => {
    try {
      const Key = keyOf(hostname);
      const { Item } = await client.send(new GetItemCommand({ TableName, Key, ConsistentRead: true }));
      return Item && parseAddressRow(Item);
    } catch (error) {
      throw error instanceof AssistantError ? error : unavailable(TableName, error);
    }
  },

  put: (hostname: Hostname, row: AddressRow, condition: RowCondition): Promise<boolean> =>
    guarded(TableName, () =>
      client.send(new PutItemCommand({ TableName, Item: itemOf(hostname, row), ...expression(condition) })),
    ),

  delete: (hostname: Hostname, condition: RowCondition): Promise<boolean> =>
    guarded(TableName, () =>
      client.send(new DeleteItemCommand({ TableName, Key: keyOf(hostname), ...expression(condition) })),
    ),
});
export type AddressRows = ReturnType<typeof createAddressRows>;
