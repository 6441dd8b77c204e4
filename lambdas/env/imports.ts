import * as z from 'zod';
import { EmbeddingEnv, SearchEnv } from './search.ts';
import { LogLevel, Name } from './variables.ts';

/** What every function around the feed bucket needs. */
const FeedEnv = z.object({
  LOG_LEVEL: LogLevel,
  /** DynamoDB table of domains and imports. */
  TABLE_NAME: Name,
  /** Feeds, reports, and the pieces of imports under way. */
  FEED_BUCKET: Name,
});

/** Where people are told of what they have to act on. */
const NoticeEnv = z.object({ NOTICE_TOPIC_ARN: Name });

const ExecutionEnv = z.object({ STATE_MACHINE_ARN: Name });

export const NormaliseFeedEnv = z.object({ ...FeedEnv.shape, ...SearchEnv.shape });
export type NormaliseFeedEnv = z.infer<typeof NormaliseFeedEnv>;

export const StartImportEnv = z.object({
  LOG_LEVEL: LogLevel,
  TABLE_NAME: Name,
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
  VECTOR_TABLE_NAME: Name,
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
  FETCH_FUNCTION_ARN: Name,
});
export type FindDueFeedsEnv = z.infer<typeof FindDueFeedsEnv>;
