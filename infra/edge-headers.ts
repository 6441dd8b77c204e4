/** The header by which the distribution shows that a request came through it; `lambdas/http` asks for it. */
export const EDGE_HEADER = 'x-storevoice-edge';

/** The header that carries the host the browser asked for; `lambdas/http` reads it. */
export const VIEWER_HOST_HEADER = 'x-storevoice-host';
