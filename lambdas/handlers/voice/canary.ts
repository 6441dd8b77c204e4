import { createAssistantApi } from '../../adapters/page/assistant-api.ts';
import { createPowertoolsLog } from '../../adapters/powertools/log.ts';
import { createCanary } from '../../core/voice/canary.ts';
import { CanaryEnv } from '../../env/conversation.ts';
import { readEnv } from '../../env.ts';

const env = readEnv(CanaryEnv);

const ask = createCanary({
  api: createAssistantApi(env.SITE_URL),
  clock: () => new Date(),
  log: createPowertoolsLog({ level: env.LOG_LEVEL }),
  hostname: env.CANARY_HOST,
  question: env.CANARY_QUESTION,
});

/** Invoked by EventBridge every five minutes. */
export const handler = async (): Promise<void> => ask();
