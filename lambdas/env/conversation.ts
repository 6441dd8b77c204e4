import * as z from 'zod';
import { LogLevel, Name } from './variables.ts';

const OptionalUrl = z.url({ protocol: /^https?$/ }).optional();

export const ThemeEnv = z.object({
  LOG_LEVEL: LogLevel,
  /** DynamoDB table of domains and usage. */
  TABLE_NAME: Name,
  /** Secrets Manager: JSON of the header values that only our distribution sends. Default: not checked. */
  EDGE_SECRET_ID: Name.optional(),
});
export type ThemeEnv = z.infer<typeof ThemeEnv>;

/** What every function of a conversation needs. */
export const ApiEnv = z.object({
  ...ThemeEnv.shape,
  /** Secrets Manager: JSON of the keys that sign and verify sessions. */
  SIGNING_SECRET_ID: Name,
  /** Where a shopper's address stands. */
  VIEWER_ADDRESS: z.enum(['connection', 'cloudfront']).default('connection'),
  /** Where the deployment answers. Default: the host that the browser asked for. */
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

export const TokenEnv = z.object({
  ...ApiEnv.shape,
  ...OpenAiEnv.shape,
  REALTIME_MODEL: Name.default('gpt-realtime-2.1'),
  REALTIME_VOICE: Name.default('marin'),
});
export type TokenEnv = z.infer<typeof TokenEnv>;

export const CallEnv = z.object({
  ...TokenEnv.shape,
  /** The function that ends a call, the role that EventBridge Scheduler takes on to invoke it, their group. */
  HANG_UP_FUNCTION_ARN: Name,
  HANG_UP_ROLE_ARN: Name,
  HANG_UP_GROUP: Name,
});
export type CallEnv = z.infer<typeof CallEnv>;

export const HangUpEnv = OpenAiEnv;
export type HangUpEnv = z.infer<typeof HangUpEnv>;
