import type { Alarm, IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct, IDependable } from 'constructs';
import { indexPrefix } from '../lambdas/contract/index-prefix.ts';
import type { DeployConfig } from './config.ts';
import type { HandlerFunction } from './handler-function.ts';
import { SearchCollection } from './search-collection.ts';
import { SearchDomain } from './search-domain.ts';
import { ExistingSearch } from './search-existing.ts';

export type SearchEnvironment = Readonly<
  Record<'SEARCH_ENDPOINT' | 'SEARCH_SERVICE' | 'SEARCH_REGION' | 'SEARCH_INDEX_PREFIX', string>
>;

/** What a search shows of itself on the dashboard, by the title of a graph, and what wakes somebody. */
export interface SearchHealth {
  readonly alarms: readonly Alarm[];
  readonly graphs: Readonly<Record<string, readonly IMetric[]>>;
}

/** Where the catalogues are searched, whichever kind of OpenSearch stands behind it. */
export interface ProductSearch {
  readonly environment: SearchEnvironment;
  readonly health: SearchHealth;
  /** Asking questions of published catalogues; writing nothing. */
  grantQuery(handler: HandlerFunction): void;
  /** Building, publishing and dropping catalogues. */
  grantImport(handler: HandlerFunction): void;
}

export interface ProductSearchProps {
  readonly config: DeployConfig;
  /** What a managed domain is created after; see `SearchDomain`. */
  readonly startsAfter: IDependable;
}

/** The search that the configuration chooses. */
export const createProductSearch = (
  scope: Construct,
  id: string,
  { config, startsAfter }: ProductSearchProps,
): ProductSearch => {
  const prefix = indexPrefix(config.stage);
  switch (config.search.kind) {
    case 'domain':
      return new SearchDomain(scope, id, { ...config, ...config.search, prefix, startsAfter });
    case 'serverless':
      return new SearchCollection(scope, id, { ...config, ...config.search, prefix });
    case 'existing':
      return new ExistingSearch(scope, id, { ...config.search, prefix });
  }
};
