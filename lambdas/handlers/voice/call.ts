import { createSchedulerClient, createSchedulerHangUpTimer } from '../../adapters/scheduler/hang-up-timer.ts';
import { openingsOf } from '../../deployed/conversations.ts';
import { CallEnv } from '../../env/conversation.ts';
import { readEnv } from '../../env.ts';
import { createCallEndpoint } from '../../http/endpoints.ts';

const env = readEnv(CallEnv);

export const handler = createCallEndpoint({
  ...openingsOf(env),
  hangUps: createSchedulerHangUpTimer({
    client: createSchedulerClient(),
    functionArn: env.HANG_UP_FUNCTION_ARN,
    roleArn: env.HANG_UP_ROLE_ARN,
    group: env.HANG_UP_GROUP,
    deadLettersArn: env.HANG_UP_DEAD_LETTERS_ARN,
  }),
});
