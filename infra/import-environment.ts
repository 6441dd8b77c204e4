import type {
  DraftEnv,
  EndImportEnv,
  FetchFeedEnv,
  FindDueFeedsEnv,
  ImportChunkEnv,
  NormaliseFeedEnv,
  PatchCatalogEnv,
  StartImportEnv,
} from '../lambdas/env/imports.ts';
import type { DeployConfig } from './config.ts';
import type { DomainTable } from './domain-table.ts';
import type { EmbeddingModel } from './embedding-model.ts';
import type { FeedBucket } from './feed-bucket.ts';
import type { EnvironmentOf } from './function-environment.ts';
import type { ImportNotices } from './import-notices.ts';
import type { ProductSearch } from './product-search.ts';
import type { VectorTable } from './vector-table.ts';

/** What the functions of an import work with. */
export interface ImportParts {
  readonly config: DeployConfig;
  readonly domains: DomainTable;
  readonly feeds: FeedBucket;
  readonly search: ProductSearch;
  readonly embedding: EmbeddingModel;
  readonly vectors: VectorTable;
  readonly notices: ImportNotices;
}

/** What every function around the feed bucket gets. */
const feedEnvironment = (parts: ImportParts) => ({
  LOG_LEVEL: parts.config.logLevel,
  ...parts.domains.environment,
  ...parts.feeds.environment,
});

export const normaliseEnvironment = (parts: ImportParts): EnvironmentOf<typeof NormaliseFeedEnv> => ({
  ...feedEnvironment(parts),
  ...parts.search.environment,
});

export const draftEnvironment = (parts: ImportParts): EnvironmentOf<typeof DraftEnv> => {
  const { EMBEDDING_MODEL, EMBEDDING_DIMENSION } = parts.embedding.environment;
  return {
    ...normaliseEnvironment(parts),
    EMBEDDING_MODEL,
    EMBEDDING_DIMENSION,
  };
};

export const chunkEnvironment = (parts: ImportParts): EnvironmentOf<typeof ImportChunkEnv> => ({
  ...draftEnvironment(parts),
  ...parts.embedding.environment,
  ...parts.vectors.environment,
});

export const startEnvironment = (
  parts: ImportParts,
  stateMachineArn: string,
): EnvironmentOf<typeof StartImportEnv> => ({
  LOG_LEVEL: parts.config.logLevel,
  ...parts.domains.environment,
  ...parts.notices.environment,
  STATE_MACHINE_ARN: stateMachineArn,
});

export const patchEnvironment = (parts: ImportParts): EnvironmentOf<typeof PatchCatalogEnv> => ({
  ...normaliseEnvironment(parts),
  ...parts.notices.environment,
});

export const endEnvironment = (
  parts: ImportParts,
  stateMachineArn: string,
): EnvironmentOf<typeof EndImportEnv> => ({
  ...patchEnvironment(parts),
  STATE_MACHINE_ARN: stateMachineArn,
});

export const fetchEnvironment = (parts: ImportParts): EnvironmentOf<typeof FetchFeedEnv> => ({
  ...feedEnvironment(parts),
  ...parts.notices.environment,
});

export const findDueEnvironment = (
  parts: ImportParts,
  fetchFunctionArn: string,
): EnvironmentOf<typeof FindDueFeedsEnv> => ({
  ...feedEnvironment(parts),
  FETCH_FUNCTION_ARN: fetchFunctionArn,
});
