import * as z from 'zod';
import { describeIssues } from './contract/issues.ts';

const name = z.string().trim().min(1);
const optionalUrl = z.url({ protocol: /^https?$/ }).optional();

const LogLevel = z.enum(['DEBUG', 'INFO', 'WARN', 'ERROR']).default('INFO');

/** What every function behind the API needs. */
const ApiEnv = z.object({
  LOG_LEVEL: LogLevel,
  /** DynamoDB table of domains and usage. */
  TABLE_NAME: name,
  /** Secrets Manager: JSON of the keys that sign and verify sessions. */
  SIGNING_SECRET_ID: name,
  /** Secrets Manager: JSON of the header values that only our distribution sends. Default: not checked. */
  EDGE_SECRET_ID: name.optional(),
  /** Where a shopper's address stands. */
  VIEWER_ADDRESS: z.enum(['connection', 'cloudfront']).default('connection'),
  /** Where the deployment answers. Default: the host that the browser asked for. */
  PUBLIC_URL: optionalUrl,
});

const OpenAiEnv = z.object({
  LOG_LEVEL: LogLevel,
  /** Secrets Manager: OpenAI's API key. */
  OPENAI_SECRET_ID: name,
  /** Any server that speaks the Realtime API. Default: OpenAI. */
  OPENAI_BASE_URL: optionalUrl,
  TRANSCRIPTION_MODEL: name.optional(),
});

export const TokenEnv = z.object({
  ...ApiEnv.shape,
  ...OpenAiEnv.shape,
  REALTIME_MODEL: name.default('gpt-realtime-2.1'),
  REALTIME_VOICE: name.default('marin'),
});
export type TokenEnv = z.infer<typeof TokenEnv>;

export const CallEnv = z.object({
  ...TokenEnv.shape,
  /** The function that ends a call, the role that EventBridge Scheduler takes on to invoke it, their group. */
  HANG_UP_FUNCTION_ARN: name,
  HANG_UP_ROLE_ARN: name,
  HANG_UP_GROUP: name,
});
export type CallEnv = z.infer<typeof CallEnv>;

export const HangUpEnv = OpenAiEnv;
export type HangUpEnv = z.infer<typeof HangUpEnv>;

export const BotExecuteEnv = z.object({
  ...ApiEnv.shape,
  /** Set by Lambda itself. */
  AWS_REGION: name,
  SEARCH_ENDPOINT: z.url({ protocol: /^https?$/ }),
  /** `es` is a managed domain, `aoss` is Serverless, `none` takes unsigned requests. */
  SEARCH_SERVICE: z.enum(['es', 'aoss', 'none']),
  /** How the names of the deployment's indexes begin. */
  SEARCH_INDEX_PREFIX: name,
  /** Bedrock model that made the catalogue's vectors, and their length. */
  EMBEDDING_MODEL: z.enum(['cohere.embed-v4:0', 'amazon.titan-embed-text-v2:0']),
  EMBEDDING_DIMENSION: z.coerce.number().pipe(z.int().positive()),
  /** Inference profile to call the model through. Default: the model in the own region. */
  EMBEDDING_PROFILE: name.optional(),
});
export type BotExecuteEnv = z.infer<typeof BotExecuteEnv>;

/** The process's environment as a schema describes it. An empty variable counts as one that is not set. */
export const readEnv = <Schema extends z.ZodType>(schema: Schema): z.infer<Schema> => {
  const given = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new Error(`The environment is not complete: ${describeIssues(parsed.error)}`);
};
