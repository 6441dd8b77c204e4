import { randomBytes } from 'node:crypto';
import { createDynamoDbDomainStore } from '../../adapters/dynamodb/domain-store.ts';
import { createDynamoDbClient } from '../../adapters/dynamodb/table.ts';
import { createDynamoDbUsageMeter } from '../../adapters/dynamodb/usage-meter.ts';
import { createJoseSessionTokens } from '../../adapters/jose/session-tokens.ts';
import { createOpenAiRealtimeSessions } from '../../adapters/openai/realtime-sessions.ts';
import { createPowertoolsLog } from '../../adapters/powertools/log.ts';
import { createSecretsManagerClient } from '../../adapters/secrets-manager/secret-reader.ts';
import {
  createEdgeSecrets,
  createOpenAiSecrets,
  createSigningSecrets,
} from '../../adapters/secrets-manager/secrets.ts';
import { deployedDomains } from '../../core/shop/active-domain.ts';
import { TokenEnv } from '../../env/conversation.ts';
import { readEnv } from '../../env.ts';
import { createTokenEndpoint } from '../../http/endpoints/token-endpoint.ts';
import { createRequestLog } from '../../http/request-log.ts';

const env = readEnv(TokenEnv);
const clock = () => new Date();
const table = { client: createDynamoDbClient(), tableName: env.TABLE_NAME };
const secretsManager = { client: createSecretsManagerClient(), clock };
const secrets = createSigningSecrets({ ...secretsManager, signingSecretId: env.SIGNING_SECRET_ID });

export const handler = createTokenEndpoint({
  domains: deployedDomains(createDynamoDbDomainStore({ ...table, clock }), { connection: env.CONNECTION }),
  usage: createDynamoDbUsageMeter(table),
  tokens: createJoseSessionTokens({ secrets, clock }),
  realtime: createOpenAiRealtimeSessions({
    secrets: createOpenAiSecrets({ ...secretsManager, openAiSecretId: env.OPENAI_SECRET_ID }),
    baseUrl: env.OPENAI_BASE_URL,
    transcriptionModel: env.TRANSCRIPTION_MODEL,
  }),
  defaults: { model: env.REALTIME_MODEL, voice: env.REALTIME_VOICE },
  prices: env.MINUTE_PRICES,
  secrets,
  edgeSecrets: createEdgeSecrets({ ...secretsManager, edgeSecretId: env.EDGE_SECRET_ID }),
  viewerAddress: env.VIEWER_ADDRESS,
  publicUrl: env.PUBLIC_URL,
  clock,
  randomness: (count) => randomBytes(count),
  log: createRequestLog(createPowertoolsLog({ level: env.LOG_LEVEL, shopMetrics: env.SHOP_METRICS })),
});
