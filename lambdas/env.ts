import * as z from 'zod';
import { describeIssues } from './contract/issues.ts';

const name = z.string().trim().min(1);
const optionalUrl = z.url({ protocol: /^https?$/ }).optional();

const LogLevel = z.enum(['DEBUG', 'INFO', 'WARN', 'ERROR']).default('INFO');

export const ThemeEnv = z.object({
  LOG_LEVEL: LogLevel,
  /** DynamoDB table of domains and usage. */
  TABLE_NAME: name,
  /** Secrets Manager: JSON of the header values that only our distribution sends. Default: not checked. */
  EDGE_SECRET_ID: name.optional(),
});
export type ThemeEnv = z.infer<typeof ThemeEnv>;

/** What every function of a conversation needs. */
const ApiEnv = z.object({
  ...ThemeEnv.shape,
  /** Secrets Manager: JSON of the keys that sign and verify sessions. */
  SIGNING_SECRET_ID: name,
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

/** Where catalogues are searched and built. */
const SearchEnv = z.object({
  /** Set by Lambda itself. */
  AWS_REGION: name,
  /** Of the cluster, which requests to it are signed for. */
  SEARCH_REGION: name,
  SEARCH_ENDPOINT: z.url({ protocol: /^https?$/ }),
  /** `es` is a managed domain, `aoss` is Serverless, `none` takes unsigned requests. */
  SEARCH_SERVICE: z.enum(['es', 'aoss', 'none']),
  /** How the names of the deployment's indexes begin. */
  SEARCH_INDEX_PREFIX: name,
});

const EmbeddingEnv = z.object({
  /** Bedrock model that made the catalogue's vectors, and their length. */
  EMBEDDING_MODEL: z.enum(['cohere.embed-v4:0', 'amazon.titan-embed-text-v2:0']),
  EMBEDDING_DIMENSION: z.coerce.number().pipe(z.int().positive()),
  /** Inference profile to call the model through. Default: the model in the own region. */
  EMBEDDING_PROFILE: name.optional(),
});

export const BotExecuteEnv = z.object({
  ...ApiEnv.shape,
  ...SearchEnv.shape,
  ...EmbeddingEnv.shape,
});
export type BotExecuteEnv = z.infer<typeof BotExecuteEnv>;

/** What every function around the feed bucket needs. */
const FeedEnv = z.object({
  LOG_LEVEL: LogLevel,
  /** DynamoDB table of domains and imports. */
  TABLE_NAME: name,
  /** Feeds, reports, and the pieces of imports under way. */
  FEED_BUCKET: name,
});

/** Where people are told of what they have to act on. */
const NoticeEnv = z.object({ NOTICE_TOPIC_ARN: name });

const ExecutionEnv = z.object({ STATE_MACHINE_ARN: name });

export const NormaliseFeedEnv = z.object({ ...FeedEnv.shape, ...SearchEnv.shape });
export type NormaliseFeedEnv = z.infer<typeof NormaliseFeedEnv>;

export const StartImportEnv = z.object({
  LOG_LEVEL: LogLevel,
  TABLE_NAME: name,
  ...NoticeEnv.shape,
  ...ExecutionEnv.shape,
});
export type StartImportEnv = z.infer<typeof StartImportEnv>;

/** Opens and publishes drafts; the embedder is named in them, not called. */
export const DraftEnv = z.object({
  ...FeedEnv.shape,
  ...SearchEnv.shape,
  ...EmbeddingEnv.omit({ EMBEDDING_PROFILE: true }).shape,
});
export type DraftEnv = z.infer<typeof DraftEnv>;

export const ImportChunkEnv = z.object({
  ...FeedEnv.shape,
  ...SearchEnv.shape,
  ...EmbeddingEnv.shape,
  /** DynamoDB table of vectors made before. */
  VECTOR_TABLE_NAME: name,
});
export type ImportChunkEnv = z.infer<typeof ImportChunkEnv>;

export const EndImportEnv = z.object({
  ...FeedEnv.shape,
  ...SearchEnv.shape,
  ...NoticeEnv.shape,
  ...ExecutionEnv.shape,
});
export type EndImportEnv = z.infer<typeof EndImportEnv>;

export const PatchCatalogEnv = z.object({ ...FeedEnv.shape, ...SearchEnv.shape, ...NoticeEnv.shape });
export type PatchCatalogEnv = z.infer<typeof PatchCatalogEnv>;

export const FetchFeedEnv = z.object({ ...FeedEnv.shape, ...NoticeEnv.shape });
export type FetchFeedEnv = z.infer<typeof FetchFeedEnv>;

export const FindDueFeedsEnv = z.object({
  ...FeedEnv.shape,
  /** The function that fetches one shop's feed. */
  FETCH_FUNCTION_ARN: name,
});
export type FindDueFeedsEnv = z.infer<typeof FindDueFeedsEnv>;

/** The process's environment as a schema describes it. An empty variable counts as one that is not set. */
export const readEnv = <Schema extends z.ZodType>(schema: Schema): z.infer<Schema> => {
  const given = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ''));
  // Read once: compiling the schema for speed would take longer.
  const parsed = schema.safeParse(given, { jitless: true });
  if (parsed.success) return parsed.data;
  throw new Error(`The environment is not complete: ${describeIssues(parsed.error)}`);
};
