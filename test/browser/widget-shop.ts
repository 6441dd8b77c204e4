import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ListeningRealtimeServer, listenRealtime } from '../../local/realtime/listen.ts';
import { type Voice, wordsOf } from '../../local/realtime/speech/sound.ts';
import { createWidgetFiles } from '../../local/static-files.ts';
import { buildWidget } from '../../widget/build.ts';

/** Answers of the API as one test wants them; the Realtime server behind the token is the real local one. */
export interface ShopApi {
  /** Status and body of `POST /api/token`; `undefined` mints a session. */
  token?: (() => { readonly status: number; readonly body: unknown }) | undefined;
  /** Body of `POST /api/bot-execute/search_products` for a query. */
  search: (query: string) => unknown;
  /** How long the function takes. */
  searchMs: number;
  greeting: string;
  theme: Readonly<Record<string, unknown>>;
  maxSessionSeconds: number;
}

export interface Shop {
  readonly url: string;
  readonly realtimeUrl: string;
  readonly api: ShopApi;
  /** What the API was asked: path and JSON body, in order. */
  readonly asked: {
    readonly path: string;
    readonly body: unknown;
    readonly authorization: string | undefined;
  }[];
  /** HTML of the page at a path; further headers for it. */
  page(path: string, html: string, headers?: Readonly<Record<string, string>>): void;
  /** Makes paths that begin so unreachable until it is called with `false`. */
  breakPath(prefix: string, broken: boolean): void;
  reset(): void;
  close(): Promise<void>;
}

export const iphone = {
  productId: '2',
  variantId: '3',
  title: 'iPhone 15 256GB Black',
  price: { minor: 99_990, currency: 'USD' },
  availability: 'in-stock',
  options: { storage: '256GB', color: 'Black' },
  url: 'http://localhost/products/2',
};

/** Three variants of one product: on sale, sold out, to come. */
export const colours = [
  {
    ...iphone,
    variantId: '4',
    title: 'iPhone 15 256GB Blue',
    options: { storage: '256GB', color: 'Blue' },
    compareAt: { minor: 109_990, currency: 'USD' },
  },
  {
    ...iphone,
    variantId: '5',
    title: 'iPhone 15 256GB Pink',
    options: { storage: '256GB', color: 'Pink' },
    availability: 'out-of-stock',
  },
  {
    ...iphone,
    variantId: '6',
    title: 'iPhone 15 256GB Green',
    options: { storage: '256GB', color: 'Green' },
    availability: 'preorder',
  },
];

const found = (query: string): unknown => ({
  success: true,
  response: /айфон|iphone/i.test(query) ? 'iPhone 15 256GB Black стоит $999.90' : 'Ничего не нашлось',
  products: /айфон|iphone/i.test(query) ? [iphone] : [],
  searchType: 'hybrid',
  status: /айфон|iphone/i.test(query) ? 'match' : 'none',
});

const defaults = (): ShopApi => ({
  token: undefined,
  search: found,
  searchMs: 0,
  greeting: 'Здравствуйте!',
  theme: {},
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

const readJson = async (request: IncomingMessage): Promise<unknown> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString() || 'null');
};

const sendJson = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, { 'content-type': 'application/json', 'access-control-allow-origin': '*' });
  response.end(JSON.stringify(body));
};

const mint = async (realtime: ListeningRealtimeServer, api: ShopApi): Promise<unknown> => {
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
    locale: 'ru',
    greeting: api.greeting,
    theme: api.theme,
    supportCode: 'K7Q2-9FXM',
    expiresAt: new Date(Date.now() + 60_000).toISOString(),
    maxSessionSeconds: api.maxSessionSeconds,
  };
};

const SAMPLE_RATE = 8_000;
const MS_PER_WORD = 200;

/** A voice that hums: there at once, since computing a better one inside of the test runner blocks it for seconds. */
const hum: Voice = {
  speak: async (text) => {
    const words = wordsOf(text).map((word, index) => ({ text: word, startMs: index * MS_PER_WORD }));
    const length = (words.length * MS_PER_WORD * SAMPLE_RATE) / 1_000;
    return { samples: new Float32Array(length).fill(0.02), sampleRate: SAMPLE_RATE, words };
  },
  warmUp: () => {},
  close: () => {},
};

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** A shop on localhost with the built widget, a small API and the local Realtime server, for one test file. */
export const openShop = async ({ pace = 4 }: { readonly pace?: number } = {}): Promise<Shop> => {
  const folder = await mkdtemp(join(tmpdir(), 'storevoice-widget-'));
  await buildWidget({ outFolder: folder });
  const files = createWidgetFiles(folder);
  const log = { info: () => {}, warn: () => {}, error: console.error };
  const realtime = await listenRealtime({ log, pace, voice: hum });
  const api = defaults();
  const asked: Shop['asked'] = [];
  const pages = new Map<string, { html: string; headers: Readonly<Record<string, string>> }>();
  const broken = new Set<string>();

  const answerApi = async (request: IncomingMessage, response: ServerResponse, path: string) => {
    if (request.method === 'OPTIONS') {
      const allow = { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' };
      response.writeHead(204, allow).end();
      return;
    }
    const body = await readJson(request);
    asked.push({ path, body, authorization: request.headers.authorization });
    if (path === '/api/token') {
      const refused = api.token?.();
      sendJson(response, refused?.status ?? 200, refused?.body ?? (await mint(realtime, api)));
      return;
    }
    await wait(api.searchMs);
    const query = typeof body === 'object' && body !== null && 'query' in body ? String(body.query) : '';
    sendJson(response, 200, api.search(query));
  };

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const page = pages.get(url.pathname);
    if ([...broken].some((prefix) => url.pathname.startsWith(prefix))) request.socket.destroy();
    else if (url.pathname.startsWith('/api/')) void answerApi(request, response, url.pathname);
    else if (page !== undefined) {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...page.headers }).end(page.html);
    } else {
      void files(request, response, url).then((served) => served || response.writeHead(404).end());
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the shop got no port');

  return {
    url: `http://localhost:${address.port}`,
    realtimeUrl: realtime.url,
    api,
    asked,
    page: (path, html, headers = {}) => pages.set(path, { html, headers }),
    breakPath: (prefix, isBroken) => (isBroken ? broken.add(prefix) : broken.delete(prefix)),
    reset: () => {
      Object.assign(api, defaults());
      asked.length = 0;
      broken.clear();
    },
    close: async () => {
      await realtime.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(folder, { recursive: true, force: true });
    },
  };
};

interface PageParts {
  readonly lang?: string;
  /** Attributes of the script tag. */
  readonly attributes?: string;
  readonly body?: string;
}

/** A page as a merchant writes it. */
export const shopPage = ({
  lang = 'ru',
  attributes = '',
  body = '',
}: PageParts = {}): string => `<!doctype html>
<html lang="${lang}">
  <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
  <link rel="icon" href="data:,"><title>Shop</title></head>
  <body><main><h1>Shop</h1>${body}</main><script src="/widget.js" ${attributes} async></script></body>
</html>`;
