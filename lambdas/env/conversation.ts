import * as z from 'zod';
import { MinutePrices } from '../contract/voice/minute-prices.ts';
import { EmbeddingEnv, LogLevel, MetricsEnv, Name, SearchEnv } from './variables.ts';

const OptionalUrl = z.url({ protocol: /^https?$/ }).optional();

export const ThemeEnv = z.object({
  LOG_LEVEL: LogLevel,
  /** DynamoDB table of domains and usage. */
  TABLE_NAME: Name,
  /** Secrets Manager: JSON of the header values that only our distribution sends. Default: no check. */
  EDGE_SECRET_ID: Name.optional(),
});

/** The variables of every function of a conversation. */
export const ApiEnv = z.object({
  ...ThemeEnv.shape,
  ...MetricsEnv.shape,
  /** Secrets Manager: JSON of the keys that sign and verify sessions. */
  SIGNING_SECRET_ID: Name,
  /** The source of a shopper's address. */
  VIEWER_ADDRESS: z.enum(['connection', 'cloudfront']).default('connection'),
  /** How all shops connect. Default: as each of them chose. */
  CONNECTION: z.enum(['direct', 'brokered']).optional(),
  /** The address of the deployment. Default: the host that the browser asked for. */
  PUBLIC_URL: OptionalUrl,
});

const OpenAiEnv = z.object({
  LOG_LEVEL: LogLevel,
  /** Secrets Manager: OpenAI's API key. */
  OPENAI_SECRET_ID: Name,
  /** Any server that speaks the Realtime API. Default: OpenAI. */
  OPENAI_BASE_URL: OptionalUrl,
  TRANSCRIPTION_MODEL: Name.optional(),
});

/** For functions that open conversations. */
export const OpeningEnv = z.object({
  ...ApiEnv.shape,
  ...OpenAiEnv.shape,
  REALTIME_MODEL: Name.default('gpt-realtime-2.1'),
  REALTIME_VOICE: Name.default('marin'),
});

export const TokenEnv = z.object({
  ...OpeningEnv.shape,
  /** What a minute costs, by model: `gpt-realtime=0.10/0.02`. Default: OpenAI's list prices. */
  MINUTE_PRICES: MinutePrices,
});

export const CallEnv = z.object({
  ...OpeningEnv.shape,
  /** The function that ends a call, the role by which EventBridge Scheduler invokes it, and the schedule group. */
  HANG_UP_FUNCTION_ARN: Name,
  HANG_UP_ROLE_ARN: Name,
  HANG_UP_GROUP: Name,
  /** SQS queue of the hang-ups that could not be delivered. */
  HANG_UP_DEAD_LETTERS_ARN: Name,
});

export const HangUpEnv = z.object({
  ...OpenAiEnv.shape,
  ...MetricsEnv.shape,
  /** DynamoDB table of domains and usage. */
  TABLE_NAME: Name,
});

export const BotExecuteEnv = z.object({ ...ApiEnv.shape, ...SearchEnv.shape, ...EmbeddingEnv.shape });

export const CanaryEnv = z.object({
  LOG_LEVEL: LogLevel,
  /** The address of the deployment, without a slash at the end. */
  SITE_URL: z.url({ protocol: /^https?$/ }),
  /** The shop that is asked, and a question to which its catalogue has products. */
  CANARY_HOST: Name,
  CANARY_QUESTION: Name,
});
