/**
 * How the names of a deployment's indexes begin, so that several deployments can share a cluster. No stage and no host
 * name holds an underscore: shop.com of stage prod-eu is never taken for eu-shop.com of prod.
 */
export const indexPrefix = (stage: string): string => `storevoice-${stage}_`;

/** With more variants than this in its live catalogue, a shop's next import gets an index of its own. */
export const SHARED_UP_TO = 5_000;
/** Shards of the index that small shops share. */
export const SHARED_SHARDS = 2;
