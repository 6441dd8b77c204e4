import { Parser } from 'htmlparser2';
import * as z from 'zod';
import { AssistantError, errorCodes } from '../../contract/errors.ts';
import { paths, widgetScriptPath } from '../../contract/paths.ts';
import { ThemeResponse } from '../../contract/shop/domain.ts';
import type {
  PageFrame,
  ShopPage,
  ShopPageReader,
  WidgetHost,
  WidgetTag,
} from '../../ports/shop/shop-page.ts';
import { answerText, beginningOf, leaveUnread, parseJson } from '../fetch/answer-text.ts';

const TIMEOUT_MS = 10_000;
/** A tag further down than this is not looked for. */
const MAX_CHARACTERS = 5_000_000;
/** A theme has a few hundred. */
const MAX_THEME = 100_000;

type Get = (url: string) => Promise<Response>;

const createGet =
  (timeoutMs: number): Get =>
  (url) =>
    fetch(url, {
      signal: AbortSignal.timeout(timeoutMs),
      headers: { accept: 'text/html,*/*', 'user-agent': 'Mozilla/5.0 (compatible; storevoice-doctor)' },
    });

/** `undefined` for what is not an address of the web. */
const resolve = (address: string | undefined, base: string): string | undefined => {
  if (address === undefined || !URL.canParse(address, base)) return undefined;
  const { protocol, href } = new URL(address, base);
  return protocol === 'https:' || protocol === 'http:' ? href : undefined;
};

const readTags = (html: string, url: string): Pick<ShopPage, 'policies' | 'tags' | 'frames'> => {
  const policies: string[] = [];
  const tags: WidgetTag[] = [];
  const frames: PageFrame[] = [];
  let base = url;
  const parser = new Parser({
    onopentag: (name, { src, nonce, crossorigin, allow, content, href, 'http-equiv': header }) => {
      const address = resolve(src, base);
      if (name === 'base') base = resolve(href, url) ?? base;
      if (name === 'meta' && header?.toLowerCase() === 'content-security-policy')
        policies.push(content ?? '');
      if (name === 'iframe' && address !== undefined) frames.push({ src: address, allow: allow ?? '' });
      if (name === 'script' && address !== undefined && new URL(address).pathname === widgetScriptPath) {
        tags.push({ src: address, hasNonce: nonce !== undefined, isCrossOrigin: crossorigin !== undefined });
      }
    },
  });
  parser.end(html.slice(0, MAX_CHARACTERS));
  return { policies, tags, frames };
};

const unreadable = (message: string, cause?: unknown): AssistantError =>
  new AssistantError('INVALID_REQUEST', message, { cause });

const readPage = async (get: Get, url: string): Promise<ShopPage> => {
  const response = await get(url).catch((cause: unknown) => {
    throw unreadable(`${url} does not answer`, cause);
  });
  const { headers } = response;
  const refuse = async (why: string): Promise<never> => {
    await leaveUnread(response);
    throw unreadable(`${url} ${why}`);
  };
  if (!response.ok) return refuse(`answers ${response.status}`);
  const type = headers.get('content-type') ?? '';
  if (!/html/iu.test(type)) return refuse(`is not a page of HTML but ${type || 'without a type'}`);
  const html = await beginningOf(response, MAX_CHARACTERS).catch((cause: unknown) => {
    throw unreadable(`${url} stops in the middle of its page`, cause);
  });
  const page = readTags(html, response.url);
  return {
    url: response.url,
    permissionsPolicy: headers.get('permissions-policy') ?? '',
    embedderPolicy: headers.get('cross-origin-embedder-policy') ?? '',
    ...page,
    policies: [headers.get('content-security-policy') ?? '', ...page.policies],
  };
};

const readScript = async (get: Get, origin: string): Promise<WidgetHost['script']> => {
  const response = await get(`${origin}${widgetScriptPath}`).catch(() => undefined);
  if (response) await leaveUnread(response);
  return {
    status: response?.status ?? 0,
    isJavaScript: /javascript/iu.test(response?.headers.get('content-type') ?? ''),
    isForEveryOrigin: response?.headers.get('cross-origin-resource-policy') === 'cross-origin',
  };
};

const Refusal = z.object({ error: z.enum(errorCodes) });

const readShop = async (get: Get, origin: string, hostname: string): Promise<WidgetHost['shop']> => {
  const response = await get(`${origin}${paths.theme.path}?${new URLSearchParams({ hostname })}`).catch(
    () => undefined,
  );
  const text = response && (await answerText(response, MAX_THEME).catch(() => ''));
  const body = parseJson(text ?? '');
  if (ThemeResponse.safeParse(body).success) return 'registered';
  return Refusal.safeParse(body).data?.error === 'DOMAIN_NOT_FOUND' ? 'unknown' : 'silent';
};

interface ShopPageReaderOptions {
  /** For one answer, whole. Default: ten seconds. */
  readonly timeoutMs?: number;
}

/** Reads shops' pages over HTTP, from the machine that it runs on. */
export const createShopPageReader = ({
  timeoutMs = TIMEOUT_MS,
}: ShopPageReaderOptions = {}): ShopPageReader => {
  const get = createGet(timeoutMs);
  return {
    page: (url) => readPage(get, url),
    widgetHost: async (origin, shop) => {
      const [script, answer] = await Promise.all([readScript(get, origin), readShop(get, origin, shop)]);
      return { origin, script, shop: answer };
    },
  };
};
