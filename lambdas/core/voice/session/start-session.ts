import type { DomainConfig } from '../../../contract/shop/domain.ts';
import type { Hostname } from '../../../contract/shop/hostname.ts';
import type { MinutePrices } from '../../../contract/voice/minute-prices.ts';
import type { TokenResponse } from '../../../contract/voice/token.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { Log } from '../../../ports/log.ts';
import type { DomainStore } from '../../../ports/shop/domain-store.ts';
import type { UsageMeter } from '../../../ports/shop/usage-meter.ts';
import type { RealtimeSessionSpec, RealtimeSessions } from '../../../ports/voice/realtime-sessions.ts';
import type { SessionClaims, SessionTokens } from '../../../ports/voice/session-tokens.ts';
import { greetingOf } from '../../phrases/voice.ts';
import { findActiveDomain } from '../../shop/active-domain.ts';
import { requireAddressNotBlocked, requireOwnOrigin } from '../../shop/admission.ts';
import { type CountedUse, domainDay, networkHour, requireUse, shopperHour } from '../../shop/allowances.ts';
import { asMetrics, NOTHING_SPENT } from '../../shop/budget.ts';
import { createCountSpending, type PlannedConversation } from '../../shop/count-spending.ts';
import { inLanguage } from '../../shop/in-language.ts';
import { withUndo } from '../../shop/with-undo.ts';
import type { BotFunction } from '../bot-function.ts';
import { logUpstream } from '../upstream.ts';
import { sessionSpec, type VoiceDefaults } from './session-spec.ts';
import { createSupportCode, type Randomness } from './support-code.ts';

/** Time between the token and the first word: the microphone prompt, the handshake, a slow network. */
const SESSION_GRACE_SECONDS = 120;

interface StartSessionRequest {
  readonly hostname: Hostname;
  readonly origin: string | undefined;
  /** Pseudonym of the shopper's address. */
  readonly shopper: string;
  /** Pseudonym of its network. */
  readonly network: string;
  /** Whether the shopper has one of these addresses. */
  comesFrom(addresses: readonly string[]): boolean;
  /** The address of `POST /api/call`, for brokered calls. */
  readonly callUrl: string;
}

export interface StartSessionParts {
  readonly domains: DomainStore;
  readonly usage: UsageMeter;
  readonly tokens: SessionTokens;
  readonly realtime: RealtimeSessions;
  readonly functions: readonly BotFunction[];
  readonly defaults: VoiceDefaults;
  readonly prices: MinutePrices;
  readonly clock: Clock;
  readonly randomness: Randomness;
  readonly log: Log;
}

/** Opens one conversation: checks the page, counts the session, and answers with all that the widget needs. */
export const createStartSession =
  (parts: StartSessionParts) =>
  async (request: StartSessionRequest): Promise<TokenResponse> => {
    const domain = await findActiveDomain(parts.domains, request.hostname);
    requireOwnOrigin(domain, request.origin);
    return inLanguage(domain.locale, async () => {
      requireAddressNotBlocked(domain, request.comesFrom);
      return counted(parts, sessionAllowances(domain, request, parts.clock()), () =>
        withinBudget(parts, domain, (planned) => open(parts, { domain, request, planned })),
      );
    });
  };

/** A direct conversation is counted at its longest, since only its page can tell its end; a call is counted when it opens. */
const withinBudget = async <Result>(
  parts: StartSessionParts,
  domain: DomainConfig,
  work: (planned: PlannedConversation) => Promise<Result>,
): Promise<Result> => {
  const spending = createCountSpending(parts);
  const opens = domain.connection === 'direct';
  const since = parts.clock();
  const model = domain.model ?? parts.defaults.model;
  const planned = await spending.plan(domain, { model, prices: parts.prices, opens });
  if (!opens) return work(planned);
  return withUndo(
    {
      log: parts.log,
      message: 'The budget of a failed session could not be given back',
      about: { domain: domain.hostname },
      undo: () => spending.giveBack(domain, planned.longest, since),
    },
    () => work(planned),
  );
};

/** The shopper's own limits come first, so that one shopper cannot use up the shop's daily limit. */
const sessionAllowances = (
  domain: DomainConfig,
  { shopper, network }: StartSessionRequest,
  now: Date,
): readonly CountedUse[] => {
  const uses = 'sessions of this period';
  return [
    { allowance: shopperHour(domain, shopper, now), refusal: 'RATE_LIMITED', uses },
    { allowance: networkHour(domain, network, now), refusal: 'RATE_LIMITED', uses },
    { allowance: domainDay(domain, now), refusal: 'QUOTA_EXCEEDED', uses },
  ];
};

/** Counts every use, then works. A failure after a count gives that count back. */
const counted = async <Result>(
  parts: StartSessionParts,
  uses: readonly CountedUse[],
  work: () => Promise<Result>,
): Promise<Result> => {
  const [use, ...others] = uses;
  if (use === undefined) return work();
  await requireUse(parts.usage, use);
  return withUndo(
    {
      log: parts.log,
      message: 'A counted session could not be given back',
      about: {},
      undo: () => parts.usage.giveBack(use.allowance.key),
    },
    () => counted(parts, others, work),
  );
};

interface SessionToOpen {
  readonly domain: DomainConfig;
  readonly request: StartSessionRequest;
  readonly planned: PlannedConversation;
}

const open = async (
  parts: StartSessionParts,
  { domain, request, planned }: SessionToOpen,
): Promise<TokenResponse> => {
  const { shopper } = request;
  const { mode, longest } = planned;
  const spec = sessionSpec(domain, { shopper, mode }, parts);
  const maxSessionSeconds = domain.limits.sessionMinutes * 60;
  const since = parts.clock();
  const claims = {
    sessionId: createSupportCode(parts.randomness),
    hostname: domain.hostname,
    expiresAt: new Date(since.getTime() + (maxSessionSeconds + SESSION_GRACE_SECONDS) * 1_000),
    plan: { since, mode, longest },
  };
  const session = await parts.tokens.issue(claims);
  const connection =
    domain.connection === 'brokered'
      ? { token: session, realtimeUrl: request.callUrl, expiresAt: claims.expiresAt }
      : await mint(parts, spec, claims);
  parts.log.info('Session started', {
    sessionId: claims.sessionId,
    domain: domain.hostname,
    connection: domain.connection,
    model: spec.model,
    functions: spec.tools.length,
    mode,
    metrics: {
      conversations: 1,
      ...asMetrics(domain.connection === 'direct' ? longest : NOTHING_SPENT),
    },
  });
  return {
    token: connection.token,
    instructions: spec.instructions,
    tools: [...spec.tools],
    voice: spec.voice,
    model: spec.model,
    realtimeUrl: connection.realtimeUrl,
    session,
    ...(mode === 'text' && { mode }),
    locale: domain.locale,
    shopName: domain.shopName,
    greeting: greetingOf(domain),
    theme: domain.theme,
    pageTools: domain.pageTools,
    supportCode: claims.sessionId,
    expiresAt: connection.expiresAt.toISOString(),
    maxSessionSeconds,
  };
};

const mint = async (
  { realtime, log }: StartSessionParts,
  spec: RealtimeSessionSpec,
  { sessionId, hostname }: SessionClaims,
) => {
  const { value, expiresAt } = await logUpstream(log, { sessionId, domain: hostname }, () =>
    realtime.create(spec),
  );
  return { token: value, realtimeUrl: realtime.callsUrl, expiresAt };
};
