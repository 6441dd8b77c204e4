import { describe, expect, it } from '@jest/globals';
import { TokenResponse } from '../../../lambdas/contract/voice/token.ts';
import { botFunctions } from '../../../lambdas/functions/registry.ts';
import { replying, startStandIn } from '../../adapters/openai/stand-in.ts';
import { ask, askToken } from '../shop-api.ts';
import { useShopApi } from '../use-shop-api.ts';

const shop = useShopApi();

describe('POST /api/token', () => {
  it('answers everything the widget needs to start a conversation', async () => {
    await shop.api.save({ theme: { accent: '#0f766e' }, limits: { sessionMinutes: 5 } });
    const { status, headers, body } = await askToken(shop.api);
    expect(status).toBe(200);
    expect(headers['cache-control']).toBe('no-store');
    const token = TokenResponse.parse(body);
    expect(token).toMatchObject({
      token: expect.stringMatching(/^ek_/),
      realtimeUrl: `${shop.surroundings.realtimeUrl}/v1/realtime/calls`,
      model: 'gpt-realtime-2.1',
      voice: 'marin',
      locale: 'ru',
      theme: { accent: '#0f766e' },
      maxSessionSeconds: 300,
      supportCode: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/),
    });
    expect(token.tools.map(({ name }) => name)).toEqual([
      ...botFunctions.map(({ name }) => name),
      'wait_for_user',
    ]);
    expect(token.instructions).not.toContain(token.greeting);
    expect(Date.parse(token.expiresAt) - Date.now()).toBeLessThanOrEqual(61_000);
  });

  it('follows the choices of the domain', async () => {
    await shop.api.save({
      locale: 'en',
      voice: 'cedar',
      model: 'gpt-realtime-2.1-mini',
      greeting: 'Welcome to "The Shop"!',
      extraInstructions: 'Offer gift wrapping.',
      enabledFunctions: ['get_product_info'],
    });
    const { body } = await askToken(shop.api);
    expect(body).toMatchObject({
      locale: 'en',
      voice: 'cedar',
      model: 'gpt-realtime-2.1-mini',
      greeting: 'Welcome to "The Shop"!',
      instructions: expect.stringContaining('Offer gift wrapping.'),
      tools: [{ name: 'get_product_info' }, { name: 'wait_for_user' }],
    });
  });

  it('hands a brokered shop our own session and our own address in place of a secret', async () => {
    await shop.api.save({ connection: 'brokered' });
    const { body } = await askToken(shop.api);
    expect(body.token).toBe(body.session);
    expect(body.realtimeUrl).toBe('https://api.example.com/api/call');
  });

  it('names the configured public address to a brokered shop', async () => {
    await shop.reopen({ publicUrl: 'https://voice.example.com/' });
    await shop.api.save({ connection: 'brokered' });
    expect((await askToken(shop.api)).body.realtimeUrl).toBe('https://voice.example.com/api/call');
  });

  it.each([
    ['in capitals with www and a port', { hostname: 'WWW.Shop.Example.com.:8443' }],
    ['by an alias', { hostname: 'alias.example.com' }],
  ])('knows the shop %s', async (_, body) => {
    await shop.api.save({ aliases: ['alias.example.com'] });
    expect((await askToken(shop.api, { body })).status).toBe(200);
  });

  it.each([
    'https://shop.example.com',
    'http://www.shop.example.com:3000',
    'https://alias.example.com',
    'https://xn--80aairftm.xn--p1ai',
  ])('serves pages of %s', async (origin) => {
    await shop.api.save({ aliases: ['alias.example.com', 'магазин.рф'] });
    expect((await askToken(shop.api, { headers: { origin } })).status).toBe(200);
  });

  it.each([
    'https://evil.example.com',
    'https://shop.example.com.evil.com',
    'https://evil.com/shop.example.com',
    'ftp://shop.example.com',
    'null',
    '',
    'shop.example.com',
  ])('refuses a page of "%s"', async (origin) => {
    await shop.api.save({});
    const { status, body } = await askToken(shop.api, { headers: { origin } });
    expect(status).toBe(403);
    expect(body).toMatchObject({ success: false, error: 'ORIGIN_MISMATCH' });
  });

  it('asks no origin of a domain with open access, but serves no page of another machine', async () => {
    await shop.api.save({ openAccess: true });
    const statusFor = async (origin: string) => (await askToken(shop.api, { headers: { origin } })).status;
    expect(await statusFor('')).toBe(200);
    expect(await statusFor('http://localhost:3000')).toBe(200);
    expect(await statusFor('https://elsewhere.example')).toBe(403);
  });

  it('refuses an unknown shop in Russian and a suspended one in its own language', async () => {
    const unknown = await askToken(shop.api);
    expect(unknown.status).toBe(404);
    expect(unknown.body).toMatchObject({
      success: false,
      error: 'DOMAIN_NOT_FOUND',
      response: 'Голосовой помощник на этом сайте не подключён.',
    });
    await shop.api.save({ status: 'suspended', locale: 'en' });
    const suspended = await askToken(shop.api);
    expect(suspended.body).toMatchObject({
      error: 'DOMAIN_NOT_FOUND',
      response: expect.stringMatching(/not connected/),
    });
  });

  it.each([[{}], [{ hostname: 7 }], [{ hostname: 'a b' }], ['"text"'], ['[]'], ['null'], ['{'], [' ']])(
    'refuses the body %j and says what is wrong',
    async (body) => {
      const answer = await askToken(shop.api, { body });
      expect(answer.status).toBe(400);
      expect(answer.body).toMatchObject({
        success: false,
        error: 'INVALID_REQUEST',
        message: expect.any(String),
      });
    },
  );
});

