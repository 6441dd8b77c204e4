import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { AssistantError } from '../../contract/errors.ts';
import { WHILE_A_SHOPPER_LISTENS } from '../aws/patience.ts';

/** A client that gives up while the shopper still listens. */
export const createDynamoDbClient = (config: DynamoDBClientConfig = {}): DynamoDBClient =>
  new DynamoDBClient({ ...WHILE_A_SHOPPER_LISTENS, ...config });

/** Where rows live. */
export interface TableAccess {
  readonly client: DynamoDBClient;
  readonly tableName: string;
}

/** Our word for whatever kept DynamoDB from answering; the cause says what. */
export const unavailable = (tableName: string, cause: unknown): AssistantError =>
  new AssistantError('SERVICE_UNAVAILABLE', `table ${tableName} did not answer`, { cause });
