import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { AssistantError } from '../../contract/errors.ts';

const CONNECT_MS = 1_000;
/** A single-item call takes single-digit milliseconds; a shopper waits for two or three of them in a row. */
const REQUEST_MS = 2_000;
const ATTEMPTS = 3;

/** A client that gives up while the shopper still listens. */
export const createDynamoDbClient = (config: DynamoDBClientConfig = {}): DynamoDBClient =>
  new DynamoDBClient({
    maxAttempts: ATTEMPTS,
    requestHandler: {
      connectionTimeout: CONNECT_MS,
      requestTimeout: REQUEST_MS,
      throwOnRequestTimeout: true,
    },
    ...config,
  });

/** Where rows live. */
export interface TableAccess {
  readonly client: DynamoDBClient;
  readonly tableName: string;
}

/** Our word for whatever kept DynamoDB from answering; the cause says what. */
export const unavailable = (tableName: string, cause: unknown): AssistantError =>
  new AssistantError('SERVICE_UNAVAILABLE', `table ${tableName} did not answer`, { cause });
