/** The API's routes. The widget's first load reads this file, so it imports nothing. */
export const paths = {
  token: { method: 'POST', path: '/api/token' },
  botExecute: { method: 'POST', path: '/api/bot-execute/{function}' },
  theme: { method: 'GET', path: '/api/theme' },
  call: { method: 'POST', path: '/api/call' },
} as const;

export type RouteName = keyof typeof paths;

/** The one file that merchants name in their pages. Caches keep it briefly; the files that it loads are hashed. */
export const widgetScriptPath = '/widget.js';

/** Folder of the hashed files, which caches keep for ever. */
export const widgetAssetsPath = '/assets/';

/** The header with the secret by which the API knows that a request came through our distribution. */
export const EDGE_HEADER = 'x-storevoice-edge';

/** The header with the host that the browser asked for. The distribution sets it, since the API sees its own host. */
export const VIEWER_HOST_HEADER = 'x-storevoice-host';

/** The header with the browser's address, by the distribution as well. */
export const VIEWER_ADDRESS_HEADER = 'x-storevoice-viewer';
