import {
  type AttributeValue,
  ConditionalCheckFailedException,
  DynamoDBClient,
  type DynamoDBClientConfig,
} from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type * as z from 'zod';
import { AssistantError } from '../../contract/errors.ts';
import { describeIssues } from '../../contract/imports/issues.ts';
import { BODY_MS, limitAnswers, WHILE_A_SHOPPER_LISTENS } from '../aws/requests.ts';

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
export const createDynamoDbClient = (
  config: DynamoDBClientConfig = {},
  bodyMs: number = BODY_MS.shopper,
): DynamoDBClient =>
  limitAnswers(new DynamoDBClient({ ...WHILE_A_SHOPPER_LISTENS, ...config }), {
    maxBytes: MAX_ANSWER_BYTES,
    bodyMs,
  });

export interface TableAccess {
  readonly client: DynamoDBClient;
  readonly tableName: string;
}

/** The failure of a request to DynamoDB; the cause has DynamoDB's or the network's own error. */
export const unavailable = (tableName: string, cause: unknown): AssistantError =>
  new AssistantError('SERVICE_UNAVAILABLE', `table ${tableName} did not answer`, { cause });

export const answered = <Answer>(tableName: string, request: Promise<Answer>): Promise<Answer> =>
  request.catch((error: unknown) => {
    throw unavailable(tableName, error);
  });

/** The answer of a conditional write; `undefined` when its condition did not hold. */
export const written = <Answer>(tableName: string, write: Promise<Answer>): Promise<Answer | undefined> =>
  answered(
    tableName,
    write.catch((error: unknown) => {
      if (error instanceof ConditionalCheckFailedException) return undefined;
      throw error;
    }),
  );

/** A row as plain values; `undefined` when one of them is of a type that nobody knows. */
const plain = (item: Readonly<Record<string, AttributeValue>>): unknown => {
  try {
    return unmarshall({ ...item });
  } catch {
    return undefined;
  }
};

/** A row as its schema describes it. Rows are parsed, since people edit tables by hand. */
export const parseRow = <Schema extends z.ZodType>(
  schema: Schema,
  item: Readonly<Record<string, AttributeValue>>,
): z.infer<Schema> => {
  const row = schema.safeParse(plain(item), { reportInput: true });
  if (row.success) return row.data;
  const key = item[domainTable.partitionKey]?.S;
  throw new AssistantError('SERVICE_UNAVAILABLE', `row ${key} is damaged: ${describeIssues(row.error)}`);
};
