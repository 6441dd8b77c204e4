import { randomBytes } from 'node:crypto';
import { openingsOf } from '../../deployed/conversations.ts';
import { TokenEnv } from '../../env/conversation.ts';
import { readEnv } from '../../env.ts';
import { createTokenEndpoint } from '../../http/endpoints.ts';

const env = readEnv(TokenEnv);

export const handler = createTokenEndpoint({
  ...openingsOf(env),
  prices: env.MINUTE_PRICES,
  randomness: (count) => randomBytes(count),
});
