import {
  type AttributeValue,
  ConditionalCheckFailedException,
  DeleteItemCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import type * as z from 'zod';
import { AssistantError } from '../../contract/errors.ts';
import { describeIssues } from '../../contract/imports/issues.ts';
import { clientsOf, WHILE_A_SHOPPER_LISTENS } from '../aws/requests.ts';

/** Names of the table's keys and index. */
export const domainTable = {
  partitionKey: 'pk',
  /** Epoch seconds after which DynamoDB may drop a row. */
  timeToLive: 'ttl',
  /** Only domains are in this index, so that a list of them does not read usage counts. */
  domainsIndex: { name: 'domains', partitionKey: 'listed', sortKey: 'pk' },
} as const;

export const VECTOR_KEY = 'pk';

/** A batch of 16 MB is DynamoDB's largest answer, and base64 makes it a third longer. */
const MAX_ANSWER_BYTES = 24 * 2 ** 20;

/** A client whose calls fail while the shopper still waits. */
export const createDynamoDbClient = clientsOf(DynamoDBClient, WHILE_A_SHOPPER_LISTENS, MAX_ANSWER_BYTES);

export interface TableAccess {
  readonly client: DynamoDBClient;
  readonly tableName: string;
}

export type Row = Readonly<Record<string, AttributeValue>>;

/** The failure of a request to DynamoDB; the cause has DynamoDB's or the network's own error. */
export const tableUnavailable = (tableName: string, cause: unknown): AssistantError =>
  new AssistantError('SERVICE_UNAVAILABLE', `table ${tableName} did not answer`, { cause });

const answered = <Answer>(tableName: string, request: Promise<Answer>): Promise<Answer> =>
  request.catch((error: unknown) => {
    throw tableUnavailable(tableName, error);
  });

/** The answer of a conditional write; `undefined` when its condition did not hold. */
const written = <Answer>(tableName: string, write: Promise<Answer>): Promise<Answer | undefined> =>
  answered(
    tableName,
    write.catch((error: unknown) => {
      if (error instanceof ConditionalCheckFailedException) return undefined;
      throw error;
    }),
  );

/** What a write says in DynamoDB's expressions: `#revision` is the attribute of this name, `:limit` the value of this one. */
export interface WriteExpressions {
  readonly condition?: string;
  readonly update?: string;
  /** Attributes that are called otherwise than they are said. */
  readonly names?: Readonly<Record<string, string>>;
  readonly values?: Readonly<Record<string, unknown>>;
}

const expressions = ({ condition, update, names, values }: WriteExpressions) => {
  const said = [...`${condition} ${update}`.matchAll(/#(\w+)/gu)].map(([, name = '']) => name);
  const named = said.map((name) => [`#${name}`, names?.[name] ?? name]);
  const valued = Object.entries(values ?? {}).map(([name, value]) => [`:${name}`, value]);
  return {
    ConditionExpression: condition,
    // DynamoDB refuses empty ones.
    ExpressionAttributeNames: named.length > 0 ? Object.fromEntries(named) : undefined,
    ExpressionAttributeValues: valued.length > 0 ? marshall(Object.fromEntries(valued)) : undefined,
  };
};

/** Holds while a row is as it was read; without a revision, while there is none. */
export const unchangedSince = (revision: string | number | undefined): WriteExpressions =>
  revision === undefined
    ? { condition: `attribute_not_exists(#${domainTable.partitionKey})` }
    : { condition: '#revision = :revision', values: { revision } };

/** When DynamoDB may drop a row. */
export const ttlAt = (milliseconds: number): number => Math.ceil(milliseconds / 1_000);

/** The rows of the domain table by their keys, read as they are now. A write whose condition does not hold answers so. */
export const openRows = ({ client, tableName: TableName }: TableAccess) => {
  const keyOf = (key: string) => ({ [domainTable.partitionKey]: { S: key } });
  return {
    get: async (key: string): Promise<Row | undefined> => {
      const command = new GetItemCommand({ TableName, Key: keyOf(key), ConsistentRead: true });
      return (await answered(TableName, client.send(command))).Item;
    },
    put: async (key: string, values: object, said: WriteExpressions = {}): Promise<boolean> => {
      const Item = { ...keyOf(key), ...marshall(values, { removeUndefinedValues: true }) };
      const command = new PutItemCommand({ TableName, Item, ...expressions(said) });
      return (await written(TableName, client.send(command))) !== undefined;
    },
    /** Answers the attributes that it changed. */
    update: async (key: string, said: WriteExpressions): Promise<Row | undefined> => {
      const command = new UpdateItemCommand({
        TableName,
        Key: keyOf(key),
        UpdateExpression: said.update,
        ...expressions(said),
        ReturnValues: 'UPDATED_NEW',
      });
      const answer = await written(TableName, client.send(command));
      return answer && (answer.Attributes ?? {});
    },
    delete: async (key: string, said: WriteExpressions): Promise<boolean> => {
      const command = new DeleteItemCommand({ TableName, Key: keyOf(key), ...expressions(said) });
      return (await written(TableName, client.send(command))) !== undefined;
    },
  };
};

/** A row as plain values; `undefined` when one of them is of a type that nobody knows. */
const plain = (item: Row): unknown => {
  try {
    return unmarshall({ ...item });
  } catch {
    return undefined;
  }
};

/** A row as its schema describes it. Rows are parsed, since people edit tables by hand. */
export const parseRow = <Schema extends z.ZodType>(schema: Schema, item: Row): z.infer<Schema> => {
  const row = schema.safeParse(plain(item), { reportInput: true });
  if (row.success) return row.data;
  const key = item[domainTable.partitionKey]?.S;
  throw new AssistantError('SERVICE_UNAVAILABLE', `row ${key} is damaged: ${describeIssues(row.error)}`);
};
