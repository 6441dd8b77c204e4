import { randomUUID } from 'node:crypto';
import { createDynamoDbDomainStore } from '../../lambdas/adapters/dynamodb/domain-store.ts';
import type { DomainStore } from '../../lambdas/ports/shop/domain-store.ts';
import { ensureDomainTable } from '../adapters/dynamodb/create-tables.ts';
import { startTableServer } from '../adapters/dynamodb/table-server.ts';
import { listenQuietly } from '../dev/realtime/quiet-server.ts';
import { type BedrockStandIn, startBedrockStandIn } from '../engines/bedrock-stand-in.ts';
import { type SchedulerStandIn, startScheduler } from '../stand-ins/scheduler.ts';
import { type SecretsManagerStandIn, startSecretsManager } from '../stand-ins/secrets-manager.ts';

const REGION = 'eu-central-1';

export interface CloudSurroundings {
  readonly secrets: SecretsManagerStandIn;
  readonly scheduler: SchedulerStandIn;
  readonly bedrock: BedrockStandIn;
  readonly domains: DomainStore;
  /** What Lambda sets by itself, and where the services of AWS and OpenAI are found on this machine. */
  readonly variables: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/** The services a deployment talks to, each speaking its real protocol on this machine. */
export const openCloudSurroundings = async (tableName: string): Promise<CloudSurroundings> => {
  // DynamoDB Local keeps tables by access key, so that suites on one engine do not meet.
  const accessKeyId = randomUUID().replaceAll('-', '');
  const [dynamoDb, secrets, scheduler, bedrock, realtime] = await Promise.all([
    startTableServer(accessKeyId),
    startSecretsManager(),
    startScheduler(),
    startBedrockStandIn(),
    listenQuietly(),
  ]);
  const { client } = dynamoDb;
  await ensureDomainTable(client, tableName);
  return {
    secrets,
    scheduler,
    bedrock,
    domains: createDynamoDbDomainStore({ client, tableName, clock: () => new Date() }),
    variables: {
      PATH: process.env.PATH ?? '',
      AWS_REGION: REGION,
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: 'test',
      AWS_SESSION_TOKEN: 'session',
      AWS_LAMBDA_FUNCTION_NAME: 'bundle',
      AWS_ENDPOINT_URL_DYNAMODB: dynamoDb.url,
      AWS_ENDPOINT_URL_SECRETS_MANAGER: secrets.url,
      AWS_ENDPOINT_URL_SCHEDULER: scheduler.url,
      AWS_ENDPOINT_URL_BEDROCK_RUNTIME: bedrock.url,
      OPENAI_BASE_URL: `${realtime.url}/v1`,
    },
    close: async () => {
      await dynamoDb.stop();
      await Promise.all([secrets, scheduler, bedrock, realtime].map((each) => each.close()));
    },
  };
};
