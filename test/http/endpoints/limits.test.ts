import { describe, expect, it } from '@jest/globals';
import { Hostname } from '../../../lambdas/contract/shop/hostname.ts';
import { deployedDomains } from '../../../lambdas/core/shop/active-domain.ts';
import { replying, startStandIn } from '../../adapters/openai/stand-in.ts';
import { askToken, authorise } from '../shop-api.ts';
import { useShopApi } from '../use-shop-api.ts';

const shop = useShopApi();
const { run } = shop;

describe('the calls of a minute', () => {
  it('are bounded for one session, and another session goes on', async () => {
    await shop.api.save({ limits: { callsPerSessionPerMinute: 2 } });
    const [busy, other] = [await authorise(shop.api), await authorise(shop.api)];
    const statuses = [];
    for (let call = 0; call < 3; call += 1)
      statuses.push((await run('search_products', { query: 'x' }, busy)).status);
    expect(statuses).toEqual([200, 200, 429]);
    const { body, headers } = await run('search_products', { query: 'x' }, busy);
    expect(body.error).toBe('RATE_LIMITED');
    expect(Number(headers['retry-after'])).toBeLessThanOrEqual(60);
    expect((await run('search_products', { query: 'x' }, other)).status).toBe(200);
    shop.api.passSeconds(60);
    expect((await run('search_products', { query: 'x' }, busy)).status).toBe(200);
  });

  it('are bounded for the whole shop, and another shop goes on', async () => {
    await shop.api.save({ limits: { callsPerMinute: 1 } });
    await shop.api.save({ hostname: 'localhost', openAccess: true });
    const session = await authorise(shop.api);
    expect((await run('search_products', { query: 'x' }, session)).status).toBe(200);
    expect((await run('search_products', { query: 'x' }, await authorise(shop.api))).status).toBe(429);
    const elsewhere = { query: 'x', hostname: 'localhost' };
    expect((await run('search_products', elsewhere, { origin: '' })).status).toBe(200);
  });
});

describe('the sessions of an hour', () => {
  it('counts the sessions of a network, whose owner has many addresses', async () => {
    await shop.api.save({ limits: { sessionsPerNetworkPerHour: 2 } });
    const statusFrom = async (sourceIp: string) => (await askToken(shop.api, { sourceIp })).status;
    expect(await statusFrom('2001:db8:1:1::1')).toBe(200);
    expect(await statusFrom('2001:db8:1:2::1')).toBe(200);
    expect(await statusFrom('2001:db8:1:3::1')).toBe(429);
    expect(await statusFrom('2001:db8:2:1::1')).toBe(200);
  });
});

describe('a shop that is open to everybody', () => {
  it('does not answer the pages of other sites, which any browser of this machine may open', async () => {
    await shop.api.save({ hostname: 'localhost', openAccess: true });
    const { status, body } = await run(
      'search_products',
      { query: 'x', hostname: 'localhost' },
      { origin: 'https://evil.example' },
    );
    expect(status).toBe(403);
    expect(body.error).toBe('ORIGIN_MISMATCH');
  });

  it('is closed in a deployment', async () => {
    await shop.api.save({ openAccess: true });
    const { find } = deployedDomains(shop.api.domains);
    expect((await find(Hostname.parse('shop.example.com')))?.openAccess).toBe(false);
  });
});

describe('the budget of a month', () => {
  it('opens typed conversations alone when the budget of the month is used, and then names whom to ask', async () => {
    await shop.api.save({ locale: 'en', contact: { phone: '+1 555 0100' }, budget: { minutesPerMonth: 10 } });
    expect((await askToken(shop.api)).body).not.toHaveProperty('mode');
    expect((await askToken(shop.api)).body.mode).toBe('text');
    const { status, headers, body } = await askToken(shop.api);
    expect(status).toBe(429);
    expect(shop.api.lines.at(-1)?.fields).toMatchObject({
      domain: 'shop.example.com',
      metrics: { refused: 1 },
    });
    expect(Number(headers['retry-after'])).toBeGreaterThan(8 * 24 * 3_600);
    expect(body).toMatchObject({
      error: 'BUDGET_EXCEEDED',
      response: expect.stringContaining('+1 555 0100'),
    });
  });

  it('counts nothing of a conversation that OpenAI did not open', async () => {
    const secret = { value: 'ek_1', expires_at: 1_795_374_238 };
    const standIn = await startStandIn(replying(400, {}), replying(200, secret));
    const failing = await shop.surroundings.openApi({ openAiUrl: standIn.url });
    await failing.save({ budget: { minutesPerMonth: 10 } });
    expect((await askToken(failing)).status).not.toBe(200);
    const { status, body } = await askToken(failing);
    await standIn.close();
    expect(status).toBe(200);
    expect(body).not.toHaveProperty('mode');
  });
});

describe('a shopper whom the shop turned away', () => {
  it('gets no answer in the blocked conversation, and others go on', async () => {
    await shop.api.save({});
    const { body } = await askToken(shop.api);
    const [blocked, other] = [{ authorization: `Bearer ${body.session}` }, await authorise(shop.api)];
    expect((await run('search_products', { query: 'x' }, blocked)).status).toBe(200);
    await shop.api.save({ blocked: { sessions: [body.supportCode] } });
    const refused = await run('search_products', { query: 'x' }, blocked);
    expect(refused.body.error).toBe('SESSION_EXPIRED');
    expect((await run('search_products', { query: 'x' }, other)).status).toBe(200);
  });

  it('opens no conversation from a blocked address, nor from another one of the same household', async () => {
    await shop.api.save({ blocked: { addresses: ['203.0.113.9', '2001:db8:1:2::1'] } });
    for (const sourceIp of ['203.0.113.9', '::ffff:203.0.113.9', '2001:db8:1:2:aaaa::5']) {
      const { status, body } = await askToken(shop.api, { sourceIp });
      expect([sourceIp, status, body.error]).toEqual([sourceIp, 429, 'RATE_LIMITED']);
    }
    for (const sourceIp of ['203.0.113.8', '2001:db8:1:3::1'])
      expect((await askToken(shop.api, { sourceIp })).status).toBe(200);
  });
});