describe('the limits of a shop', () => {
  it('stop one shopper for the rest of the hour, and no other shopper', async () => {
    await shop.api.save({ limits: { sessionsPerShopperPerHour: 2 } });
    await askToken(shop.api);
    await askToken(shop.api);
    const refused = await askToken(shop.api);
    expect(refused.status).toBe(429);
    expect(refused.body).toMatchObject({ success: false, error: 'RATE_LIMITED' });
    const seconds = Number(refused.headers['retry-after']);
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(3_600);
    expect((await askToken(shop.api, { sourceIp: '198.51.100.9' })).status).toBe(200);
    shop.api.passSeconds(seconds);
    expect((await askToken(shop.api)).status).toBe(200);
  });

  it('stop the whole shop until the next UTC day', async () => {
    await shop.api.save({ limits: { sessionsPerDay: 1 } });
    await askToken(shop.api);
    const refused = await askToken(shop.api, { sourceIp: '198.51.100.9' });
    expect(refused.status).toBe(429);
    expect(refused.body.error).toBe('QUOTA_EXCEEDED');
    shop.api.passSeconds(Number(refused.headers['retry-after']));
    expect((await askToken(shop.api)).status).toBe(200);
  });

  it('give the shopper back what the shop refused', async () => {
    await shop.api.save({ limits: { sessionsPerShopperPerHour: 1, sessionsPerDay: 0 } });
    expect((await askToken(shop.api)).body.error).toBe('QUOTA_EXCEEDED');
    await shop.api.save({ limits: { sessionsPerShopperPerHour: 1, sessionsPerDay: 1 } });
    expect((await askToken(shop.api)).status).toBe(200);
  });

  it('give both back when the voice model does not answer', async () => {
    const down = await shop.surroundings.openApi({ openAiUrl: 'http://127.0.0.1:9/v1' });
    await down.save({ limits: { sessionsPerShopperPerHour: 1, sessionsPerDay: 1 }, locale: 'en' });
    const refusals = [await askToken(down), await askToken(down)];
    for (const { status, body } of refusals) {
      expect(status).toBe(503);
      expect(body).toMatchObject({
        error: 'SERVICE_UNAVAILABLE',
        response: expect.stringMatching(/not available/),
      });
      expect(body).not.toHaveProperty('message');
    }
  });

  it('let exactly the limit through when many shoppers come at once', async () => {
    await shop.api.save({ limits: { sessionsPerDay: 5 } });
    const answers = await Promise.all(
      Array.from({ length: 15 }, (_, index) => askToken(shop.api, { sourceIp: `198.51.100.${index}` })),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(5);
  });
});

describe('what the logs say of a token', () => {
  it('is the session without its secrets and without the address', async () => {
    await shop.api.save({});
    const { body } = await askToken(shop.api, { sourceIp: '203.0.113.77' });
    const logged = JSON.stringify(shop.api.lines);
    expect(logged).toContain(String(body.supportCode));
    expect(logged).toContain('JKJaXmPLvHcESHA=');
    for (const secret of [body.token, body.session, '203.0.113.77', 'sk-test']) {
      expect(logged).not.toContain(secret);
    }
  });

  it('is the cause of a failure, which the answer keeps to itself', async () => {
    const down = await shop.surroundings.openApi({ openAiUrl: 'http://127.0.0.1:9/v1' });
    await down.save({});
    const { body } = await ask(down.token, { path: '/api/token', body: { hostname: 'shop.example.com' } });
    expect(Object.keys(body).sort()).toEqual(['error', 'requestId', 'response', 'success']);
    const failure = down.lines.find(({ level }) => level === 'error');
    expect(failure?.fields).toMatchObject({ status: 503, requestId: 'JKJaXmPLvHcESHA=' });
    expect(failure?.fields.error).toBeInstanceOf(Error);
  });

  it('is what OpenAI said of its refusal, with the shop and the session', async () => {
    const refusal = {
      error: { message: 'no money', type: 'insufficient_quota', code: 'insufficient_quota' },
    };
    const standIn = await startStandIn(replying(429, refusal, { 'x-request-id': 'req_1' }));
    const poor = await shop.surroundings.openApi({ openAiUrl: standIn.url });
    await poor.save({ locale: 'en' });
    const { body } = await askToken(poor);
    await standIn.close();
    expect(body).toMatchObject({ response: expect.stringMatching(/not available/) });
    expect(JSON.stringify(body)).not.toMatch(/quota|req_1/);
    expect(poor.lines.find(({ message }) => message === 'OpenAI failed')).toMatchObject({
      level: 'warn',
      fields: {
        domain: 'shop.example.com',
        sessionId: expect.stringMatching(/-/),
        upstream: { status: 429, code: 'insufficient_quota', type: 'insufficient_quota', requestId: 'req_1' },
      },
    });
  });
});
