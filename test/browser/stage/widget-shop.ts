import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Voice } from '../../../dev/realtime/speech/audio/sound.ts';
import { createWidgetFiles } from '../../../dev/server/static-files.ts';
import { paths } from '../../../lambdas/contract/paths.ts';
import { buildWidget } from '../../../widget/build/build.ts';
import { listenRealtime } from '../../dev/realtime/listen.ts';
import { hum } from './widget-hum.ts';
import { defaultApi, mintToken, type ShopApi } from './widget-shop-api.ts';

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
  /** Hostnames whose theme was asked for, in order. */
  readonly themesAsked: (string | null)[];
  /** HTML of the page at a path; further headers for it. */
  page(path: string, html: string, headers?: Readonly<Record<string, string>>): void;
  /** Makes paths that begin so unreachable until it is called with `false`. */
  breakPath(prefix: string, broken: boolean): void;
  reset(): void;
  close(): Promise<void>;
}

const readJson = async (request: IncomingMessage): Promise<unknown> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString() || 'null');
};

const sendJson = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, { 'content-type': 'application/json', 'access-control-allow-origin': '*' });
  response.end(JSON.stringify(body));
};

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Builds the widget into a folder of its own, which the caller removes. */
export const buildForShops = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'storevoice-widget-'));
  await buildWidget(folder);
  return folder;
};

/** What the assistant says ends soon after it is on screen; a test that needs it to go on gives it long texts. */
const FASTER_THAN_LIFE = 16;

interface ShopOptions {
  /** How many times faster than life the assistant speaks. */
  readonly pace?: number | undefined;
  /** Where the widget is built already. Default: it is built for this shop. */
  readonly widgetFolder?: string;
}

/** A shop on localhost with the built widget, a small API and the local Realtime server. */
export const openShop = async ({
  pace = FASTER_THAN_LIFE,
  widgetFolder,
}: ShopOptions = {}): Promise<Shop> => {
  const folder = widgetFolder ?? (await buildForShops());
  const files = createWidgetFiles(folder);
  const log = { info: () => {}, warn: () => {}, error: console.error };
  const api = defaultApi();
  const voice: Voice = {
    ...hum,
    speak: async (text, manner) => {
      await wait(api.voiceMs);
      return hum.speak(text, manner);
    },
  };
  const realtime = await listenRealtime({ log, pace, voice });
  const asked: Shop['asked'] = [];
  const themesAsked: Shop['themesAsked'] = [];
  const pages = new Map<string, { html: string; headers: Readonly<Record<string, string>> }>();
  const broken = new Set<string>();

  const answerApi = async (request: IncomingMessage, response: ServerResponse, path: string) => {
    if (request.method === 'OPTIONS') {
      const allow = { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' };
      response.writeHead(204, allow).end();
      return;
    }
    const body = await readJson(request);
    if (path === '/api/bot-execute/check_words') return sendJson(response, 200, api.check(body));
    asked.push({ path, body, authorization: request.headers.authorization });
    if (path === '/api/token') {
      const refused = api.token?.();
      sendJson(response, refused?.status ?? 200, refused?.body ?? (await mintToken(realtime, api)));
      return;
    }
    await wait(api.searchMs);
    const query = typeof body === 'object' && body !== null && 'query' in body ? String(body.query) : '';
    sendJson(response, 200, api.search(query));
  };

  const answerTheme = (response: ServerResponse, url: URL): void => {
    themesAsked.push(url.searchParams.get('hostname'));
    if (api.tellsTheme) sendJson(response, 200, { theme: api.theme, locale: api.locale });
    else sendJson(response, 404, { success: false, error: 'DOMAIN_NOT_FOUND', response: '' });
  };

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const page = pages.get(url.pathname);
    if ([...broken].some((prefix) => url.pathname.startsWith(prefix))) request.socket.destroy();
    else if (url.pathname === paths.theme.path) answerTheme(response, url);
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
    themesAsked,
    page: (path, html, headers = {}) => pages.set(path, { html, headers }),
    breakPath: (prefix, isBroken) => (isBroken ? broken.add(prefix) : broken.delete(prefix)),
    reset: () => {
      Object.assign(api, defaultApi());
      asked.length = 0;
      themesAsked.length = 0;
      broken.clear();
    },
    close: async () => {
      await realtime.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      if (widgetFolder === undefined) await rm(folder, { recursive: true, force: true });
    },
  };
};
