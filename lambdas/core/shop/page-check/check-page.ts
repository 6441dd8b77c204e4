import { widgetScriptPath } from '../../../contract/paths.ts';
import { normaliseHostname } from '../../../contract/shop/hostname.ts';
import type { Locale } from '../../../contract/shop/locale.ts';
import type { ShopPage, ShopPageReader, WidgetHost, WidgetTag } from '../../../ports/shop/shop-page.ts';
import { checkPolicies } from './check-policies.ts';
import { type Looking, looker, type PageFinding, tagFor } from './looking.ts';

export interface PageCheckOptions {
  readonly locale: Locale;
  /** The deployment, where the tag is put in by a script and is not in the HTML. */
  readonly host?: string | undefined;
  /** Whether calls go through our API (`brokered`), so that the page never calls OpenAI. */
  readonly isBrokered?: boolean | undefined;
}

const isSecure = ({ protocol, hostname }: URL): boolean =>
  protocol === 'https:' ||
  hostname === 'localhost' ||
  hostname.endsWith('.localhost') ||
  hostname === '127.0.0.1' ||
  hostname === '[::1]';

const checkAddress = ({ at, texts, fine, problem }: Looking): PageFinding =>
  isSecure(at) ? fine(texts.secure) : problem(texts.insecure(at.href), `https://${at.host}${at.pathname}`);

const checkHost = (
  { script, origin, shop }: WidgetHost,
  { at, texts, fine, problem }: Looking,
): PageFinding[] => {
  const url = `${origin}${widgetScriptPath}`;
  if (script.status === 0) return [problem(texts.noAnswer(url))];
  if (script.status !== 200 || !script.isJavaScript) return [problem(texts.noScript(url, script.status))];
  const hostname = normaliseHostname(at.host) ?? at.hostname;
  switch (shop) {
    case 'registered':
      return [fine(texts.scriptFound(url)), fine(texts.registered(hostname))];
    case 'unknown':
      return [
        fine(texts.scriptFound(url)),
        problem(texts.unregistered(hostname), texts.registerLine(hostname), texts.aliasLine(hostname)),
      ];
    case 'silent':
      return [problem(texts.noApi(origin))];
  }
};

/** What a Permissions-Policy says of the microphone: `microphone=(self "https://a.example")`, `microphone=*`. */
const microphoneList = (header: string): string | undefined =>
  /(?:^|[,\s])microphone\s*=\s*(\([^)]*\)|[^,\s]+)/iu.exec(header)?.[1];

const checkMicrophone = ({ page, texts, fine, problem }: Looking): PageFinding => {
  const list = microphoneList(page.permissionsPolicy);
  if (list === undefined || list === '*' || /\bself\b/u.test(list) || /\(\s*\*\s*\)/u.test(list))
    return fine(texts.microphoneAllowed);
  const others = [...list.matchAll(/"[^"]+"/gu)].map(([origin]) => origin);
  const allowed = `microphone=(${['self', ...others].join(' ')})`;
  return problem(
    texts.microphoneForbidden(`microphone=${list}`),
    `Permissions-Policy: ${page.permissionsPolicy.replace(/microphone\s*=\s*(?:\([^)]*\)|[^,\s]+)/iu, allowed)}`,
  );
};

const checkEmbedder = (tag: WidgetTag, host: WidgetHost, { page, texts, problem }: Looking): PageFinding[] =>
  /^\s*require-corp/iu.test(page.embedderPolicy) &&
  !tag.isCrossOrigin &&
  !host.script.isForEveryOrigin &&
  new URL(page.url).origin !== host.origin
    ? [problem(texts.embedderForbids, tagFor(host.origin, ' crossorigin'))]
    : [];

const isMicrophoneAllowed = (allow: string): boolean => /(?:^|[;\s])microphone(?!\s+'none')/iu.test(allow);

/** The page of a frame that has the tag, where the page itself has none. */
const findInFrames = async (
  page: ShopPage,
  reader: ShopPageReader,
): Promise<{ inner: ShopPage; allow: string } | undefined> => {
  for (const { src, allow } of page.frames) {
    const inner = await reader.page(src).catch(() => undefined);
    if (inner && inner.tags.length > 0) return { inner, allow };
  }
  return undefined;
};

/** The first tag whose host answers as ours does, else the first of all. */
const chooseTag = async (page: ShopPage, { host }: PageCheckOptions, reader: ShopPageReader) => {
  const hostname = normaliseHostname(new URL(page.url).host) ?? new URL(page.url).hostname;
  const tags = host === undefined ? page.tags : page.tags.filter(({ src }) => new URL(src).origin === host);
  const withoutTag: WidgetTag[] =
    host === undefined ? [] : [{ src: `${host}${widgetScriptPath}`, hasNonce: false, isCrossOrigin: false }];
  const candidates = tags.length > 0 ? tags : withoutTag;
  const asked = await Promise.all(
    candidates.map(async (tag) => ({
      tag,
      host: await reader.widgetHost(new URL(tag.src).origin, hostname),
      isInHtml: tags.length > 0,
    })),
  );
  return asked.find((each) => each.host.shop !== 'silent') ?? asked[0];
};

/** Looks at a shop's page as a browser would, and says what keeps the assistant from working there. */
export const checkPage = async (
  url: string,
  reader: ShopPageReader,
  options: PageCheckOptions,
): Promise<readonly PageFinding[]> => {
  const outer = await reader.page(url);
  const framed =
    outer.tags.length === 0 && options.host === undefined ? await findInFrames(outer, reader) : undefined;
  const page = framed?.inner ?? outer;
  const looking = looker(page, options.locale);
  const { texts, fine, warning, problem } = looking;
  const frame = framed
    ? [
        isMicrophoneAllowed(framed.allow)
          ? fine(texts.frameAllows(page.url))
          : problem(texts.frameForbids(page.url), `<iframe src="${page.url}" allow="microphone; autoplay">`),
      ]
    : [];
  const chosen = await chooseTag(page, options, reader);
  if (!chosen) {
    return [
      checkAddress(looking),
      problem(texts.noTag, tagFor('https://YOUR-HOST')),
      checkMicrophone(looking),
    ];
  }
  const { tag, host, isInHtml } = chosen;
  const isMixed = looking.at.protocol === 'https:' && new URL(tag.src).protocol === 'http:';
  return [
    checkAddress(looking),
    ...frame,
    ...(isInHtml ? [] : [warning(texts.tagNotInHtml, tagFor(host.origin))]),
    ...(isMixed ? [problem(texts.mixedContent, tagFor(host.origin.replace('http:', 'https:')))] : []),
    ...checkHost(host, looking),
    ...checkPolicies(tag, options.isBrokered === true, looking),
    checkMicrophone(looking),
    ...checkEmbedder(tag, host, looking),
  ];
};
