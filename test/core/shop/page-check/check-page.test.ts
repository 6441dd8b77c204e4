import { describe, expect, it } from '@jest/globals';
import { checkPage, type PageCheckOptions } from '../../../../lambdas/core/shop/page-check/check-page.ts';
import type { ShopPage, WidgetHost } from '../../../../lambdas/ports/shop/shop-page.ts';

const PAGE = 'https://shop.example/catalog';
const tag = { src: 'https://voice.example/widget.js', hasNonce: false, isCrossOrigin: false };

const plain: ShopPage = {
  url: PAGE,
  policies: [],
  permissionsPolicy: '',
  embedderPolicy: '',
  tags: [tag],
  frames: [],
};

const script: WidgetHost['script'] = { status: 200, isJavaScript: true, isForEveryOrigin: true };

interface Shop {
  readonly pages: Readonly<Record<string, ShopPage>>;
  readonly host?: Partial<Omit<WidgetHost, 'origin'>>;
}

/** Levels and lines to add of what is found on a page; what is fine is left out. */
const wrongWith = async (
  page: Partial<ShopPage>,
  { pages = {}, host = {} }: Partial<Shop> = {},
  options: Partial<PageCheckOptions> = {},
) => {
  const all: Shop['pages'] = { [PAGE]: { ...plain, ...page }, ...pages };
  const reader = {
    page: async (url: string) => {
      const found = all[url];
      if (!found) throw new Error(`no page ${url}`);
      return found;
    },
    widgetHost: async (origin: string): Promise<WidgetHost> => ({
      origin,
      script,
      shop: 'registered',
      ...host,
    }),
  };
  const findings = await checkPage(PAGE, reader, { locale: 'en', ...options });
  return findings.filter(({ level }) => level !== 'fine').map(({ level, lines }) => [level, ...lines]);
};

describe("a check of a shop's page", () => {
  it('has nothing to say against an ordinary page', async () => {
    expect(await wrongWith({})).toEqual([]);
  });

  it('asks for https', async () => {
    expect(await wrongWith({ url: 'http://shop.example/catalog' })).toEqual([
      ['problem', 'https://shop.example/catalog'],
    ]);
  });

  it('shows the tag that a page lacks', async () => {
    expect(await wrongWith({ tags: [] })).toEqual([
      ['problem', '<script src="https://YOUR-HOST/widget.js" async></script>'],
    ]);
  });

  it('takes the deployment from the command where a script adds the tag', async () => {
    expect(await wrongWith({ tags: [] }, {}, { host: 'https://voice.example' })).toEqual([
      ['warning', '<script src="https://voice.example/widget.js" async></script>'],
    ]);
  });

  it('says how to register a shop that the deployment does not know', async () => {
    expect(await wrongWith({}, { host: { shop: 'unknown' } })).toEqual([
      [
        'problem',
        'storevoice domain put shop.example --shop-name "…"',
        'storevoice domain put MAIN-HOST --alias shop.example',
      ],
    ]);
  });

  it.each([
    { status: 0, isJavaScript: false },
    { status: 404, isJavaScript: false },
    { status: 200, isJavaScript: false },
  ])('names a host that has no script: %p', async (answered) => {
    expect(await wrongWith({}, { host: { script: { ...script, ...answered } } })).toEqual([['problem']]);
  });

  it('adds the script and all connections to a strict policy', async () => {
    expect(await wrongWith({ policies: ["default-src 'self'; img-src *"] })).toEqual([
      ['problem', "script-src 'self' https://voice.example;"],
      ['problem', "connect-src 'self' https://voice.example https://api.openai.com wss://api.openai.com;"],
    ]);
  });

  it('asks for no connection to OpenAI where calls are brokered', async () => {
    const policies = ["default-src 'self' https://voice.example; img-src *"];
    expect(await wrongWith({ policies })).toEqual([
      ['problem', "connect-src 'self' https://voice.example https://api.openai.com wss://api.openai.com;"],
    ]);
    expect(await wrongWith({ policies }, {}, { isBrokered: true })).toEqual([]);
  });

  it('gives the tag a nonce where a policy ignores hosts', async () => {
    const policies = ["script-src 'nonce-abc' 'strict-dynamic'"];
    expect(await wrongWith({ policies })).toEqual([
      ['problem', '<script src="https://voice.example/widget.js" nonce="RANDOM" async></script>'],
    ]);
    expect(await wrongWith({ policies, tags: [{ ...tag, hasNonce: true }] })).toEqual([]);
  });

  it('only warns of pictures from other hosts', async () => {
    expect(await wrongWith({ policies: ["img-src 'self'"] })).toEqual([
      ['warning', "img-src 'self' https://YOUR-PICTURES;"],
    ]);
  });

  it.each([
    ['microphone=()', 'Permissions-Policy: microphone=(self)'],
    [
      'camera=(), microphone=(), geolocation=*',
      'Permissions-Policy: camera=(), microphone=(self), geolocation=*',
    ],
    ['microphone=("https://a.example")', 'Permissions-Policy: microphone=(self "https://a.example")'],
  ])('gives the microphone back that %s takes away', async (permissionsPolicy, line) => {
    expect(await wrongWith({ permissionsPolicy })).toEqual([['problem', line]]);
  });

  it.each(['microphone=*', 'microphone=(self)', 'microphone=self', 'camera=()'])(
    'accepts %s',
    async (permissionsPolicy) => {
      expect(await wrongWith({ permissionsPolicy })).toEqual([]);
    },
  );

  it('follows a frame to the tag and looks at what the frame is allowed', async () => {
    const inner = 'https://inner.example/';
    const pages = { [inner]: { ...plain, url: inner } };
    const framed = (allow: string) => ({ tags: [], frames: [{ src: inner, allow }] });
    expect(await wrongWith(framed(''), { pages })).toEqual([
      ['problem', '<iframe src="https://inner.example/" allow="microphone; autoplay">'],
    ]);
    expect(await wrongWith(framed('microphone; autoplay'), { pages })).toEqual([]);
  });

  it('asks for CORS where the page embeds nothing without permission', async () => {
    const host = { script: { ...script, isForEveryOrigin: false } };
    expect(await wrongWith({ embedderPolicy: 'require-corp' }, { host })).toEqual([
      ['problem', '<script src="https://voice.example/widget.js" crossorigin async></script>'],
    ]);
    expect(await wrongWith({ embedderPolicy: 'require-corp' })).toEqual([]);
  });
});
