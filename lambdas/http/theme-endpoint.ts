import { paths } from '../contract/paths.ts';
import { ThemeRequest, type ThemeResponse } from '../contract/theme.ts';
import { createReadTheme } from '../core/domain/theme.ts';
import type { DomainStore } from '../ports/domain-store.ts';
import { type Endpoint, type HandleOptions, handle, type RouteAnswer } from './handle.ts';
import type { BodyFormat } from './route.ts';

const QUERY: BodyFormat = { kind: 'query', maxBytes: 0 };
const route = {
  ...paths.theme,
  body: QUERY,
  request: ThemeRequest,
  status: 200,
  audience: 'everybody',
} as const;

/** A merchant's change shows within minutes; a shop's pages never wait for an answer that is a day old. */
const CACHE_CONTROL = 'public, max-age=300, stale-while-revalidate=86400';

export interface ThemeEndpointParts extends Omit<HandleOptions, 'viewerAddress'> {
  readonly domains: DomainStore;
}

/** `GET /api/theme?hostname=…`: how a shop's launcher looks, the same for everybody who asks. */
export const createThemeEndpoint = (parts: ThemeEndpointParts): Endpoint => {
  const readTheme = createReadTheme(parts);
  return handle(
    route,
    async ({ body }): Promise<RouteAnswer<ThemeResponse>> => ({
      body: await readTheme(body.hostname),
      headers: { 'cache-control': CACHE_CONTROL },
    }),
    // Nobody is counted here, so nobody's address is looked for.
    { ...parts, viewerAddress: 'connection' },
  );
};
