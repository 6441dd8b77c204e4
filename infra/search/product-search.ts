import type { HandlerFunction, Permission } from '../functions/handler-function.ts';
import type { Health } from '../observability/dashboard.ts';

export type SearchEnvironment = Readonly<
  Record<'SEARCH_ENDPOINT' | 'SEARCH_SERVICE' | 'SEARCH_REGION' | 'SEARCH_INDEX_PREFIX', string>
>;

/** The search of the catalogues, on any kind of OpenSearch. */
export interface ProductSearch {
  readonly environment: SearchEnvironment;
  readonly health: Health;
  /** To search published catalogues, not to write. */
  grantQuery(handler: HandlerFunction): void;
  /** To build, publish and drop catalogues. */
  grantImport(handler: HandlerFunction): void;
}

export interface CatalogIndexes {
  readonly domainArn: string;
  readonly prefix: string;
}

const WHY_PATHS =
  'Every publication of a catalogue is an index of its own, made at run time; the star is below the prefix that only this deployment uses.';

export const domainQuery = ({ domainArn, prefix }: CatalogIndexes): Permission => ({
  actions: ['es:ESHttpGet', 'es:ESHttpPost'],
  resources: ['_msearch', '_search', '_doc/*'].map((path) => `${domainArn}/${prefix}*/${path}`),
  whyWildcard: WHY_PATHS,
});

export const domainImport = ({ domainArn, prefix }: CatalogIndexes): Permission => ({
  actions: ['es:ESHttpGet', 'es:ESHttpPost', 'es:ESHttpPut', 'es:ESHttpDelete'],
  resources: [`${prefix}*`, '_aliases'].map((path) => `${domainArn}/${path}`),
  whyWildcard: WHY_PATHS,
});

/** Sends requests to a serverless collection; its data access policy decides which ones are answered. */
export const collectionAccess = (collectionArn: string): Permission => ({
  actions: ['aoss:APIAccessAll'],
  resources: [collectionArn],
});
