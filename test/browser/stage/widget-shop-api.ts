import type { Locale } from '../../../lambdas/contract/shop/locale.ts';
import type { ListeningRealtimeServer } from '../../dev/realtime/listen.ts';
import { iphone } from './widget-products.ts';

/** Answers of the API as one test wants them; the Realtime server behind the token is the real local one. */
export interface ShopApi {
  /** Status and body of `POST /api/token`; `undefined` mints a session. */
  token?: (() => { readonly status: number; readonly body: unknown }) | undefined;
  /** Body of `POST /api/bot-execute/search_products` for a query. */
  search: (query: string) => unknown;
  /** Body of `POST /api/bot-execute/check_words`, by which nothing is corrected unless a test says otherwise. */
  check: (body: unknown) => unknown;
  /** How long the function takes. */
  searchMs: number;
  /** How long the assistant takes for its first word. */
  voiceMs: number;
  greeting: string;
  theme: Readonly<Record<string, unknown>>;
  /** Language of the shop's domain. */
  locale: Locale;
  /** Whether `GET /api/theme` answers; otherwise the shop's look comes with the first conversation. */
  tellsTheme: boolean;
  maxSessionSeconds: number;
  /** Names of the tools that the page may register. */
  pageTools?: readonly string[] | undefined;
}

const found = (query: string): unknown => ({
  success: true,
  response: /айфон|iphone/i.test(query) ? 'iPhone 15 256GB Black стоит $999.90' : 'Ничего не нашлось',
  products: /айфон|iphone/i.test(query) ? [iphone] : [],
  searchType: 'hybrid',
  status: /айфон|iphone/i.test(query) ? 'match' : 'none',
});

/** What the shop answers unless a test says otherwise. */
export const defaultApi = (): ShopApi => ({
  token: undefined,
  pageTools: undefined,
  search: found,
  check: () => ({ success: true, response: '' }),
  searchMs: 0,
  voiceMs: 0,
  greeting: 'Здравствуйте!',
  theme: {},
  locale: 'ru',
  tellsTheme: true,
  maxSessionSeconds: 600,
});

const tools = [
  {
    type: 'function',
    name: 'search_products',
    description: 'Finds products',
    parameters: {
      type: 'object',
      properties: { query: { type: 'string' } },
      required: ['query'],
      additionalProperties: false,
    },
  },
];

/** Mints a session at the local Realtime server, and answers as `POST /api/token` does. */
export const mintToken = async (realtime: ListeningRealtimeServer, api: ShopApi): Promise<unknown> => {
  const session = {
    type: 'realtime',
    model: 'gpt-realtime-2.1',
    instructions: 'Отвечай по-русски.',
    tools,
    audio: { output: { voice: 'marin' } },
  };
  const minted = await fetch(`${realtime.url}/v1/realtime/client_secrets`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer sk-test' },
    body: JSON.stringify({ session }),
  });
  const { value }: { value: string } = await minted.json();
  return {
    token: value,
    instructions: session.instructions,
    tools,
    voice: 'marin',
    model: session.model,
    realtimeUrl: `${realtime.url}/v1/realtime/calls`,
    session: 'our-own-token',
    locale: api.locale,
    shopName: 'Лавка',
    greeting: api.greeting,
    theme: api.theme,
    supportCode: 'K7Q2-9FXM',
    expiresAt: new Date(Date.now() + 60_000).toISOString(),
    maxSessionSeconds: api.maxSessionSeconds,
    pageTools: api.pageTools,
  };
};
