import { randomBytes } from 'node:crypto';
import {
  createEmbeddedDomainStore,
  createEmbeddedUsageMeter,
} from '../../lambdas/adapters/embedded/shop-stores.ts';
import type { Store } from '../../lambdas/adapters/embedded/store/store.ts';
import { createEnvironmentSecrets } from '../../lambdas/adapters/environment/secrets.ts';
import { createJoseSessionTokens } from '../../lambdas/adapters/jose/session-tokens.ts';
import { createOpenAiRealtimeSessions } from '../../lambdas/adapters/openai/realtime-sessions.ts';
import { DomainConfig } from '../../lambdas/contract/shop/domain.ts';
import { MinutePrices } from '../../lambdas/contract/voice/minute-prices.ts';
import type { BotServices } from '../../lambdas/core/voice/bot-services.ts';
import { createCheckWords } from '../../lambdas/core/voice/check-words.ts';
import { createMask } from '../../lambdas/core/voice/mask/mask.ts';
import type { ApiResponse } from '../../lambdas/http/api-request.ts';
import {
  createBotExecuteEndpoint,
  createCallEndpoint,
  createThemeEndpoint,
  createTokenEndpoint,
} from '../../lambdas/http/endpoints.ts';
import type { Endpoint, HandleOptions } from '../../lambdas/http/handle.ts';
import { createRequestLog } from '../../lambdas/http/request-log.ts';
import type { DomainStore } from '../../lambdas/ports/shop/domain-store.ts';
import type { UsageMeter } from '../../lambdas/ports/shop/usage-meter.ts';
import type { HangUpTimer } from '../../lambdas/ports/voice/hang-up-timer.ts';
import { freshStore } from '../adapters/embedded/fresh-store.ts';
import type { ListeningRealtimeServer } from '../dev/realtime/listen.ts';
import { listenQuietly } from '../dev/realtime/quiet-server.ts';
import { language } from '../language.ts';
import { apiEvent, type EventParts } from './events.ts';
import { createLogLines } from './log-lines.ts';
import { silentMerchant } from './silent-merchant.ts';

/** Says back what it was asked, so that a test sees which shop and which words arrived. */
export const echo: BotServices = {
  search: async ({ hostname }, { query }) => ({
    success: true,
    response: `${hostname}: ${query}`,
    products: [],
    searchType: 'lexical',
    status: 'none',
  }),
  productInfo: async (_, { productId, variantId }) => ({
    success: false,
    response: `${typeof productId}/${typeof variantId}`,
    error: 'PRODUCT_NOT_FOUND',
  }),
  compareProducts: async (_, items) => ({
    success: false,
    response: `${items.length} items`,
    error: 'PRODUCT_NOT_FOUND',
  }),
  recommendProducts: async (_, { kind }) => ({ success: true, response: kind, products: [] }),
  storeInfo: async (_, question) => ({ success: true, response: `asked: ${question}`, status: 'unknown' }),
  checkWords: createCheckWords(language),
  endConversation: async () => {},
  merchant: silentMerchant,
};

export interface ShopApiOptions extends Partial<HandleOptions> {
  readonly services?: BotServices;
  readonly hangUps?: HangUpTimer;
  /** Default: the Realtime server that runs beside. */
  readonly openAiUrl?: string;
  /** Default: as in a deployment. */
  readonly openAiTimeoutMs?: number;
}

export interface ShopApi {
  readonly domains: DomainStore;
  readonly usage: UsageMeter;
  readonly token: Endpoint;
  readonly botExecute: Endpoint;
  readonly theme: Endpoint;
  readonly call: Endpoint;
  readonly lines: ReturnType<typeof createLogLines>['lines'];
  /** Moves the API's clock. */
  passSeconds(seconds: number): void;
  save(config: Readonly<Record<string, unknown>>): Promise<void>;
}

