import type { DomainConfig } from '../../contract/domain.ts';
import { AssistantError } from '../../contract/errors.ts';
import { normaliseHostname } from '../../contract/hostname.ts';

/** The shop's address inside an Origin header, any port; `undefined` for what no shop's page sends. */
const hostnameOfOrigin = (origin: string): string | undefined => {
  if (!URL.canParse(origin)) return undefined;
  const { protocol, host } = new URL(origin);
  return protocol === 'https:' || protocol === 'http:' ? normaliseHostname(host) : undefined;
};

/** True when a page of this origin belongs to the domain, by its hostname or an alias. */
export const ownsOrigin = (domain: DomainConfig, origin: string | undefined): boolean => {
  const hostname = origin === undefined ? undefined : hostnameOfOrigin(origin);
  return hostname !== undefined && [domain.hostname, ...domain.aliases].includes(hostname);
};

/** Refuses pages of other sites. A request without an Origin is no browser's and is refused too. */
export const requireOwnOrigin = (domain: DomainConfig, origin: string | undefined): void => {
  if (domain.openAccess || ownsOrigin(domain, origin)) return;
  throw new AssistantError(
    'ORIGIN_MISMATCH',
    origin === undefined
      ? `${domain.hostname} is asked without an Origin header; ask from a page of the shop`
      : `${origin.slice(0, 100)} is not a page of ${domain.hostname}; add its hostname to the domain's aliases`,
    { locale: domain.locale },
  );
};
