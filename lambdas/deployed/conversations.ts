import type * as z from 'zod';
import { createDynamoDbDomainStore } from '../adapters/dynamodb/domain-store.ts';
import { createDynamoDbClient } from '../adapters/dynamodb/table.ts';
import { createDynamoDbUsageMeter } from '../adapters/dynamodb/usage-meter.ts';
import { createJoseSessionTokens } from '../adapters/jose/session-tokens.ts';
import { createOpenAiRealtimeSessions } from '../adapters/openai/realtime-sessions.ts';
import { createPowertoolsLog } from '../adapters/powertools/log.ts';
import {
  createSecretsManagerClient,
  type SecretsManagerAccess,
} from '../adapters/secrets-manager/secret-reader.ts';
import {
  createEdgeSecrets,
  createOpenAiSecrets,
  createSigningSecrets,
} from '../adapters/secrets-manager/secrets.ts';
import { deployedDomains } from '../core/shop/active-domain.ts';
import type { ApiEnv, OpeningEnv } from '../env/conversation.ts';
import { createRequestLog } from '../http/request-log.ts';

/** What the functions behind the API have in common. */
export const conversationsOf = (env: z.infer<typeof ApiEnv>) => {
  const clock = () => new Date();
  const table = { client: createDynamoDbClient(), tableName: env.TABLE_NAME };
  const secretsManager: SecretsManagerAccess = { client: createSecretsManagerClient(), clock };
  const secrets = createSigningSecrets({ ...secretsManager, signingSecretId: env.SIGNING_SECRET_ID });
  const parts = {
    domains: deployedDomains(createDynamoDbDomainStore({ ...table, clock }), { connection: env.CONNECTION }),
    usage: createDynamoDbUsageMeter(table),
    tokens: createJoseSessionTokens({ secrets, clock }),
    secrets,
    edgeSecrets: createEdgeSecrets({ ...secretsManager, edgeSecretId: env.EDGE_SECRET_ID }),
    viewerAddress: env.VIEWER_ADDRESS,
    publicUrl: env.PUBLIC_URL,
    clock,
    log: createRequestLog(createPowertoolsLog({ level: env.LOG_LEVEL, shopMetrics: env.SHOP_METRICS })),
  };
  return { parts, table, secretsManager };
};

/** What the functions that open conversations have beside that. */
export const openingsOf = (env: z.infer<typeof OpeningEnv>) => {
  const { parts, secretsManager } = conversationsOf(env);
  return {
    ...parts,
    realtime: createOpenAiRealtimeSessions({
      secrets: createOpenAiSecrets({ ...secretsManager, openAiSecretId: env.OPENAI_SECRET_ID }),
      baseUrl: env.OPENAI_BASE_URL,
      transcriptionModel: env.TRANSCRIPTION_MODEL,
    }),
    defaults: { model: env.REALTIME_MODEL, voice: env.REALTIME_VOICE },
  };
};
