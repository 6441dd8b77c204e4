import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { demoCards, demoOrders } from '../../dev/demo-shop/receiver/demo-orders.ts';
import { post, type RunningApp, removeFolder, startApp, temporaryFolder } from './local-app.ts';

let folder: string;
let app: RunningApp;
beforeAll(async () => {
  folder = await temporaryFolder();
  app = await startApp(folder);
});
afterAll(async () => {
  await app.close();
  await removeFolder(folder);
});

const [order] = demoOrders;
const question = {
  hostname: 'localhost',
  orderNumber: order?.number,
  proof: `+7 999 000-${order?.phoneLast4}`,
};

const call = async (name: string, input: object) =>
  (await post(`${app.url}/api/bot-execute/${name}`, { hostname: 'localhost', ...input })).body;

const ordersPage = async (): Promise<string> => (await fetch(`${app.url}/demo/orders?lang=en`)).text();

describe('the demo shop’s own server', () => {
  it.each(['ru', 'en'] as const)('tells in %s of the orders that its page shows', async (locale) => {
    const body = await call('get_order_status', { ...question, locale });
    expect(body).toMatchObject({ success: true, order: { status: order?.status[locale] } });
    expect(body.response).toContain(order?.status[locale]);
    expect(await ordersPage()).toContain(order?.email);
  });

  it('tells a stranger nothing', async () => {
    const body = await call('get_order_status', { ...question, proof: 'stranger@example.com' });
    expect(body).toMatchObject({ success: false, error: 'ORDER_NOT_FOUND' });
  });

  it('takes a conversation over and shows it to the shop’s people as text', async () => {
    const transcript = [{ by: 'shopper', text: '<b>Позовите человека!</b>' }];
    const offered = await call('call_person', { transcript });
    expect(offered.response).toMatch(/Передать\?$/);
    const { ticket, response } = await call('call_person', { transcript, consent: true });
    expect(response).toMatch(`Номер обращения: ${ticket}.`);
    const page = await ordersPage();
    expect(page).toContain(ticket);
    expect(page).toContain('&lt;b&gt;Позовите человека!&lt;/b&gt;');
  });

  it.each([
    ['ru', /бонусов/],
    ['en', /bonus points/],
  ])('runs a function of its own in %s', async (locale, said) => {
    const [[card, points] = []] = demoCards;
    const body = await call('get_bonus_points', { card, locale });
    expect(body).toMatchObject({ success: true, data: { points } });
    expect(body.response).toMatch(said);
  });

  it('answers nobody who does not sign', async () => {
    const { status } = await post(`${app.url}/demo/webhooks/orders`, { locale: 'ru', arguments: question });
    expect(status).toBe(401);
  });

  it('offers its function to the model of both addresses', async () => {
    for (const hostname of ['localhost', '127.0.0.1']) {
      const origin = app.url.replace('localhost', hostname);
      const { body } = await post(`${app.url}/api/token`, { hostname }, { origin });
      expect(JSON.stringify(body.tools)).toContain('get_bonus_points');
      expect(JSON.stringify(body)).not.toMatch(/whsec_|demo\/webhooks/);
    }
  });

  it('leaves no order, card or conversation in the log', () => {
    const log = JSON.stringify(app.lines);
    expect(log).toContain('Bot function get_order_status: \\"order\\"');
    expect(log).not.toMatch(/4821|1042|stranger|Позовите/);
  });
});
