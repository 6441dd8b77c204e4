import * as z from 'zod';
import { createBedrockTextEmbedder } from '../lambdas/adapters/bedrock/text-embedder.ts';
import { createOpenSearchCatalogHistory } from '../lambdas/adapters/opensearch/catalog-history.ts';
import { createOpenSearchCatalogPatcher } from '../lambdas/adapters/opensearch/catalog-patcher.ts';
import { createOpenSearchCatalogPrices } from '../lambdas/adapters/opensearch/catalog-prices.ts';
import { createOpenSearchCatalogWriter } from '../lambdas/adapters/opensearch/catalog-writer.ts';
import { createOpenSearch, type OpenSearchAccess } from '../lambdas/adapters/opensearch/client.ts';
import { createOpenSearchProductIndex } from '../lambdas/adapters/opensearch/product-index.ts';
import { indexPrefix } from '../lambdas/contract/index-prefix.ts';
import { describeIssues } from '../lambdas/contract/issues.ts';
import type { DeploymentOptions } from './catalog-options.ts';
import { type CatalogPlace, catalogFolder, createRememberingImport } from './catalog-place.ts';
import { CommandFailure, exitCodes } from './command.ts';

const Deployment = z.object({
  search: z.url({ protocol: /^https?$/, error: 'write the endpoint like https://search-….es.amazonaws.com' }),
  stage: z.string().regex(/^[a-z][a-z0-9-]{0,19}$/, 'write the stage as it was deployed, like prod'),
  model: z.enum(['cohere.embed-v4:0', 'amazon.titan-embed-text-v2:0']),
  dimension: z.coerce.number().pipe(z.literal([256, 512, 1024])),
  profile: z.string().optional(),
});
type Deployment = z.infer<typeof Deployment>;

const PROFILES = {
  'cohere.embed-v4:0': 'global.cohere.embed-v4:0',
  'amazon.titan-embed-text-v2:0': 'none',
} as const;

/** Amazon's endpoints say what they are; any other address is a cluster that takes unsigned requests. */
const accessTo = (endpoint: string, region: string | undefined): OpenSearchAccess => {
  const kind = /\.(es|aoss)\.amazonaws\.com(\.cn)?$/.exec(new URL(endpoint).hostname)?.[1];
  if (kind !== 'es' && kind !== 'aoss') return { node: endpoint, service: 'none' };
  if (region !== undefined) return { node: endpoint, service: kind, region };
  throw new CommandFailure('set AWS_REGION to the region of the deployment', exitCodes.usage);
};

const embedderOf = ({ model, dimension, profile = PROFILES[model] }: Deployment) =>
  createBedrockTextEmbedder({
    model,
    dimension,
    ...(profile === 'none' ? {} : { inferenceProfile: profile }),
  });

interface OpenOptions {
  /** True while the ledger says that nobody else imports: whatever draft is there is dead. */
  readonly isAlone: boolean;
  readonly folder: string | undefined;
}

/** The catalogues of a deployment; vectors are remembered on this machine. */
export const openDeployment = (given: DeploymentOptions, { isAlone, folder }: OpenOptions): CatalogPlace => {
  const parsed = Deployment.safeParse(given, { reportInput: true });
  if (!parsed.success) throw new CommandFailure(describeIssues(parsed.error), exitCodes.usage);
  const { search, stage } = parsed.data;
  const engine = createOpenSearch(accessTo(search, process.env.AWS_REGION));
  const prefix = indexPrefix(stage);
  const embedder = embedderOf(parsed.data);
  const writer = createOpenSearchCatalogWriter({
    engine,
    prefix,
    ...(isAlone ? { abandonedAfterMs: 0 } : {}),
  });
  return {
    folder: search,
    embedder,
    index: createOpenSearchProductIndex({ engine, prefix }),
    importCatalog: createRememberingImport({ writer, embedder, vectors: catalogFolder(folder) }),
    history: createOpenSearchCatalogHistory({ engine, prefix }),
    patcher: createOpenSearchCatalogPatcher({ engine, prefix }),
    prices: createOpenSearchCatalogPrices({ engine, prefix }),
  };
};
