import { routes } from '../contract/routes.ts';
import { createReadTheme } from '../core/domain/theme.ts';
import type { DomainStore } from '../ports/domain-store.ts';
import { type Endpoint, type HandleOptions, handle } from './handle.ts';

/** A merchant's change shows within minutes; a shop's pages never wait for an answer that is a day old. */
const CACHE_CONTROL = 'public, max-age=300, stale-while-revalidate=86400';

export interface ThemeEndpointParts extends Omit<HandleOptions, 'viewerAddress'> {
  readonly domains: DomainStore;
}

/** `GET /api/theme?hostname=…`: how a shop's launcher looks, the same for everybody who asks. */
export const createThemeEndpoint = (parts: ThemeEndpointParts): Endpoint => {
  const readTheme = createReadTheme(parts);
  return handle(
    routes.theme,
    async ({ body }) => ({
      body: await readTheme(body.hostname),
      headers: { 'cache-control': CACHE_CONTROL },
    }),
    // Nobody is counted here, so nobody's address is looked for.
    { ...parts, viewerAddress: 'connection' },
  );
};
