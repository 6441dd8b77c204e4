import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Hostname } from '../../../lambdas/contract/shop/hostname.ts';
import { deployedDomains } from '../../../lambdas/core/shop/active-domain.ts';
import { replying, startStandIn } from '../../adapters/openai/stand-in.ts';
import type { EventParts } from '../events.ts';
import { ask, askToken, authorise, openSurroundings, type ShopApi, type Surroundings } from '../shop-api.ts';

let surroundings: Surroundings;
let api: ShopApi;
beforeAll(async () => {
  surroundings = await openSurroundings();
});
afterAll(() => surroundings.close());
beforeEach(async () => {
  api = await surroundings.openApi();
});

const run = (name: string, body: unknown, headers: EventParts['headers'] = {}) =>
  ask(api.botExecute, { path: `/api/bot-execute/${name}`, body, headers });

describe('the calls of a minute', () => {
  it('are bounded for one session, and another session goes on', async () => {
    await api.save({ limits: { callsPerSessionPerMinute: 2 } });
    const [busy, other] = [await authorise(api), await authorise(api)];
    const statuses = [];
    for (let call = 0; call < 3; call += 1)
      statuses.push((await run('search_products', { query: 'x' }, busy)).status);
    expect(statuses).toEqual([200, 200, 429]);
    const { body, headers } = await run('search_products', { query: 'x' }, busy);
    expect(body.error).toBe('RATE_LIMITED');
    expect(Number(headers['retry-after'])).toBeLessThanOrEqual(60);
    expect((await run('search_products', { query: 'x' }, other)).status).toBe(200);
    api.passSeconds(60);
    expect((await run('search_products', { query: 'x' }, busy)).status).toBe(200);
  });

  it('are bounded for the whole shop, and another shop goes on', async () => {
    await api.save({ limits: { callsPerMinute: 1 } });
    await api.save({ hostname: 'localhost', openAccess: true });
    const session = await authorise(api);
    expect((await run('search_products', { query: 'x' }, session)).status).toBe(200);
    expect((await run('search_products', { query: 'x' }, await authorise(api))).status).toBe(429);
    const elsewhere = { query: 'x', hostname: 'localhost' };
    expect((await run('search_products', elsewhere, { origin: '' })).status).toBe(200);
  });
});

describe('the sessions of an hour', () => {
  it('counts the sessions of a network, whose owner has many addresses', async () => {
    await api.save({ limits: { sessionsPerNetworkPerHour: 2 } });
    const statusFrom = async (sourceIp: string) => (await askToken(api, { sourceIp })).status;
    expect(await statusFrom('2001:db8:1:1::1')).toBe(200);
    expect(await statusFrom('2001:db8:1:2::1')).toBe(200);
    expect(await statusFrom('2001:db8:1:3::1')).toBe(429);
    expect(await statusFrom('2001:db8:2:1::1')).toBe(200);
  });
});

describe('a shop that is open to everybody', () => {
  it('does not answer the pages of other sites, which any browser of this machine may open', async () => {
    await api.save({ hostname: 'localhost', openAccess: true });
    const { status, body } = await run(
      'search_products',
      { query: 'x', hostname: 'localhost' },
      { origin: 'https://evil.example' },
    );
    expect(status).toBe(403);
    expect(body.error).toBe('ORIGIN_MISMATCH');
  });

  it('is closed in a deployment', async () => {
    await api.save({ openAccess: true });
    const { find } = deployedDomains(api.domains);
    expect((await find(Hostname.parse('shop.example.com')))?.openAccess).toBe(false);
  });
});

describe('the budget of a month', () => {
  it('opens typed conversations alone when the budget of the month is used, and then names whom to ask', async () => {
    await api.save({ locale: 'en', contact: { phone: '+1 555 0100' }, budget: { minutesPerMonth: 10 } });
    expect((await askToken(api)).body).not.toHaveProperty('mode');
    expect((await askToken(api)).body.mode).toBe('text');
    const { status, headers, body } = await askToken(api);
    expect(status).toBe(429);
    expect(api.lines.at(-1)?.fields).toMatchObject({ domain: 'shop.example.com', metrics: { refused: 1 } });
    expect(Number(headers['retry-after'])).toBeGreaterThan(8 * 24 * 3_600);
    expect(body).toMatchObject({
      error: 'BUDGET_EXCEEDED',
      response: expect.stringContaining('+1 555 0100'),
    });
  });

  it('counts nothing of a conversation that OpenAI did not open', async () => {
    const secret = { value: 'ek_1', expires_at: 1_795_374_238 };
    const standIn = await startStandIn(replying(400, {}), replying(200, secret));
    const failing = await surroundings.openApi({ openAiUrl: standIn.url });
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
    await api.save({});
    const { body } = await askToken(api);
    const [blocked, other] = [{ authorization: `Bearer ${body.session}` }, await authorise(api)];
    expect((await run('search_products', { query: 'x' }, blocked)).status).toBe(200);
    await api.save({ blocked: { sessions: [body.supportCode] } });
    const refused = await run('search_products', { query: 'x' }, blocked);
    expect(refused.body.error).toBe('SESSION_EXPIRED');
    expect((await run('search_products', { query: 'x' }, other)).status).toBe(200);
  });

  it('opens no conversation from a blocked address, nor from another one of the same household', async () => {
    await api.save({ blocked: { addresses: ['203.0.113.9', '2001:db8:1:2::1'] } });
    for (const sourceIp of ['203.0.113.9', '::ffff:203.0.113.9', '2001:db8:1:2:aaaa::5']) {
      const { status, body } = await askToken(api, { sourceIp });
      expect([sourceIp, status, body.error]).toEqual([sourceIp, 429, 'RATE_LIMITED']);
    }
    for (const sourceIp of ['203.0.113.8', '2001:db8:1:3::1'])
      expect((await askToken(api, { sourceIp })).status).toBe(200);
  });
});
