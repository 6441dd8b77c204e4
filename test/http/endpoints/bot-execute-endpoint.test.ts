import { beforeEach, describe, expect, it } from '@jest/globals';
import { AssistantError } from '../../../lambdas/contract/errors.ts';
import { ask, authorise, echo } from '../shop-api.ts';
import { useShopApi } from '../use-shop-api.ts';

const shop = useShopApi();
const { run } = shop;

describe('a session', () => {
  it('lets the model search its own shop, whatever hostname the model writes', async () => {
    await shop.api.save({});
    await shop.api.save({ hostname: 'other.example.com' });
    const session = await authorise(shop.api);
    for (const hostname of ['other.example.com', 'nowhere', 7, null, undefined]) {
      const { status, body } = await run('search_products', { query: 'чайник', hostname }, session);
      expect(status).toBe(200);
      expect(body.response).toBe('shop.example.com: чайник');
    }
  });

  it('is required where a domain is not open', async () => {
    await shop.api.save({ locale: 'en' });
    const { status, body } = await run('search_products', { query: 'x', hostname: 'shop.example.com' });
    expect(status).toBe(401);
    expect(body).toMatchObject({ error: 'SESSION_REQUIRED', response: 'Please start a conversation first.' });
    expect((await run('search_products', { query: 'x' })).body.error).toBe('SESSION_REQUIRED');
  });

  it.each(['Bearer forged', 'Bearer a.b.c', 'Basic dXNlcjpwYXNz', 'Bearer ', `Bearer ${'x'.repeat(9_000)}`])(
    'is not what "%.20s" carries',
    async (authorization) => {
      await shop.api.save({});
      const { status, body } = await run('search_products', { query: 'x' }, { authorization });
      expect(status).toBe(401);
      expect(body.error).toBe('SESSION_REQUIRED');
    },
  );

  it('is not replaced by open access once a wrong one is shown', async () => {
    await shop.api.save({ openAccess: true });
    const forged = { authorization: 'Bearer forged' };
    const body = { query: 'x', hostname: 'shop.example.com' };
    expect((await run('search_products', body, forged)).body.error).toBe('SESSION_REQUIRED');
  });

  it('outlives the longest conversation by the time it takes to begin one, and no longer', async () => {
    await shop.api.save({ limits: { sessionMinutes: 1 } });
    const session = await authorise(shop.api);
    shop.api.passSeconds(60 + 110);
    expect((await run('search_products', { query: 'x' }, session)).status).toBe(200);
    shop.api.passSeconds(15);
    const { status, body } = await run('search_products', { query: 'x' }, session);
    expect(status).toBe(401);
    expect(body.error).toBe('SESSION_EXPIRED');
  });

  it('serves pages of its shop alone', async () => {
    await shop.api.save({});
    const session = await authorise(shop.api);
    const elsewhere = { ...session, origin: 'https://evil.example.com' };
    const { status, body } = await run('search_products', { query: 'x' }, elsewhere);
    expect(status).toBe(403);
    expect(body.error).toBe('ORIGIN_MISMATCH');
  });

  it('has its failures at OpenAI in the log, with its support code, whatever functions the shop chose', async () => {
    await shop.api.save({ enabledFunctions: ['search_products'] });
    const session = await authorise(shop.api);
    const failure = { status: 'failed', code: 'insufficient_quota', responseId: 'resp_1' };
    expect((await run('report_failure', failure, session)).status).toBe(200);
    expect(shop.api.lines.slice(-2)).toMatchObject([
      { message: expect.stringContaining('"failed insufficient_quota resp_1" on shop.example.com') },
      { level: 'warn', fields: { sessionId: expect.any(String), domain: 'shop.example.com' } },
    ]);
    expect((await run('report_failure', { ...failure, code: 'a shopper’s words' }, session)).status).toBe(
      400,
    );
    expect((await run('report_failure', failure)).status).toBe(401);
  });

  it('ends when its shop is suspended', async () => {
    await shop.api.save({});
    const session = await authorise(shop.api);
    await shop.api.save({ status: 'suspended' });
    const { status, body } = await run('search_products', { query: 'x' }, session);
    expect(status).toBe(404);
    expect(body.error).toBe('DOMAIN_NOT_FOUND');
  });
});

