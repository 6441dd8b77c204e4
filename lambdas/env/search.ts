import * as z from 'zod';
import { Name } from './variables.ts';

/** Where catalogues are searched and built. */
export const SearchEnv = z.object({
  /** Set by Lambda itself. */
  AWS_REGION: Name,
  /** Of the cluster, which requests to it are signed for. */
  SEARCH_REGION: Name,
  SEARCH_ENDPOINT: z.url({ protocol: /^https?$/ }),
  /** `es` is a managed domain, `aoss` is Serverless, `none` takes unsigned requests. */
  SEARCH_SERVICE: z.enum(['es', 'aoss', 'none']),
  /** How the names of the deployment's indexes begin. */
  SEARCH_INDEX_PREFIX: Name,
});

export const EmbeddingEnv = z.object({
  /** Bedrock model that made the catalogue's vectors, and their length. */
  EMBEDDING_MODEL: z.enum(['cohere.embed-v4:0', 'amazon.titan-embed-text-v2:0']),
  EMBEDDING_DIMENSION: z.coerce.number().pipe(z.int().positive()),
  /** Inference profile to call the model through. Default: the model in the own region. */
  EMBEDDING_PROFILE: Name.optional(),
});
