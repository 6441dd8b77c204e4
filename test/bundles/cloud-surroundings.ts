import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDynamoDbClient } from '../../lambdas/adapters/dynamodb/client.ts';
import { createDynamoDbDomainStore } from '../../lambdas/adapters/dynamodb/domain-store.ts';
import { ensureDomainTable } from '../../lambdas/adapters/dynamodb/table.ts';
import type { DomainStore } from '../../lambdas/ports/domain-store.ts';
import { startDynalite } from '../../local/dynalite-server.ts';
import { startRealtimeServer } from '../adapters/openai/realtime-server.ts';
import { type BedrockStandIn, startBedrockStandIn } from '../engines/bedrock-stand-in.ts';
import { type SchedulerStandIn, startScheduler } from '../stand-ins/scheduler.ts';
import { type SecretsManagerStandIn, startSecretsManager } from '../stand-ins/secrets-manager.ts';

const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
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
  const folder = await mkdtemp(join(tmpdir(), 'storevoice-bundles-'));
  const [dynamoDb, secrets, scheduler, bedrock, realtime] = await Promise.all([
    startDynalite(folder),
    startSecretsManager(),
    startScheduler(),
    startBedrockStandIn(),
    startRealtimeServer(),
  ]);
  const client = createDynamoDbClient({ endpoint: dynamoDb.endpoint, region: REGION, credentials });
  await ensureDomainTable(client, tableName);
  return {
    secrets,
    scheduler,
    bedrock,
    domains: createDynamoDbDomainStore({ client, tableName, clock: () => new Date() }),
    variables: {
      PATH: process.env.PATH ?? '',
      AWS_REGION: REGION,
      AWS_ACCESS_KEY_ID: credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
      AWS_SESSION_TOKEN: 'session',
      AWS_LAMBDA_FUNCTION_NAME: 'bundle',
      AWS_ENDPOINT_URL_DYNAMODB: dynamoDb.endpoint,
      AWS_ENDPOINT_URL_SECRETS_MANAGER: secrets.url,
      AWS_ENDPOINT_URL_SCHEDULER: scheduler.url,
      AWS_ENDPOINT_URL_BEDROCK_RUNTIME: bedrock.url,
      OPENAI_BASE_URL: `${realtime.url}/v1`,
    },
    close: async () => {
      client.destroy();
      await Promise.all([dynamoDb, secrets, scheduler, bedrock, realtime].map((each) => each.close()));
      await rm(folder, { recursive: true, force: true });
    },
  };
};