describe('a domain with open access', () => {
  it('answers curl by the hostname it names', async () => {
    await shop.api.save({ hostname: 'localhost', openAccess: true });
    const { status, body } = await ask(shop.api.botExecute, {
      path: '/api/bot-execute/search_products',
      body: { query: 'айфон черный 256', hostname: 'localhost:3000' },
      headers: { origin: '' },
    });
    expect(status).toBe(200);
    expect(body.response).toBe('localhost: айфон черный 256');
  });

  it.each([
    ['unknown', 'nowhere.example', 404, 'DOMAIN_NOT_FOUND'],
    ['no host name', 'a b', 400, 'INVALID_REQUEST'],
    ['no text', 7, 400, 'INVALID_REQUEST'],
  ])('is not found under a hostname that is %s', async (_, hostname, status, error) => {
    const answer = await run('search_products', { query: 'x', hostname });
    expect(answer).toMatchObject({ status, body: { success: false, error } });
  });
});

describe('the arguments', () => {
  beforeEach(() => shop.api.save({ openAccess: true }));
  const hostname = 'shop.example.com';

  it.each([[{}], [[]], [7], [true]])('are refused when the query is %j', async (query) => {
    const { status, body } = await run('search_products', { query, hostname });
    expect(status).toBe(400);
    expect(body).toMatchObject({ error: 'INVALID_REQUEST', message: expect.stringContaining('query') });
  });

  it.each([undefined, null, ''])('reach the search as a blank query when it is %j', async (query) => {
    expect((await run('search_products', { query, hostname })).body.response).toBe('shop.example.com: ');
  });

  it.each([
    [2, 3, 'number/number'],
    ['2', '3', 'string/string'],
    [{}, [], 'object/object'],
    [null, null, 'string/undefined'],
    [undefined, undefined, 'string/undefined'],
  ])('reach the product information as ids of any type: %j and %j', async (productId, variantId, seen) => {
    const { status, body } = await run('get_product_info', { productId, variantId, hostname });
    expect(status).toBe(200);
    expect(body).toMatchObject({ success: false, error: 'PRODUCT_NOT_FOUND', response: seen });
  });

  it.each([
    ['[]', 'an array'],
    ['"x"', 'a text'],
    ['{"query":', 'cut JSON'],
    ['{"__proto__": {"openAccess": true}, "query": "x"}', 'a prototype'],
    [`{"query": ${'['.repeat(5_000)}${']'.repeat(5_000)}}`, 'nested deeply'],
    [JSON.stringify({ query: 'я'.repeat(9_000) }), 'too large'],
  ])('are refused when the body is %.10s: %s', async (body) => {
    const answer = await run('search_products', body);
    expect(answer).toMatchObject({ status: 400, body: { success: false, error: 'INVALID_REQUEST' } });
  });
});

describe('a function', () => {
  it('speaks the language that the call asks for, also of its failures, and the shop’s without', async () => {
    const broken = await shop.surroundings.openApi({
      services: {
        ...echo,
        search: async ({ locale }) => ({
          success: true,
          response: locale,
          products: [],
          searchType: 'lexical',
          status: 'none',
        }),
        productInfo: async () => {
          throw new AssistantError('SERVICE_UNAVAILABLE', 'the index does not answer');
        },
      },
    });
    await broken.save({ openAccess: true, locale: 'en' });
    const call = async (name: string, locale: unknown) => {
      const body = { query: 'x', productId: 1, locale, hostname: 'shop.example.com' };
      return (await ask(broken.botExecute, { path: `/api/bot-execute/${name}`, body })).body.response;
    };
    expect(await call('search_products', 'ru')).toBe('ru');
    for (const other of ['en', undefined, null, 'de', 7])
      expect(await call('search_products', other)).toBe('en');
    expect(await call('get_product_info', 'ru')).toMatch(/^[А-Я]/u);
    expect(await call('get_product_info', undefined)).toMatch(/^[A-Z]/u);
  });

  it('that does not exist is named in the answer, in the language of the shop when that is known', async () => {
    await shop.api.save({ openAccess: true, locale: 'en' });
    const known = await run('buy_now', { hostname: 'shop.example.com' });
    expect(known.status).toBe(404);
    expect(known.body).toMatchObject({
      error: 'Function buy_now not found',
      response: 'I cannot do that yet.',
    });
    const unknown = await run('buy_now', {});
    expect(unknown.body).toMatchObject({
      error: 'Function buy_now not found',
      response: 'Этого я пока не умею.',
    });
  });

  it('that the domain switched off is not found either', async () => {
    await shop.api.save({ openAccess: true, enabledFunctions: ['search_products'] });
    const { status, body } = await run('get_product_info', { productId: 2, hostname: 'shop.example.com' });
    expect(status).toBe(404);
    expect(body.error).toBe('Function get_product_info not found');
  });

  it.each(['constructor', '__proto__', 'toString'])('is not found under the name %s', async (name) => {
    expect((await run(name, {})).body.error).toBe(`Function ${name} not found`);
  });
});
