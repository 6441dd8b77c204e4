import * as z from 'zod';
import { DEFAULT_PROFILES } from '../../infra/config/config.ts';
import { createBedrockTextEmbedder } from '../../lambdas/adapters/bedrock/text-embedder.ts';
import { createOpenSearch, type OpenSearchAccess } from '../../lambdas/adapters/opensearch/client.ts';
import { createOpenSearchProductIndex } from '../../lambdas/adapters/opensearch/search/product-index.ts';
import {
  createOpenSearchCatalogDocuments,
  createOpenSearchCatalogHistory,
  createOpenSearchCatalogPatcher,
} from '../../lambdas/adapters/opensearch/write/catalog-upkeep.ts';
import { createOpenSearchCatalogWriter } from '../../lambdas/adapters/opensearch/write/catalog-writer.ts';
import { indexPrefix } from '../../lambdas/contract/catalog/search-indexes.ts';
import { describeIssues } from '../../lambdas/contract/imports/issues.ts';
import type { CatalogWriter } from '../../lambdas/ports/catalog/catalog-writer.ts';
import { usageError } from '../command.ts';
import type { SearchOptions } from './catalog-options.ts';
import type { CatalogPlace } from './catalog-place.ts';

const Deployment = z.object({
  search: z.url({ protocol: /^https?$/, error: 'write the endpoint like https://search-….es.amazonaws.com' }),
  stage: z.string().regex(/^[a-z][a-z0-9-]{0,19}$/, 'write the stage as it was deployed, like prod'),
  model: z.enum(['cohere.embed-v4:0', 'amazon.titan-embed-text-v2:0']).default('cohere.embed-v4:0'),
  dimension: z.coerce
    .number()
    .pipe(z.literal([256, 512, 1024]))
    .default(1024),
  profile: z.string().optional(),
});
type Deployment = z.infer<typeof Deployment>;

/** An address outside Amazon is a cluster that takes unsigned requests. */
const accessTo = (endpoint: string, region: string | undefined): OpenSearchAccess => {
  // Domains, collections, and collections of the next generation: `<id>.aoss.<region>.on.aws`.
  const amazon = /\.(es|aoss)(?:\.amazonaws\.com(?:\.cn)?|\.[a-z0-9-]+\.on\.aws)$/;
  const kind = amazon.exec(new URL(endpoint).hostname)?.[1];
  if (kind !== 'es' && kind !== 'aoss') return { node: endpoint, service: 'none' };
  if (region !== undefined) return { node: endpoint, service: kind, region };
  throw usageError('set AWS_REGION to the region of the deployment');
};

const bedrockEmbedder = ({ model, dimension, profile = DEFAULT_PROFILES[model] }: Deployment) =>
  createBedrockTextEmbedder({
    model,
    dimension,
    ...(profile === 'none' ? {} : { inferenceProfile: profile }),
  });

interface DeployedCatalogs extends CatalogPlace {
  readonly writer: CatalogWriter;
}

export const openDeployment = ({ stage = 'prod', ...given }: SearchOptions): DeployedCatalogs => {
  const parsed = Deployment.safeParse({ stage, ...given }, { reportInput: true });
  if (!parsed.success) throw usageError(describeIssues(parsed.error));
  const catalogs = {
    engine: createOpenSearch(accessTo(parsed.data.search, process.env.AWS_REGION)),
    prefix: indexPrefix(parsed.data.stage),
  };
  return {
    embedderOf: () => bedrockEmbedder(parsed.data),
    writer: createOpenSearchCatalogWriter(catalogs),
    index: createOpenSearchProductIndex(catalogs),
    history: createOpenSearchCatalogHistory(catalogs),
    patcher: createOpenSearchCatalogPatcher(catalogs),
    documents: createOpenSearchCatalogDocuments(catalogs),
  };
};
