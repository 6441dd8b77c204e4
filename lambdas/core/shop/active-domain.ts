import { AssistantError } from '../../contract/errors.ts';
import type { DomainConfig, ThemeResponse } from '../../contract/shop/domain.ts';
import type { Hostname } from '../../contract/shop/hostname.ts';
import type { DomainStore } from '../../ports/shop/domain-store.ts';

export type FindActiveDomain = (hostname: Hostname) => Promise<DomainConfig>;

/** The domain at an address. Unknown and suspended domains are refused with the same code. */
export const createFindActiveDomain =
  (domains: DomainStore): FindActiveDomain =>
  async (hostname) => {
    const domain = await domains.find(hostname);
    if (domain === undefined) {
      throw new AssistantError(
        'DOMAIN_NOT_FOUND',
        `${hostname} is not registered; register it with: storevoice domain put ${hostname}`,
      );
    }
    if (domain.status === 'suspended') {
      throw new AssistantError('DOMAIN_NOT_FOUND', `${domain.hostname} is suspended`, {
        locale: domain.locale,
      });
    }
    return domain;
  };

interface DeploymentChoices {
  /** How all shops connect. Default: as each of them chose. */
  readonly connection?: DomainConfig['connection'] | undefined;
}

/** Domains of a deployment, where no shop is open to everybody: that is for a demo on one machine. */
export const deployedDomains = (
  domains: DomainStore,
  { connection }: DeploymentChoices = {},
): DomainStore => ({
  ...domains,
  find: async (hostname) => {
    const domain = await domains.find(hostname);
    return domain && { ...domain, openAccess: false, ...(connection && { connection }) };
  },
});

export type ReadTheme = (hostname: Hostname) => Promise<ThemeResponse>;

/** The look, language and name of an active domain. Any page may ask, because every visitor of the shop sees them. */
export const createReadTheme = ({ domains }: { readonly domains: DomainStore }): ReadTheme => {
  const findActiveDomain = createFindActiveDomain(domains);
  return async (hostname) => {
    const { theme, locale, shopName } = await findActiveDomain(hostname);
    return { theme, locale, shopName };
  };
};
