import * as z from 'zod';
import { paths } from '../contract/paths.ts';
import { ThemeRequest, type ThemeResponse } from '../contract/shop/domain.ts';
import type { BotAnswer } from '../contract/voice/bot.ts';
import { TokenRequest, type TokenResponse } from '../contract/voice/token.ts';
import { findActiveDomain } from '../core/shop/active-domain.ts';
import { type BrokerCallParts, createBrokerCall } from '../core/voice/broker-call.ts';
import { createExecuteFunction, type ExecuteFunctionParts } from '../core/voice/execute-function.ts';
import { createStartSession, type StartSessionParts } from '../core/voice/session/start-session.ts';
import { internalFunctions } from '../functions/internal.ts';
import { botFunctions } from '../functions/registry.ts';
import type { DomainStore } from '../ports/shop/domain-store.ts';
import type { Secrets } from '../ports/shop/secrets.ts';
import { type Endpoint, type HandleOptions, handle, type RouteAnswer } from './handle.ts';
import { namedInLog, shopInLog } from './request-log.ts';
import { JSON_BODY } from './route.ts';
import { createPseudonyms } from './shopper.ts';

/** An endpoint's use case without the bot functions, which are ours, and how its requests are read. */
type EndpointParts<UseCase> = Omit<UseCase, 'functions'> & HandleOptions;

/** Those that open a conversation know a shopper by a pseudonym. */
type OpeningParts<UseCase> = EndpointParts<UseCase> & { readonly secrets: Pick<Secrets, 'signingKeys'> };

/** `POST /api/token`: opens a conversation for a page of a registered shop. */
export const createTokenEndpoint = (parts: OpeningParts<StartSessionParts>): Endpoint => {
  const startSession = createStartSession({
    ...parts,
    domains: shopInLog(parts.domains),
    tokens: namedInLog(parts.tokens),
    functions: botFunctions,
  });
  const pseudonyms = createPseudonyms(parts.secrets);
  return handle(
    { ...paths.token, body: JSON_BODY, request: TokenRequest, status: 200 },
    async ({ body, origin, viewerAddress, publicUrl }): Promise<RouteAnswer<TokenResponse>> => ({
      body: await startSession({
        hostname: body.hostname,
        origin,
        ...(await pseudonyms(viewerAddress)),
        callUrl: `${publicUrl}${paths.call.path}`,
      }),
    }),
    parts,
  );
};

/** Chromium's audio offer has about 5 kB; many network interfaces make it a few times longer. */
const MAX_OFFER_BYTES = 64 * 1_024;

/** A browser's WebRTC session description. */
const SdpOffer = z.string().regex(/^v=0\r?\n/, 'is not an SDP offer; it starts with v=0');

/** `POST /api/call`: opens a call for a browser's SDP offer. */
export const createCallEndpoint = (parts: OpeningParts<BrokerCallParts>): Endpoint => {
  const tokens = namedInLog(parts.tokens);
  const brokerCall = createBrokerCall({ ...parts, tokens, functions: botFunctions });
  const pseudonyms = createPseudonyms(parts.secrets);
  return handle(
    { ...paths.call, body: { kind: 'sdp', maxBytes: MAX_OFFER_BYTES }, request: SdpOffer, status: 201 },
    async ({ body, origin, session, viewerAddress }): Promise<RouteAnswer<string>> => {
      const { shopper } = await pseudonyms(viewerAddress);
      const { callId, answerSdp } = await brokerCall({ offerSdp: body, session, origin, shopper });
      // The SDK reads the call's id from the last segment.
      return { body: answerSdp, headers: { location: `${paths.call.path}/${encodeURIComponent(callId)}` } };
    },
    parts,
  );
};

/** `POST /api/bot-execute/{function}`: executes a function that the model called. */
export const createBotExecuteEndpoint = (parts: EndpointParts<ExecuteFunctionParts>): Endpoint => {
  const tokens = namedInLog(parts.tokens);
  const functions = [...botFunctions, ...internalFunctions];
  const executeFunction = createExecuteFunction({ ...parts, tokens, functions });
  return handle(
    // The body holds the arguments, which the bot function reads.
    { ...paths.botExecute, body: JSON_BODY, request: z.looseObject({}), status: 200 },
    async ({ body, parameters, origin, session }): Promise<RouteAnswer<BotAnswer>> => ({
      body: await executeFunction({ name: parameters.function ?? '', input: body, session, origin }),
    }),
    parts,
  );
};

/** A merchant's change shows within minutes, and pages of the shop get an answer up to a day old without waiting. */
const THEME_CACHE = 'public, max-age=300, stale-while-revalidate=86400';

interface ThemeEndpointParts extends Omit<HandleOptions, 'viewerAddress'> {
  readonly domains: DomainStore;
}

/**
 * `GET /api/theme?hostname=…`: the look, language and name of an active shop, the same for every page. Any page may ask,
 * because every visitor of the shop sees them.
 */
export const createThemeEndpoint = (parts: ThemeEndpointParts): Endpoint =>
  handle(
    {
      ...paths.theme,
      body: { kind: 'query', maxBytes: 0 },
      request: ThemeRequest,
      status: 200,
      audience: 'public',
    },
    async ({ body: { hostname } }): Promise<RouteAnswer<ThemeResponse>> => {
      const { theme, locale, shopName } = await findActiveDomain(parts.domains, hostname);
      return { body: { theme, locale, shopName }, headers: { 'cache-control': THEME_CACHE } };
    },
    // This route counts no shoppers, so it needs no address.
    { ...parts, viewerAddress: 'connection' },
  );
