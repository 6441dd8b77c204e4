import type * as z from 'zod';
import { createBedrockTextEmbedder } from '../adapters/bedrock/text-embedder.ts';
import { createOpenSearch } from '../adapters/opensearch/client.ts';
import type { CatalogsOptions } from '../adapters/opensearch/names.ts';
import type { EmbeddingEnv, SearchEnv } from '../env/variables.ts';

/** The engine of the catalogues, and how the names of their indexes begin. */
export const catalogsOf = (env: z.infer<typeof SearchEnv>): CatalogsOptions => {
  const { SEARCH_ENDPOINT: node, SEARCH_SERVICE: service, SEARCH_REGION: region } = env;
  return { engine: createOpenSearch({ node, service, region }), prefix: env.SEARCH_INDEX_PREFIX };
};

/** The model of the catalogues' vectors. */
export const embedderOf = (env: z.infer<typeof EmbeddingEnv>) =>
  createBedrockTextEmbedder({
    model: env.EMBEDDING_MODEL,
    dimension: env.EMBEDDING_DIMENSION,
    ...(env.EMBEDDING_PROFILE === undefined ? {} : { inferenceProfile: env.EMBEDDING_PROFILE }),
  });
