import { describe, expect, it } from '@jest/globals';
import { json, type Receiver } from '../contracts/webhooks.ts';
import { SECRET, useMerchantShops, webhook } from '../http/merchant-shop.ts';
import { ask, askToken } from '../http/shop-api.ts';

const openShop = useMerchantShops();

describe('a merchant’s own function', () => {
  const own = {
    ...webhook,
    name: 'get_bonus_points',
    texts: {
      ru: { description: 'Говорит, сколько у покупателя бонусов.', unavailable: 'Бонусы сейчас не видны.' },
      en: { description: 'Tells how many bonus points there are.' },
    },
    parameters: {
      type: 'object',
      properties: {
        card: { type: 'string', minLength: 4, maxLength: 12, description: 'Number of the card' },
        year: { type: 'integer', minimum: 2020 },
      },
      required: ['card'],
    },
  };
  const points = json({ response: 'У вас\n120 бонусов. ', data: { points: 120 }, extra: '<script>' });
  const open = (receiver: Receiver = points, config = {}) =>
    openShop(receiver, { functions: [own], ...config });

  it('is offered to the model and run on the merchant’s server', async () => {
    const { api, call, asked } = await open();
    const { body: token } = await askToken(api);
    expect(JSON.stringify(token.tools)).toContain('Говорит, сколько у покупателя бонусов.');
    const { body } = await call('get_bonus_points', { card: '1234', year: null, locale: 'en', other: 1 });
    expect(body).toEqual({ success: true, response: 'У вас 120 бонусов.', data: { points: 120 } });
    expect(asked).toEqual([
      { function: 'get_bonus_points', shop: 'shop.example.com', locale: 'en', arguments: { card: '1234' } },
    ]);
  });

  it('never shows its secret or address to the browser or the log', async () => {
    const { api, call, logged } = await open((_, response) => response.writeHead(404).end());
    const { body: token } = await askToken(api);
    const answers = [token, (await call('get_bonus_points', { card: '1234' })).body];
    expect(JSON.stringify(answers)).not.toMatch(/https:\/\/localhost\/webhook/);
    expect(`${JSON.stringify(answers)}${logged()}`).not.toContain(SECRET);
  });

  it.each([
    [{}, 'card'],
    [{ card: 1234 }, 'card'],
    [{ card: '1' }, 'card'],
    [{ card: '1234', year: 2019 }, 'year'],
  ])('is not run with %j', async (input, field) => {
    const { call, asked, logged } = await open();
    const { status, body } = await call('get_bonus_points', input);
    expect([status, body.error, asked]).toEqual([400, 'INVALID_REQUEST', []]);
    expect(body.message).toContain(field);
    expect(logged()).not.toMatch(/1234/);
  });

  it.each([
    ['ru', 'Бонусы сейчас не видны.'],
    ['en', 'The service is not available right now. Please try again shortly.'],
  ])('fails with the merchant’s sentence or ours in %s', async (locale, response) => {
    for (const wrong of [json({}), json({ response: '' }), json({ response: 'x'.repeat(601) }), json([])]) {
      const { call } = await open(wrong);
      const { status, body } = await call('get_bonus_points', { card: '1234', locale });
      expect({ status, body }).toEqual({
        status: 200,
        body: { success: false, response, error: 'SERVICE_UNAVAILABLE' },
      });
    }
  });

  it('is called at most fifty times in a conversation', async () => {
    const { call, asked } = await open();
    for (let at = 0; at < 50; at += 1) await call('get_bonus_points', { card: '1234' });
    expect((await call('get_bonus_points', { card: '1234' })).body.error).toBe('RATE_LIMITED');
    expect(asked).toHaveLength(50);
  });

  it('is switched off like ours, and never replaces one of ours', async () => {
    const off = await open(points, { enabledFunctions: ['search_products'] });
    expect((await off.call('get_bonus_points', { card: '1234' })).status).toBe(404);
    const shadow = await open(points, { functions: [{ ...own, name: 'search_products' }] });
    expect((await shadow.call('search_products', { query: 'чайник' })).body.response).toMatch(/чайник/);
    expect(shadow.asked).toEqual([]);
  });

  it('is found only in a conversation of its shop, which may be over', async () => {
    const { api, call } = await open();
    await call('get_bonus_points', { card: '1234' });
    const path = '/api/bot-execute/get_bonus_points';
    expect((await ask(api.botExecute, { path, body: {} })).status).toBe(404);
    api.passSeconds(3_600);
    const late = await call('get_bonus_points', { card: '1234' });
    expect(late).toMatchObject({ status: 401, body: { error: 'SESSION_EXPIRED' } });
  });
});
