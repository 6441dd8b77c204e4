import { describe, expect, it } from '@jest/globals';
import { demoFunctions } from '../../dev/demo-shop/receiver/connected.ts';
import { readSigningKey } from '../../dev/server/store.ts';
import { createEnvironmentSecrets } from '../../lambdas/adapters/environment/secrets.ts';
import { createJoseSessionTokens } from '../../lambdas/adapters/jose/session-tokens.ts';
import { DomainConfig } from '../../lambdas/contract/shop/domain.ts';
import { TokenResponse } from '../../lambdas/contract/voice/token.ts';
import { botFunctions } from '../../lambdas/functions/registry.ts';
import { type Answer, post, putDomainIn } from './local-app.ts';
import { useLocalApp } from './use-local-app.ts';

const SENTENCE = 'iPhone 15 256GB Black стоит $999.90';
const CYRILLIC_SENTENCE = /^[А-ЯЁ][^A-Z_]*[.!?]$/u;

const { folder, running } = useLocalApp();

const token = (body: unknown, headers?: Record<string, string>): Promise<Answer> =>
  post(`${running().url}/api/token`, body, headers);

const execute = (name: string, body: unknown, headers?: Record<string, string>): Promise<Answer> =>
  post(`${running().url}/api/bot-execute/${name}`, body, headers);

const putDomain = (config: DomainConfig): Promise<void> => putDomainIn(folder(), config);

const shop = (hostname: string, more: Partial<DomainConfig> = {}): DomainConfig =>
  DomainConfig.parse({ hostname, shopName: 'Лавка', ...more });

const sessionOf = async (hostname: string, origin: string): Promise<string> => {
  const { body } = await token({ hostname }, { origin });
  return String(body.session);
};

describe('what a newcomer tries with curl', () => {
  it('gives out everything that a conversation needs', async () => {
    const { status, body } = await token({ hostname: 'localhost' });
    expect(status).toBe(200);
    const answer = TokenResponse.parse(body);
    const names = answer.tools.map(({ name }) => name);
    expect(names).toEqual([...[...botFunctions, ...demoFunctions].map(({ name }) => name), 'wait_for_user']);
    expect(answer).toMatchObject({
      model: 'gpt-realtime-2.1',
      voice: 'marin',
      locale: 'ru',
      realtimeUrl: `${running().url}/v1/realtime/calls`,
    });
  });

  it('finds the phone by its spoken name', async () => {
    const { status, body } = await execute('search_products', {
      query: 'айфон черный 256',
      hostname: 'localhost',
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      success: true,
      response: SENTENCE,
      status: 'match',
      searchType: expect.stringMatching(/^(hybrid|lexical|semantic)$/u),
      products: [
        {
          productId: '2',
          variantId: '3',
          title: 'iPhone 15 256GB Black',
          url: `${running().url}/demo/products/2?variant=3`,
          image: `${running().url}/demo/images/2.svg?variant=3`,
        },
      ],
    });
  });

  it.each([[{ productId: 2, variantId: 3 }], [{ productId: '2', variantId: '3' }]])(
    'tells about the product %j',
    async (ids) => {
      const { body } = await execute('get_product_info', { ...ids, hostname: 'localhost' });
      expect(body).toMatchObject({
        success: true,
        response: SENTENCE,
        variant: { productId: '2', variantId: '3' },
      });
    },
  );

  it('takes the body as JSON whatever curl calls it', async () => {
    for (const type of ['application/json', 'application/x-www-form-urlencoded', 'text/plain']) {
      const headers = { 'content-type': type };
      const { body } = await execute(
        'search_products',
        { query: 'айфон черный 256', hostname: 'LOCALHOST:3000' },
        headers,
      );
      expect(body.response).toBe(SENTENCE);
    }
  });

  it('shows the page, the picture and the script of the links it gives', async () => {
    for (const path of ['/', '/demo/products/2?variant=3', '/demo/images/2.svg?variant=3', '/widget.js']) {
      expect((await fetch(`${running().url}${path}`)).status).toBe(200);
    }
  });
});

