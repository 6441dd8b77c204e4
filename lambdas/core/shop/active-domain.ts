import { AssistantError } from '../../contract/errors.ts';
import type { DomainConfig } from '../../contract/shop/domain.ts';
import type { Hostname } from '../../contract/shop/hostname.ts';
import type { DomainStore } from '../../ports/shop/domain-store.ts';

/** The domain at an address. Unknown and suspended domains are refused with the same code. */
export const findActiveDomain = async (
  domains: Pick<DomainStore, 'find'>,
  hostname: Hostname,
): Promise<DomainConfig> => {
  const domain = await domains.find(hostname);
  if (domain === undefined) {
    throw new AssistantError(
      'DOMAIN_NOT_FOUND',
      `${hostname} is not registered; register it with: storevoice domain put ${hostname}`,
    );
  }
  const { status, locale } = domain;
  if (status === 'active') return domain;
  throw new AssistantError('DOMAIN_NOT_FOUND', `${domain.hostname} is suspended`, { locale });
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
