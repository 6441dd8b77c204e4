import * as z from 'zod';
import { createDynamoDbDomainStore } from '../../adapters/dynamodb/domain-store.ts';
import { createDynamoDbClient } from '../../adapters/dynamodb/table.ts';
import { createDynamoDbUsageMeter } from '../../adapters/dynamodb/usage-meter.ts';
import { createOpenAiRealtimeSessions } from '../../adapters/openai/realtime-sessions.ts';
import { createPowertoolsLog } from '../../adapters/powertools/log.ts';
import { createSecretsManagerClient } from '../../adapters/secrets-manager/secret-reader.ts';
import { createOpenAiSecrets } from '../../adapters/secrets-manager/secrets.ts';
import { Hostname } from '../../contract/shop/hostname.ts';
import { createHangUp } from '../../core/voice/hang-up.ts';
import { HangUpEnv } from '../../env/conversation.ts';
import { readEnv } from '../../env.ts';

const env = readEnv(HangUpEnv);
const clock = () => new Date();
const table = { client: createDynamoDbClient(), tableName: env.TABLE_NAME };
const HangUpEvent = z.object({
  callId: z.string().min(1),
  sessionId: z.string().optional(),
  domain: Hostname.optional(),
});

const hangUp = createHangUp({
  realtime: createOpenAiRealtimeSessions({
    secrets: createOpenAiSecrets({
      client: createSecretsManagerClient(),
      clock,
      openAiSecretId: env.OPENAI_SECRET_ID,
    }),
    baseUrl: env.OPENAI_BASE_URL,
  }),
  domains: createDynamoDbDomainStore({ ...table, clock }),
  usage: createDynamoDbUsageMeter(table),
  clock,
  log: createPowertoolsLog({ level: env.LOG_LEVEL, shopMetrics: env.SHOP_METRICS }),
});

/** Invoked by EventBridge Scheduler when a brokered call's time is over. */
export const handler = async (event: unknown): Promise<void> => hangUp(HangUpEvent.parse(event));
