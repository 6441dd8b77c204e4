import { AssistantError } from '../../contract/errors.ts';
import type { DomainConfig } from '../../contract/shop/domain.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { DomainStore } from '../../ports/shop/domain-store.ts';
import type { UsageMeter } from '../../ports/shop/usage-meter.ts';
import type { HangUpTimer } from '../../ports/voice/hang-up-timer.ts';
import type { BrokeredCall, RealtimeSessions } from '../../ports/voice/realtime-sessions.ts';
import type { SessionClaims, SessionTokens } from '../../ports/voice/session-tokens.ts';
import { createFindActiveDomain } from '../shop/active-domain.ts';
import { inLanguage } from '../shop/in-language.ts';
import { requireOwnOrigin } from '../shop/origin.ts';
import type { BotFunction } from './bot-function.ts';
import { sessionSpec, type VoiceDefaults } from './session-spec.ts';
import { logUpstream } from './upstream.ts';
import { createVerifySession } from './verify-session.ts';

export interface BrokerCallRequest {
  readonly offerSdp: string;
  readonly session: string | undefined;
  readonly origin: string | undefined;
  /** Pseudonym of the shopper's address. */
  readonly shopper: string;
}

export interface BrokerCallParts {
  readonly domains: DomainStore;
  readonly usage: UsageMeter;
  readonly tokens: SessionTokens;
  readonly realtime: RealtimeSessions;
  readonly hangUps: HangUpTimer;
  readonly functions: readonly BotFunction[];
  readonly defaults: VoiceDefaults;
  readonly clock: Clock;
  readonly log: Log;
}

export type BrokerCall = (request: BrokerCallRequest) => Promise<BrokeredCall>;

/** Opens the one call of a session with the real key, and schedules its end at the shop's limit. */
export const createBrokerCall = (parts: BrokerCallParts): BrokerCall => {
  const verifySession = createVerifySession(parts.tokens);
  const findActiveDomain = createFindActiveDomain(parts.domains);
  return async (request) => {
    const claims = await verifySession(request.session);
    const domain = await findActiveDomain(claims.hostname);
    return inLanguage(domain.locale, async () => {
      requireOwnOrigin(domain, request.origin);
      requireBrokered(domain);
      return onlyOnce(parts, claims, () => openCall(parts, { domain, claims, request }));
    });
  };
};

const requireBrokered = ({ hostname, connection }: DomainConfig): void => {
  if (connection === 'brokered') return;
  throw new AssistantError(
    'INVALID_REQUEST',
    `calls of ${hostname} go to OpenAI directly; use the realtimeUrl of POST /api/token`,
  );
};

/** Support codes may repeat after a year; with the expiry time the key is unique. */
const callKey = ({ sessionId, expiresAt }: SessionClaims): string =>
  `call#${sessionId}#${expiresAt.toISOString()}`;

const onlyOnce = async (
  { usage, log }: BrokerCallParts,
  claims: SessionClaims,
  open: () => Promise<BrokeredCall>,
): Promise<BrokeredCall> => {
  const key = callKey(claims);
  const { kind } = await usage.count({ key, limit: 1, expiresAt: claims.expiresAt });
  if (kind === 'exhausted') {
    throw new AssistantError(
      'SESSION_EXPIRED',
      'the session has opened its one call; ask POST /api/token for a new one',
    );
  }
  try {
    return await open();
  } catch (error) {
    await usage.giveBack(key).catch((failure: unknown) => {
      log.warn('A failed call could not be given back', { error: failure, sessionId: claims.sessionId });
    });
    throw error;
  }
};

interface CallToOpen {
  readonly domain: DomainConfig;
  readonly claims: SessionClaims;
  readonly request: BrokerCallRequest;
}

const openCall = async (
  parts: BrokerCallParts,
  { domain, claims, request }: CallToOpen,
): Promise<BrokeredCall> => {
  const { realtime, log } = parts;
  const conversation = { sessionId: claims.sessionId, domain: domain.hostname };
  const call = await logUpstream(log, conversation, () =>
    realtime.broker(sessionSpec(domain, request.shopper, parts), request.offerSdp),
  );
  const longest = parts.clock().getTime() + domain.limits.sessionMinutes * 60_000;
  const endsAt = new Date(Math.min(longest, claims.expiresAt.getTime()));
  try {
    await parts.hangUps.schedule({ callId: call.callId, ...conversation }, endsAt);
  } catch (error) {
    await parts.realtime.hangUp(call.callId); // Without a schedule the call would not end.
    throw error;
  }
  parts.log.info('Call opened', {
    ...conversation,
    callId: call.callId,
    endsAt: endsAt.toISOString(),
  });
  return call;
};
