import type { Hostname } from '../../contract/hostname.ts';
import type { ThemeResponse } from '../../contract/theme.ts';
import type { DomainStore } from '../../ports/domain-store.ts';
import { createFindActiveDomain } from './active-domain.ts';

export type ReadTheme = (hostname: Hostname) => Promise<ThemeResponse>;

/** The look and language of an active domain. Any page may ask: whoever opens the shop sees them anyway. */
export const createReadTheme = ({ domains }: { readonly domains: DomainStore }): ReadTheme => {
  const findActiveDomain = createFindActiveDomain(domains);
  return async (hostname) => {
    const { theme, locale } = await findActiveDomain(hostname);
    return { theme, locale };
  };
};
