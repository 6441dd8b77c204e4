import type { ApiRequest } from './api-request.ts';

/** Who is in front of the API: nobody, or CloudFront. */
export type ViewerAddressSource = 'connection' | 'cloudfront';

/**
 * The shopper's address. Behind CloudFront it is the entry CloudFront wrote: the second from the right,
 * since API Gateway adds CloudFront's own address last. Entries further left are the client's invention.
 */
export const viewerAddress = (request: ApiRequest, source: ViewerAddressSource): string => {
  const forwarded = (request.headers.get('x-forwarded-for') ?? '').split(',').map((entry) => entry.trim());
  const address = source === 'cloudfront' ? forwarded.at(-2) : request.sourceIp;
  return address || 'unknown';
};
