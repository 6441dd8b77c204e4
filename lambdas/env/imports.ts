import * as z from 'zod';
import { EmbeddingEnv, LogLevel, MetricsEnv, Name, SearchEnv } from './variables.ts';

/** The variables of every function around the feed bucket. */
export const FeedEnv = z.object({
  LOG_LEVEL: LogLevel,
  /** DynamoDB table of domains and imports. */
  TABLE_NAME: Name,
  /** Bucket of feeds, reports and the working objects of imports. */
  FEED_BUCKET: Name,
});

/** The topic of notices to people. */
const NoticeEnv = z.object({ NOTICE_TOPIC_ARN: Name });

const ExecutionEnv = z.object({ STATE_MACHINE_ARN: Name });

export const NormaliseFeedEnv = z.object({ ...FeedEnv.shape, ...SearchEnv.shape });

export const StartImportEnv = z.object({
  LOG_LEVEL: LogLevel,
  TABLE_NAME: Name,
  ...NoticeEnv.shape,
  ...ExecutionEnv.shape,
});

/** For functions that open and publish drafts, which name the embedder without calling it. */
export const DraftEnv = z.object({
  ...FeedEnv.shape,
  ...SearchEnv.shape,
  ...EmbeddingEnv.omit({ EMBEDDING_PROFILE: true }).shape,
});

export const BeginImportEnv = z.object({
  ...DraftEnv.shape,
  /** Variants of a live catalogue with which a shop shares an index with others; 0 for no sharing. */
  SEARCH_SHARED_UP_TO: z.coerce.number().pipe(z.int().nonnegative()),
  /** Shards of that index. */
  SEARCH_SHARED_SHARDS: z.coerce.number().pipe(z.int().positive()),
});

export const ImportChunkEnv = z.object({
  ...FeedEnv.shape,
  ...SearchEnv.shape,
  ...EmbeddingEnv.shape,
  /** DynamoDB table of vectors that were made before. */
  VECTOR_TABLE_NAME: Name,
});

export const EndImportEnv = z.object({
  ...FeedEnv.shape,
  ...SearchEnv.shape,
  ...NoticeEnv.shape,
  ...ExecutionEnv.shape,
});

export const PatchCatalogEnv = z.object({ ...FeedEnv.shape, ...SearchEnv.shape, ...NoticeEnv.shape });

export const FetchFeedEnv = z.object({ ...FeedEnv.shape, ...NoticeEnv.shape });

export const FindDueFeedsEnv = z.object({
  ...FeedEnv.shape,
  ...MetricsEnv.shape,
  /** The function that fetches one shop's feed. */
  FETCH_FUNCTION_ARN: Name,
});
