import type { DomainConfig } from '../../contract/domain.ts';
import { AssistantError } from '../../contract/errors.ts';
import type { Hostname } from '../../contract/hostname.ts';
import type { DomainStore } from '../../ports/domain-store.ts';

export type FindActiveDomain = (hostname: Hostname) => Promise<DomainConfig>;

/** The domain at an address; an unknown and a suspended one are refused alike. */
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
