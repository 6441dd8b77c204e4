import { describe, expect, it } from '@jest/globals';
import { json, type Receiver } from '../contracts/webhooks.ts';
import { useMerchantShops, webhook } from '../http/merchant-shop.ts';

const openShop = useMerchantShops();
const contact = { phone: '+7 495 123-45-67', hours: '9–21' };
const order = {
  status: 'в пути',
  date: '2026-11-25',
  expected: '2026-12-03',
  url: 'https://a.example.com/1',
};

/** Knows one order by its number and the end of its phone. */
const orders: Receiver = (request, response, body) => {
  const { orderNumber, phoneLast4 } = JSON.parse(body).arguments;
  const isKnown = orderNumber === 'A-1042' && phoneLast4 === '4821';
  json({ order: isKnown ? order : null })(request, response, body);
};

describe('get_order_status', () => {
  const open = (receiver = orders, config = {}) =>
    openShop(receiver, { contact, webhooks: { orderStatus: webhook }, ...config });
  const right = { orderNumber: '№ A-1042', proof: '+7 916 123-48-21' };

  it.each([
    ['ru', 'Заказ A-1042 от 25 ноября: «в пути». Ожидается 3 декабря.'],
    ['en', 'Order A-1042 of 25 November: "в пути". It is expected on 3 December.'],
  ])('tells in %s what became of an order', async (locale, response) => {
    const { call } = await open();
    const { status, body } = await call('get_order_status', { ...right, locale });
    expect({ status, body }).toEqual({ status: 200, body: { success: true, response, order } });
  });

  it('asks the merchant for no more than the number and four digits or the e-mail', async () => {
    const { call, asked } = await open();
    await call('get_order_status', right);
    await call('get_order_status', { orderNumber: 1042, proof: ' Ivan@Example.com ' });
    const common = { function: 'get_order_status', shop: 'shop.example.com', locale: 'ru' };
    expect(asked).toEqual([
      { ...common, arguments: { orderNumber: 'A-1042', phoneLast4: '4821' } },
      { ...common, arguments: { orderNumber: '1042', email: 'ivan@example.com' } },
    ]);
  });

  it('answers a wrong number and a wrong proof alike', async () => {
    const { call } = await open();
    const wrongNumber = await call('get_order_status', { ...right, orderNumber: 'A-1' });
    const wrongProof = await call('get_order_status', { ...right, proof: '0000' });
    expect(wrongNumber).toMatchObject({ status: 200, body: { success: false, error: 'ORDER_NOT_FOUND' } });
    expect(wrongProof.body).toEqual(wrongNumber.body);
  });

  it.each([
    {},
    { orderNumber: 'A-1042' },
    { orderNumber: ' ', proof: '4821' },
    { orderNumber: '1', proof: 'да' },
  ])('asks for what is missing in %j, and not the merchant', async (input) => {
    const { call, asked } = await open();
    const { body } = await call('get_order_status', input);
    expect(body).toMatchObject({ success: false, error: 'INVALID_REQUEST' });
    expect(body.response).toMatch(/номер заказа.*последние четыре цифры/);
    expect(asked).toEqual([]);
  });

  it('refuses after five wrong proofs in a conversation, also when many come at once', async () => {
    const { call, asked } = await open();
    await call('get_order_status', right);
    const guesses = Array.from({ length: 8 }, (_, at) => ({ ...right, proof: `000${at}` }));
    const answers = await Promise.all(guesses.map((guess) => call('get_order_status', guess)));
    const codes = answers.map(({ body }) => body.error).sort();
    expect(codes).toEqual([...Array(5).fill('ORDER_NOT_FOUND'), ...Array(3).fill('RATE_LIMITED')]);
    expect(asked).toHaveLength(1 + 5);
    const { body } = await call('get_order_status', right);
    expect(body.response).toMatch(/Попыток было слишком много.*\+7 495/);
    expect((await call('get_order_status', right, 'another')).body.success).toBe(true);
  });

  it('refuses after twenty wrong proofs for one order, in however many conversations', async () => {
    const { call, asked } = await open();
    for (let at = 0; at < 22; at += 1) {
      await call('get_order_status', { ...right, proof: `${1_000 + at}` }, `guesser ${Math.floor(at / 4)}`);
    }
    expect(asked).toHaveLength(20);
    const { body } = await call('get_order_status', { ...right, orderNumber: 'a-1042' }, 'buyer');
    expect(body.error).toBe('RATE_LIMITED');
  });

  it('logs nothing of an order, of wrong arguments neither', async () => {
    const { call, logged } = await open();
    await call('get_order_status', right);
    await call('get_order_status', { ...right, orderNumber: { secret: 'A-1042' } });
    const { body } = await call('get_order_status', { ...right, proof: `4821${'0'.repeat(300)}` });
    expect(body.error).toBe('INVALID_REQUEST');
    expect(logged()).toContain('🔍 Bot function get_order_status: \\"order\\" on shop.example.com');
    expect(logged()).not.toMatch(/1042|4821|в пути/);
    expect(JSON.stringify(body)).not.toMatch(/4821/);
  });

  it.each([
    ['an error', ((_, response) => response.writeHead(500).end()) satisfies Receiver, 'answered 500'],
    ['another shape', json({ order: { state: 'sent 4821' } }), 'order.status'],
  ])(
    'says that the shop did not answer after %s, gives the try back and logs why',
    async (_, receiver, why) => {
      const { call, logged } = await open(receiver);
      for (let at = 0; at < 6; at += 1) {
        const { status, body } = await call('get_order_status', right);
        expect([status, body.error]).toEqual([200, 'SERVICE_UNAVAILABLE']);
        expect(body.response).toMatch(/не ответил о заказе.*\+7 495/);
      }
      expect(logged()).toContain(why);
      expect(logged()).not.toMatch(/4821/);
    },
  );

  it('says honestly that the shop tells nothing of orders, and whom to ask', async () => {
    const { call } = await openShop(orders, { contact });
    const { body } = await call('get_order_status', right);
    expect(body).toMatchObject({ success: true, contact });
    expect(body.response).toMatch(
      /не сообщает мне о заказах.*Телефон: \+7 495 123-45-67\. Часы работы: 9–21\./,
    );
  });
});
