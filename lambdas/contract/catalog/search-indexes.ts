/**
 * How the names of a deployment's indexes begin, so that several deployments can share a cluster. No stage and no host
 * name holds an underscore: shop.com of stage prod-eu is never taken for eu-shop.com of prod.
 */
export const indexPrefix = (stage: string): string => `storevoice-${stage}_`;