/** The Realtime server that many shop APIs share, each with a store of its own. */
export interface Surroundings {
  readonly realtimeUrl: string;
  openApi(options?: ShopApiOptions): Promise<ShopApi>;
  close(): Promise<void>;
}

/** Far from the ends of an hour and a day, so that no test straddles one. */
const START = new Date('2026-11-22T10:20:00Z');
const SIGNING_KEY = randomBytes(32).toString('base64url');

const openApi = async (
  store: Store,
  realtime: ListeningRealtimeServer,
  {
    services = echo,
    hangUps = { schedule: async () => {} },
    openAiUrl,
    openAiTimeoutMs,
    ...http
  }: ShopApiOptions,
): Promise<ShopApi> => {
  const { log, lines } = createLogLines();
  const openedAt = Date.now();
  let ahead = 0;
  const clock = () => new Date(START.getTime() + (Date.now() - openedAt) + ahead);
  const secrets = createEnvironmentSecrets({ openAiKey: 'sk-test', signingKeys: [SIGNING_KEY] });
  const domains = createEmbeddedDomainStore({ store });
  const parts = {
    domains,
    usage: createEmbeddedUsageMeter({ store, clock }),
    tokens: createJoseSessionTokens({ secrets, clock }),
    realtime: createOpenAiRealtimeSessions({
      secrets,
      baseUrl: openAiUrl ?? `${realtime.url}/v1`,
      timeoutMs: openAiTimeoutMs,
    }),
    defaults: { model: 'gpt-realtime-2.1', voice: 'marin' },
    prices: MinutePrices.parse(undefined),
    randomness: (count: number) => randomBytes(count),
    viewerAddress: 'connection' as const,
    secrets,
    services,
    hangUps,
    clock,
    log: createRequestLog(log),
    ...http,
  };
  return {
    domains,
    usage: parts.usage,
    token: createTokenEndpoint(parts),
    botExecute: createBotExecuteEndpoint({ ...parts, mask: createMask(language) }),
    theme: createThemeEndpoint(parts),
    call: createCallEndpoint(parts),
    lines,
    passSeconds: (seconds) => {
      ahead += seconds * 1_000;
    },
    save: async (config) => {
      await domains.save(DomainConfig.parse({ hostname: 'shop.example.com', shopName: 'Лавка', ...config }));
    },
  };
};

export const openSurroundings = async (): Promise<Surroundings> => {
  const stores: Store[] = [];
  const realtime = await listenQuietly();
  return {
    realtimeUrl: realtime.url,
    openApi: async (options = {}) => {
      const store = await freshStore();
      stores.push(store);
      return openApi(store, realtime, options);
    },
    close: async () => {
      await realtime.close();
      await Promise.all(stores.map((store) => store.close()));
    },
  };
};

export interface ReadAnswer {
  readonly status: number;
  readonly headers: ApiResponse['headers'];
  readonly body: Readonly<Record<string, unknown>>;
}

export const SHOP_ORIGIN = 'https://shop.example.com';

/** Asks an endpoint as a page of the shop and reads its JSON. */
export const ask = async (endpoint: Endpoint, event: EventParts): Promise<ReadAnswer> => {
  const { statusCode, headers, body } = await endpoint(
    apiEvent({ ...event, headers: { origin: SHOP_ORIGIN, ...event.headers } }),
  );
  return { status: statusCode, headers, body: JSON.parse(body) };
};

export const askToken = (api: ShopApi, event: Partial<EventParts> = {}): Promise<ReadAnswer> =>
  ask(api.token, { path: '/api/token', body: { hostname: 'shop.example.com' }, ...event });

/** The session of a fresh token, as an Authorization header. */
export const authorise = async (api: ShopApi): Promise<Readonly<Record<string, string>>> => {
  const { status, body } = await askToken(api);
  if (status !== 200) throw new Error(`no token: ${JSON.stringify(body)}`);
  return { authorization: `Bearer ${body.session}` };
};
