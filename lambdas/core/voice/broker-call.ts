import { AssistantError } from '../../contract/errors.ts';
import type { DomainConfig } from '../../contract/shop/domain.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { DomainStore } from '../../ports/shop/domain-store.ts';
import type { UsageMeter } from '../../ports/shop/usage-meter.ts';
import type { HangUpTimer } from '../../ports/voice/hang-up-timer.ts';
import type {
  BrokeredCall,
  RealtimeSessionSpec,
  RealtimeSessions,
} from '../../ports/voice/realtime-sessions.ts';
import type { SessionClaims, SessionTokens } from '../../ports/voice/session-tokens.ts';
import { findActiveDomain } from '../shop/active-domain.ts';
import { requireOwnOrigin, requireSessionNotBlocked } from '../shop/admission.ts';
import { callAllowance, sessionUse } from '../shop/allowances.ts';
import { asMetrics, NOTHING_SPENT } from '../shop/budget.ts';
import { createCountSpending } from '../shop/count-spending.ts';
import { inLanguage } from '../shop/in-language.ts';
import { withUndo } from '../shop/with-undo.ts';
import type { BotFunction } from './bot-function.ts';
import { sessionSpec, type VoiceDefaults } from './session/session-spec.ts';
import { verifySession } from './session/verify-session.ts';
import { logUpstream } from './upstream.ts';

interface BrokerCallRequest {
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

/** Opens the one call of a session with the real key, and schedules its end at the shop's limit. */
export const createBrokerCall =
  (parts: BrokerCallParts) =>
  async (request: BrokerCallRequest): Promise<BrokeredCall> => {
    const since = parts.clock();
    const claims = await verifySession(parts.tokens, request.session);
    const domain = await findActiveDomain(parts.domains, claims.hostname);
    return inLanguage(domain.locale, async () => {
      requireOwnOrigin(domain, request.origin);
      requireSessionNotBlocked(domain, claims.sessionId);
      requireBrokered(domain);
      return onlyOnce(parts, claims, () => openCall(parts, { domain, claims, request, since }));
    });
  };

const requireBrokered = ({ hostname, connection }: DomainConfig): void => {
  if (connection === 'brokered') return;
  throw new AssistantError(
    'INVALID_REQUEST',
    `calls of ${hostname} go to OpenAI directly; use the realtimeUrl of POST /api/token`,
  );
};

/** Every try reaches OpenAI with the real key, so that failed ones are not given back for ever. */
const CALL_TRIES = 5;

const onlyOnce = async (
  { usage, clock, log }: BrokerCallParts,
  claims: SessionClaims,
  open: () => Promise<BrokeredCall>,
): Promise<BrokeredCall> => {
  const allowance = callAllowance(claims);
  const tries = sessionUse('call', claims.sessionId, CALL_TRIES, clock());
  if ((await usage.count(tries)).kind === 'exhausted') {
    throw new AssistantError(
      'SESSION_EXPIRED',
      `all ${CALL_TRIES} tries to open the call failed; start again`,
    );
  }
  const { kind } = await usage.count(allowance);
  if (kind === 'exhausted') {
    throw new AssistantError(
      'SESSION_EXPIRED',
      'the session has opened its one call; ask POST /api/token for a new one',
    );
  }
  return withUndo(
    {
      log,
      message: 'A failed call could not be given back',
      about: { sessionId: claims.sessionId, domain: claims.hostname },
      undo: () => usage.giveBack(allowance.key),
    },
    open,
  );
};

interface CallToOpen {
  readonly domain: DomainConfig;
  readonly claims: SessionClaims;
  readonly request: BrokerCallRequest;
  /** When the request came. */
  readonly since: Date;
}

/** Later than this the process might be stopped between a call's beginning and the scheduling of its end. */
const LATEST_OPENING_MS = 8_000;

const requireTimeLeft = (since: Date, now: Date): void => {
  if (now.getTime() - since.getTime() <= LATEST_OPENING_MS) return;
  throw new AssistantError(
    'SERVICE_UNAVAILABLE',
    'the table or a secret took too long to open a call after it',
  );
};

const openCall = async (
  parts: BrokerCallParts,
  { domain, claims, request, since }: CallToOpen,
): Promise<BrokeredCall> => {
  const { log } = parts;
  const conversation = { sessionId: claims.sessionId, domain: domain.hostname };
  const longest = claims.plan?.longest ?? NOTHING_SPENT;
  const latest = parts.clock().getTime() + domain.limits.sessionMinutes * 60_000;
  const endsAt = new Date(Math.min(latest, claims.expiresAt.getTime()));
  const call = await withinBudget(parts, { domain, claims, request, since }, async (spec) => {
    requireTimeLeft(since, parts.clock());
    const opened = await logUpstream(log, conversation, () => parts.realtime.broker(spec, request.offerSdp));
    const { callId } = opened;
    await withUndo(
      {
        log,
        message: 'A call whose end is not scheduled could not be ended',
        about: { ...conversation, callId },
        undo: () => parts.realtime.hangUp(callId),
      },
      () => parts.hangUps.schedule({ callId, ...conversation }, endsAt),
    );
    return opened;
  });
  log.info('Call opened', {
    ...conversation,
    callId: call.callId,
    endsAt: endsAt.toISOString(),
    metrics: asMetrics(longest),
  });
  return call;
};

/** Counts a call at its longest while it opens; one that does not open costs nothing. */
const withinBudget = async (
  parts: BrokerCallParts,
  { domain, claims: { sessionId, plan }, request: { shopper } }: CallToOpen,
  open: (spec: RealtimeSessionSpec) => Promise<BrokeredCall>,
): Promise<BrokeredCall> => {
  const spending = createCountSpending(parts);
  const { mode = 'voice', longest = NOTHING_SPENT } = plan ?? {};
  // Given back where it was counted, though a month may end or a clock may be set in between.
  const now = parts.clock();
  await spending.open(domain, longest, now);
  return withUndo(
    {
      log: parts.log,
      message: 'The budget of a failed call could not be given back',
      about: { sessionId, domain: domain.hostname },
      undo: () => spending.giveBack(domain, longest, now),
    },
    () => open(sessionSpec(domain, { shopper, mode }, parts)),
  );
};
