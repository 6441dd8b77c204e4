import { AssistantError } from '../../contract/errors.ts';
import type { DomainConfig } from '../../contract/shop/domain.ts';

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
