/**
 * Where everything answers. Read by infrastructure, the local server and the widget's first load,
 * so this file imports nothing.
 */
export const paths = {
  token: { method: 'POST', path: '/api/token' },
  botExecute: { method: 'POST', path: '/api/bot-execute/{function}' },
  theme: { method: 'GET', path: '/api/theme' },
  call: { method: 'POST', path: '/api/call' },
} as const;

export type RouteName = keyof typeof paths;

/** The one file merchants name in their pages: short-lived in caches, everything it loads is hashed. */
export const widgetScriptPath = '/widget.js';

/** Folder of the hashed files, cached for ever. */
export const widgetAssetsPath = '/assets/';
