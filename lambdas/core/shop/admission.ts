import { AssistantError } from '../../contract/errors.ts';
import type { DomainConfig } from '../../contract/shop/domain.ts';
import { normaliseHostname } from '../../contract/shop/hostname.ts';

/** The hostname inside an Origin header, without the port; `undefined` for an Origin that is not http(s). */
const hostnameOfOrigin = (origin: string): string | undefined => {
  if (!URL.canParse(origin)) return undefined;
  const { protocol, host } = new URL(origin);
  return protocol === 'https:' || protocol === 'http:' ? normaliseHostname(host) : undefined;
};

/** True when a page of this origin belongs to the domain, by its hostname or an alias. */
const ownsOrigin = (domain: DomainConfig, origin: string | undefined): boolean => {
  const hostname = origin === undefined ? undefined : hostnameOfOrigin(origin);
  return hostname !== undefined && [domain.hostname, ...domain.aliases].includes(hostname);
};

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/** Programs and pages of this machine. Any website can call a running demo, and a key that it has costs money. */
const isOfThisMachine = (origin: string | undefined): boolean =>
  !origin || (URL.canParse(origin) && LOOPBACK.includes(new URL(origin).hostname));

/** Refuses pages of other sites. A request without an Origin does not come from a browser and is refused too. */
export const requireOwnOrigin = (domain: DomainConfig, origin: string | undefined): void => {
  if (ownsOrigin(domain, origin) || (domain.openAccess && isOfThisMachine(origin))) return;
  throw new AssistantError(
    'ORIGIN_MISMATCH',
    origin === undefined
      ? `${domain.hostname} was called without an Origin header; call it from a page of the shop`
      : `${origin.slice(0, 100)} is not a page of ${domain.hostname}; add its hostname to the domain's aliases`,
    { locale: domain.locale },
  );
};

/** Refuses a conversation that the shop has ended. */
export const requireSessionNotBlocked = ({ blocked }: DomainConfig, sessionId: string): void => {
  if (!blocked.sessions.includes(sessionId)) return;
  throw new AssistantError('SESSION_EXPIRED', 'the shop has ended this conversation');
};

/** Refuses an address that the shop turned away. `comesFrom` tells whether the request is from one of some addresses. */
export const requireAddressNotBlocked = (
  { blocked }: DomainConfig,
  comesFrom: (addresses: readonly string[]) => boolean,
): void => {
  if (!comesFrom(blocked.addresses)) return;
  throw new AssistantError('RATE_LIMITED', 'the shop has blocked this address');
};
