import type { ApiRequest } from './api-request.ts';

/** Set at the edge from the Host the browser asked for, which the API itself never sees. */
export const VIEWER_HOST_HEADER = 'x-storevoice-host';

const LOCAL_HOST = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/;

/** Where this deployment answers, as the browser that asks knows it; no slash at the end. */
export const publicUrl = (request: ApiRequest, configured: string | undefined): string => {
  if (configured !== undefined) return configured.replace(/\/+$/, '');
  const { headers } = request;
  const host = headers.get(VIEWER_HOST_HEADER) ?? headers.get('host') ?? 'localhost';
  const scheme = LOCAL_HOST.test(host) ? 'http' : 'https';
  const url = `${scheme}://${host}`;
  return URL.canParse(url) ? new URL(url).origin : 'http://localhost';
};
