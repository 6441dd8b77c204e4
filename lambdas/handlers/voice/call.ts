import { createDynamoDbDomainStore } from '../../adapters/dynamodb/domain-store.ts';
import { createDynamoDbClient } from '../../adapters/dynamodb/table.ts';
import { createDynamoDbUsageMeter } from '../../adapters/dynamodb/usage-meter.ts';
import { createJoseSessionTokens } from '../../adapters/jose/session-tokens.ts';
import { createOpenAiRealtimeSessions } from '../../adapters/openai/realtime-sessions.ts';
import { createPowertoolsLog } from '../../adapters/powertools/log.ts';
import { createSchedulerClient, createSchedulerHangUpTimer } from '../../adapters/scheduler/hang-up-timer.ts';
import { createSecretsManagerClient } from '../../adapters/secrets-manager/secret-reader.ts';
import {
  createEdgeSecrets,
  createOpenAiSecrets,
  createSigningSecrets,
} from '../../adapters/secrets-manager/secrets.ts';
import { deployedDomains } from '../../core/shop/active-domain.ts';
import { CallEnv } from '../../env/conversation.ts';
import { readEnv } from '../../env.ts';
import { createCallEndpoint } from '../../http/endpoints/call-endpoint.ts';
import { createRequestLog } from '../../http/request-log.ts';

const env = readEnv(CallEnv);
const clock = () => new Date();
const table = { client: createDynamoDbClient(), tableName: env.TABLE_NAME };
const secretsManager = { client: createSecretsManagerClient(), clock };
const secrets = createSigningSecrets({ ...secretsManager, signingSecretId: env.SIGNING_SECRET_ID });

export const handler = createCallEndpoint({
  domains: deployedDomains(createDynamoDbDomainStore({ ...table, clock }), { connection: env.CONNECTION }),
  usage: createDynamoDbUsageMeter(table),
  tokens: createJoseSessionTokens({ secrets, clock }),
  realtime: createOpenAiRealtimeSessions({
    secrets: createOpenAiSecrets({ ...secretsManager, openAiSecretId: env.OPENAI_SECRET_ID }),
    baseUrl: env.OPENAI_BASE_URL,
    transcriptionModel: env.TRANSCRIPTION_MODEL,
  }),
  hangUps: createSchedulerHangUpTimer({
    client: createSchedulerClient(),
    functionArn: env.HANG_UP_FUNCTION_ARN,
    roleArn: env.HANG_UP_ROLE_ARN,
    group: env.HANG_UP_GROUP,
    deadLettersArn: env.HANG_UP_DEAD_LETTERS_ARN,
  }),
  defaults: { model: env.REALTIME_MODEL, voice: env.REALTIME_VOICE },
  secrets,
  edgeSecrets: createEdgeSecrets({ ...secretsManager, edgeSecretId: env.EDGE_SECRET_ID }),
  viewerAddress: env.VIEWER_ADDRESS,
  publicUrl: env.PUBLIC_URL,
  clock,
  log: createRequestLog(createPowertoolsLog({ level: env.LOG_LEVEL, shopMetrics: env.SHOP_METRICS })),
});
