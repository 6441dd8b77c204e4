import { describe, expect, it } from '@jest/globals';
import { json } from '../contracts/webhooks.ts';
import { useMerchantShops, webhook } from '../http/merchant-shop.ts';

const openShop = useMerchantShops();
const contact = { phone: '+7 495 123-45-67', hours: '9–21' };

describe('call_person', () => {
  const tickets = json({ ticket: 1001, response: 'Анна уже читает.' });
  const transcript = [
    { by: 'shopper', text: 'Позвоните мне: +7 916 123-45-67' },
    { by: 'assistant', text: 'Передать разговор?' },
  ];

  it.each([
    ['ru', /Вот как связаться.*Телефон: \+7 495.*Часы работы: 9–21\.$/],
    ['en', /Here is how to reach.*Phone: \+7 495.*Hours: 9–21\.$/],
  ])('gives contact and hours at once in %s', async (locale, response) => {
    const { call, asked } = await openShop(tickets, { contact });
    const { body } = await call('call_person', { reason: 'возврат', locale });
    expect(body).toEqual({ success: true, response: expect.stringMatching(response), contact });
    expect(asked).toEqual([]);
  });

  it('says honestly that the shop named no contact', async () => {
    const { call } = await openShop(tickets, {});
    const { body } = await call('call_person', {});
    expect(body).toEqual({ success: true, response: expect.stringContaining('мне их не сообщили') });
  });

  it('offers to pass the conversation on, and does so only with consent', async () => {
    const { call, asked } = await openShop(tickets, { contact, webhooks: { handoff: webhook } });
    expect((await call('call_person', { transcript })).body.response).toMatch(/\+7 495.*Передать\?$/);
    expect((await call('call_person', { consent: false, transcript })).body.response).not.toMatch(/Передать/);
    expect(asked).toEqual([]);
    const { body } = await call('call_person', { reason: 'возврат', consent: true, transcript });
    expect(body).toEqual({
      success: true,
      response: 'Анна уже читает. Номер обращения: 1001.',
      contact,
      ticket: '1001',
    });
    expect(asked).toMatchObject([
      {
        function: 'call_person',
        arguments: {
          reason: 'возврат',
          transcript: [{ by: 'shopper', text: 'Позвоните мне: [phone]' }, transcript[1]],
        },
      },
    ]);
  });

  it('names the contact when the conversation could not be passed on, or was passed on already', async () => {
    const config = { contact, webhooks: { handoff: webhook } };
    const broken = await openShop((_, response) => response.writeHead(503).end(), config);
    const consent = { consent: true, locale: 'en' };
    expect((await broken.call('call_person', consent)).body).toEqual({
      success: true,
      response: expect.stringMatching(/could not be passed on.*\+7 495/),
      contact,
    });
    const { call, asked } = await openShop(tickets, config);
    for (let at = 0; at < 3; at += 1) await call('call_person', { consent: true });
    expect((await call('call_person', consent)).body.response).toMatch(/already been passed on/);
    expect(asked).toHaveLength(3);
  });

  it.each([
    { transcript: 'all' },
    { transcript: Array(41).fill(transcript[0]) },
    { transcript: [{ by: 'system', text: '' }] },
    { consent: 'yes' },
  ])('refuses %.40j and tells none of it', async (input) => {
    const { call, asked, logged } = await openShop(tickets, { webhooks: { handoff: webhook } });
    const { status } = await call('call_person', { consent: true, ...input });
    expect([status, asked]).toEqual([400, []]);
    expect(logged()).not.toMatch(/916/);
  });
});
