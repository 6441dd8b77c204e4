import * as z from 'zod';
import { ApiEnv } from './conversation.ts';
import { EmbeddingEnv, SearchEnv } from './search.ts';

export const BotExecuteEnv = z.object({
  ...ApiEnv.shape,
  ...SearchEnv.shape,
  ...EmbeddingEnv.shape,
});
export type BotExecuteEnv = z.infer<typeof BotExecuteEnv>;