describe('what goes wrong is said in Russian', () => {
  const open = { hostname: 'localhost' };
  it.each<[string, string, unknown, number]>([
    ['EMPTY_QUERY', 'search_products', { ...open, query: ' ' }, 200],
    ['EMPTY_QUERY', 'search_products', { ...open }, 200],
    ['EMPTY_QUERY', 'search_products', { ...open, query: 'покажи мне пожалуйста' }, 200],
    ['INVALID_PRODUCT_ID', 'get_product_info', { ...open, productId: -1 }, 200],
    ['INVALID_PRODUCT_ID', 'get_product_info', { ...open }, 200],
    ['INVALID_VARIANT_ID', 'get_product_info', { ...open, productId: 2, variantId: 1.5 }, 200],
    ['PRODUCT_NOT_FOUND', 'get_product_info', { ...open, productId: 'nothing' }, 200],
    ['VARIANT_NOT_FOUND', 'get_product_info', { ...open, productId: 2, variantId: 999 }, 200],
    ['DOMAIN_NOT_FOUND', 'search_products', { query: 'айфон', hostname: 'stranger.example' }, 404],
    ['Function dance not found', 'dance', { ...open }, 404],
    ['INVALID_REQUEST', 'search_products', '{"query":', 400],
    ['INVALID_REQUEST', 'search_products', { ...open, query: 7 }, 400],
    ['SESSION_REQUIRED', 'search_products', { query: 'айфон' }, 401],
  ])('%s by %s of %j', async (code, name, body, status) => {
    const answer = await execute(name, body);
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({ success: false, error: code });
    expect(answer.body.response).toMatch(CYRILLIC_SENTENCE);
    expect(answer.headers.get('access-control-allow-origin')).not.toBeNull();
  });

  it('INVALID_REQUEST for an unknown path', async () => {
    const answer = await fetch(`${running().url}/api/tokens`, { headers: { origin: running().url } });
    expect(answer.status).toBe(404);
    expect(answer.headers.get('access-control-allow-origin')).toBe(running().url);
    expect(await answer.json()).toMatchObject({ success: false, error: 'INVALID_REQUEST' });
  });

  it('INVALID_REQUEST for more than anybody can have said', async () => {
    const answer = await execute('search_products', { ...open, query: 'a'.repeat(200_000) });
    expect(answer).toMatchObject({ status: 400, body: { error: 'INVALID_REQUEST' } });
  });

  it('DOMAIN_NOT_FOUND for a token of a stranger and of a suspended shop', async () => {
    await putDomain(shop('closed.example', { status: 'suspended' }));
    for (const hostname of ['stranger.example', 'closed.example']) {
      expect(await token({ hostname })).toMatchObject({ status: 404, body: { error: 'DOMAIN_NOT_FOUND' } });
    }
  });

  it('ORIGIN_MISMATCH for a page of another site, with or without a session', async () => {
    await putDomain(shop('own.example'));
    const stranger = { origin: 'https://stranger.example' };
    expect(await token({ hostname: 'own.example' }, stranger)).toMatchObject({
      status: 403,
      body: { success: false, error: 'ORIGIN_MISMATCH', response: expect.stringMatching(CYRILLIC_SENTENCE) },
    });
    const session = await sessionOf('own.example', 'https://own.example');
    const refused = await execute(
      'search_products',
      { query: 'x' },
      { ...stranger, authorization: `Bearer ${session}` },
    );
    expect(refused).toMatchObject({ status: 403, body: { error: 'ORIGIN_MISMATCH' } });
  });

  it('SESSION_REQUIRED for a session that is not one of ours', async () => {
    const answer = await execute('search_products', { query: 'x' }, { authorization: 'Bearer nonsense' });
    expect(answer).toMatchObject({ status: 401, body: { error: 'SESSION_REQUIRED' } });
  });

  it('QUOTA_EXCEEDED and RATE_LIMITED with the time to come back', async () => {
    await putDomain(
      shop('busy.example', {
        limits: { ...DomainConfig.shape.limits.parse(undefined), sessionsPerDay: 1 },
      }),
    );
    await putDomain(
      shop('eager.example', {
        limits: { ...DomainConfig.shape.limits.parse(undefined), sessionsPerShopperPerHour: 1 },
      }),
    );
    for (const [hostname, code] of [
      ['busy.example', 'QUOTA_EXCEEDED'],
      ['eager.example', 'RATE_LIMITED'],
    ] as const) {
      const headers = { origin: `https://${hostname}` };
      expect((await token({ hostname }, headers)).status).toBe(200);
      const refused = await token({ hostname }, headers);
      expect(refused).toMatchObject({
        status: 429,
        body: { error: code, response: expect.stringMatching(CYRILLIC_SENTENCE) },
      });
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    }
  });
});

describe('a session', () => {
  it('asks about its own shop whatever the arguments say', async () => {
    await putDomain(shop('empty.example'));
    const origin = 'https://empty.example';
    const authorization = `Bearer ${await sessionOf('empty.example', origin)}`;
    const { body } = await execute(
      'search_products',
      { query: 'айфон', hostname: 'localhost' },
      { origin, authorization },
    );
    expect(body).toMatchObject({ success: true, status: 'none', products: [] });
  });

  it('ends with its time', async () => {
    const key = await readSigningKey({
      folder: folder(),
      log: { info: () => {}, warn: () => {}, error: () => {} },
    });
    const secrets = createEnvironmentSecrets({ signingKeys: [key] });
    const tokens = createJoseSessionTokens({ secrets, clock: () => new Date() });
    const expiresAt = new Date(Date.now() - 1_000);
    const session = await tokens.issue({ sessionId: 'ABCD-EFGH', hostname: 'localhost', expiresAt });
    const answer = await execute(
      'search_products',
      { query: 'айфон' },
      { authorization: `Bearer ${session}` },
    );
    expect(answer).toMatchObject({ status: 401, body: { error: 'SESSION_EXPIRED' } });
    expect(answer.body.response).toMatch(CYRILLIC_SENTENCE);
  });

  it('speaks English in the shop of the other loopback address', async () => {
    const origin = running().url.replace('localhost', '127.0.0.1');
    const { body } = await post(`${origin}/api/token`, { hostname: '127.0.0.1' }, { origin });
    const authorization = `Bearer ${String(body.session)}`;
    const answer = await execute(
      'search_products',
      { query: 'black iphone 15 256' },
      { origin, authorization },
    );
    expect(answer.body.response).toMatch(/^iPhone 15 256GB Black (is|costs) \$999\.90/u);
  });
});
