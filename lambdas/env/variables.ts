import * as z from 'zod';

/** Any text that is not blank: a name, an ARN. */
export const Name = z.string().trim().min(1);

/** In order: a level writes its own lines and those of the levels after it. */
export const logLevels = ['DEBUG', 'INFO', 'WARN', 'ERROR'] as const;
export const LogLevel = z.enum(logLevels).default('INFO');
export type LogLevel = z.infer<typeof LogLevel>;

/** For functions whose lines have metrics. */
export const MetricsEnv = z.object({
  /** Whether metrics also count for each shop. Default: only for all shops together. */
  SHOP_METRICS: z.stringbool().default(false),
});

/** The search engine of the catalogues. */
export const SearchEnv = z.object({
  /** Set by Lambda itself. */
  AWS_REGION: Name,
  /** Region of the cluster, for which requests are signed. */
  SEARCH_REGION: Name,
  SEARCH_ENDPOINT: z.url({ protocol: /^https?$/ }),
  /** `es` is a managed domain, `aoss` is Serverless, `none` takes unsigned requests. */
  SEARCH_SERVICE: z.enum(['es', 'aoss', 'none']),
  /** Prefix of the names of the deployment's indexes. */
  SEARCH_INDEX_PREFIX: Name,
});

export const EmbeddingEnv = z.object({
  /** Bedrock model of the catalogue's vectors, and their length. */
  EMBEDDING_MODEL: z.enum(['cohere.embed-v4:0', 'amazon.titan-embed-text-v2:0']),
  EMBEDDING_DIMENSION: z.coerce.number().pipe(z.int().positive()),
  /** Inference profile of the model. Default: the model in the function's region. */
  EMBEDDING_PROFILE: Name.optional(),
});
