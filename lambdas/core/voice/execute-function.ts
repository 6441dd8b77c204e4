import { AssistantError, functionNotFound } from '../../contract/errors.ts';
import type { DomainConfig } from '../../contract/shop/domain.ts';
import { Hostname } from '../../contract/shop/hostname.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { DomainStore } from '../../ports/shop/domain-store.ts';
import type { UsageMeter } from '../../ports/shop/usage-meter.ts';
import type { SessionClaims, SessionTokens } from '../../ports/voice/session-tokens.ts';
import { findActiveDomain } from '../shop/active-domain.ts';
import { requireOwnOrigin, requireSessionNotBlocked } from '../shop/admission.ts';
import { domainMinute, requireUse, sessionMinute } from '../shop/allowances.ts';
import { inLanguage } from '../shop/in-language.ts';
import { askedLocale, type BotFunction, type BotFunctionAnswer } from './bot-function.ts';
import type { BotServices } from './bot-services.ts';
import { createFunctionJournal, type FunctionJournal } from './function-journal.ts';
import type { Mask } from './mask/mask.ts';
import { verifySession } from './session/verify-session.ts';
import { enabledFunctions } from './tools.ts';

interface ExecuteFunctionRequest {
  readonly name: string;
  /** The model's arguments, not parsed. */
  readonly input: unknown;
  /** Our session token, if the request has one. */
  readonly session: string | undefined;
  readonly origin: string | undefined;
}

export interface ExecuteFunctionParts {
  readonly domains: DomainStore;
  readonly tokens: SessionTokens;
  readonly functions: readonly BotFunction[];
  readonly services: BotServices;
  readonly usage: UsageMeter;
  readonly clock: Clock;
  readonly log: Log;
  /** Hides personal data in what a call was about, before it is logged. */
  readonly mask: Mask;
}

/** Executes the model's call if the session permits it. The session, not the arguments, decides the shop. */
export const createExecuteFunction =
  (parts: ExecuteFunctionParts) =>
  async (request: ExecuteFunctionRequest): Promise<BotFunctionAnswer> => {
    const journal = createFunctionJournal(parts, request.name);
    try {
      const answer = await execute(parts, request, journal);
      journal.answered(answer);
      return answer;
    } catch (error) {
      journal.broke(error);
      throw error;
    }
  };

const execute = async (
  parts: ExecuteFunctionParts,
  request: ExecuteFunctionRequest,
  journal: FunctionJournal,
): Promise<BotFunctionAnswer> => {
  const { functions, services } = parts;
  const internal = functions.find(({ name, isInternal }) => isInternal && name === request.name);
  const { domain, claims } = await admit(parts, request, journal).catch((error: unknown) => {
    throw functions.some(({ name }) => name === request.name) ? error : unknownTo(request.name, error);
  });
  const locale = askedLocale(request.input) ?? domain.locale;
  return inLanguage(locale, async () => {
    requireOwnOrigin(domain, request.origin);
    if (claims !== undefined) requireSessionNotBlocked(domain, claims.sessionId);
    await countCall(parts, domain, claims?.sessionId);
    const known = internal ?? enabledFunctions(domain, functions).find(({ name }) => name === request.name);
    if (known === undefined) throw notFound(request.name);
    const call = known.prepare(request.input);
    journal.asked(call.subject);
    return call.run({ domain: { ...domain, locale }, services, claims });
  });
};

/** The session's own limit comes first, so that one session cannot use up the shop's. */
const countCall = async (
  { usage, clock }: ExecuteFunctionParts,
  domain: DomainConfig,
  sessionId: string | undefined,
): Promise<void> => {
  const now = clock();
  const own = sessionId === undefined ? [] : [sessionMinute(domain, sessionId, now)];
  for (const allowance of [...own, domainMinute(domain, now)])
    await requireUse(usage, { allowance, refusal: 'RATE_LIMITED', uses: 'calls of this minute' });
};

const MAX_NAME_SHOWN = 64; // The longest name the model can give a function.

const notFound = (name: string, locale?: DomainConfig['locale']): AssistantError => {
  const code = functionNotFound(name.slice(0, MAX_NAME_SHOWN));
  return new AssistantError(code, code, { locale });
};

/** A name that is not ours is not found, unless its session is over: the name may be of the merchant's own function. */
const unknownTo = (name: string, error: unknown): unknown => {
  if (!(error instanceof AssistantError)) return error;
  return error.code === 'SESSION_EXPIRED' ? error : notFound(name, error.locale);
};

interface Admitted {
  readonly domain: DomainConfig;
  readonly claims: SessionClaims | undefined;
}

/** The domain that this request may use: the session's, or without a session a named domain with open access. */
const admit = async (
  { tokens, domains }: ExecuteFunctionParts,
  request: ExecuteFunctionRequest,
  journal: FunctionJournal,
): Promise<Admitted> => {
  const named = request.session === undefined ? namedHostname(request.input) : undefined;
  if (named !== undefined) {
    const domain = await findActiveDomain(domains, named);
    journal.belongsTo({ domain: domain.hostname });
    if (domain.openAccess) return { domain, claims: undefined };
    return inLanguage(domain.locale, async () => {
      await verifySession(tokens, undefined);
      return { domain, claims: undefined };
    });
  }
  const claims = await verifySession(tokens, request.session);
  journal.belongsTo({ domain: claims.hostname, sessionId: claims.sessionId });
  return { domain: await findActiveDomain(domains, claims.hostname), claims };
};

const namedHostname = (input: unknown): Hostname | undefined => {
  if (typeof input !== 'object' || input === null || !('hostname' in input)) return undefined;
  const parsed = Hostname.safeParse(input.hostname);
  if (parsed.success) return parsed.data;
  throw new AssistantError(
    'INVALID_REQUEST',
    `hostname: ${JSON.stringify(input.hostname)?.slice(0, 80)} is not a host name; write it like shop.example.com`,
  );
};
