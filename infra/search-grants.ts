import type { Permission } from './handler-function.ts';

export interface CatalogIndexes {
  readonly domainArn: string;
  readonly prefix: string;
}

const WHY_PATHS =
  'Every publication of a catalogue is an index of its own, made at run time; the star stands below the prefix that only this deployment uses.';

/** Reading published catalogues of a managed domain. */
export const domainQuery = ({ domainArn, prefix }: CatalogIndexes): Permission => ({
  actions: ['es:ESHttpGet', 'es:ESHttpPost'],
  resources: ['_msearch', '_search', '_doc/*'].map((path) => `${domainArn}/${prefix}*/${path}`),
  whyWildcard: WHY_PATHS,
});

/** Building, publishing and dropping catalogues on a managed domain. */
export const domainImport = ({ domainArn, prefix }: CatalogIndexes): Permission => ({
  actions: ['es:ESHttpGet', 'es:ESHttpPost', 'es:ESHttpPut', 'es:ESHttpDelete'],
  resources: [`${prefix}*`, '_aliases'].map((path) => `${domainArn}/${path}`),
  whyWildcard: WHY_PATHS,
});

/** Reaching a serverless collection at all; what may be done there stands in its data access policy. */
export const collectionAccess = (collectionArn: string): Permission => ({
  actions: ['aoss:APIAccessAll'],
  resources: [collectionArn],
});
