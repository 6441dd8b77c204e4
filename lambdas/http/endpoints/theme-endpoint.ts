import { paths } from '../../contract/paths.ts';
import { ThemeRequest, type ThemeResponse } from '../../contract/shop/domain.ts';
import { findActiveDomain } from '../../core/shop/active-domain.ts';
import type { DomainStore } from '../../ports/shop/domain-store.ts';
import { type Endpoint, type HandleOptions, handle, type RouteAnswer } from '../handle.ts';
import type { BodyFormat } from '../route.ts';

const QUERY: BodyFormat = { kind: 'query', maxBytes: 0 };
const route = {
  ...paths.theme,
  body: QUERY,
  request: ThemeRequest,
  status: 200,
  audience: 'public',
} as const;

/** A merchant's change shows within minutes, and pages of the shop get an answer up to a day old without waiting. */
const CACHE_CONTROL = 'public, max-age=300, stale-while-revalidate=86400';

export interface ThemeEndpointParts extends Omit<HandleOptions, 'viewerAddress'> {
  readonly domains: DomainStore;
}

/**
 * `GET /api/theme?hostname=…`: the look, language and name of an active shop, the same for every page. Any page may ask,
 * because every visitor of the shop sees them.
 */
export const createThemeEndpoint = (parts: ThemeEndpointParts): Endpoint =>
  handle(
    route,
    async ({ body: { hostname } }): Promise<RouteAnswer<ThemeResponse>> => {
      const { theme, locale, shopName } = await findActiveDomain(parts.domains, hostname);
      return { body: { theme, locale, shopName }, headers: { 'cache-control': CACHE_CONTROL } };
    },
    // This route counts no shoppers, so it needs no address.
    { ...parts, viewerAddress: 'connection' },
  );
