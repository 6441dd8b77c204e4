import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { describeInChromium, launchChromium } from './chromium.ts';
import { openShop, type Shop, shopPage } from './widget-shop.ts';

describeInChromium('a conversation with the widget', (chromium) => {
  let shop: Shop;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    shop = await openShop();
    browser = await launchChromium(chromium);
    shop.page('/', shopPage({ attributes: 'data-samples="Сколько стоит айфон чёрный 256?|Чехол"' }));
  });
  beforeEach(async () => {
    shop.reset();
    context = await browser.newContext({ permissions: ['microphone'] });
    page = await context.newPage();
    await page.goto(shop.url);
    await page.getByRole('button', { name: 'Спросить помощника' }).click();
  });
  afterEach(() => context.close());
  afterAll(async () => {
    await browser?.close();
    await shop?.close();
  });

  const log = () => page.getByRole('log', { name: 'Разговор' });
  const status = (text: string) => page.getByRole('status').filter({ hasText: text });

  it('answers a typed question with the sentence and the card, and never asks for the microphone', async () => {
    await context.clearPermissions();
    await page.getByRole('textbox', { name: 'Ваш вопрос' }).fill('айфон черный 256');
    await page.getByRole('button', { name: 'Отправить' }).click();
    await log()
      .getByText(/iPhone 15 256GB Black стоит \$999\.90/)
      .waitFor();
    await page.getByRole('heading', { name: 'iPhone 15 256GB Black' }).waitFor();
    expect(shop.asked).toEqual([
      { path: '/api/token', body: { hostname: 'localhost' }, authorization: undefined },
      {
        path: '/api/bot-execute/search_products',
        body: { query: 'айфон черный 256' },
        authorization: 'Bearer our-own-token',
      },
    ]);
    await page.getByRole('button', { name: /Код для поддержки: K7Q2-9FXM/ }).waitFor();
  });

  it('answers a sample question', async () => {
    await page.getByRole('button', { name: 'Сколько стоит айфон чёрный 256?' }).click();
    await log().getByText('999,90').waitFor();
  });

  it('greets by voice, listens, mutes, and ends', async () => {
    await page.getByRole('button', { name: 'Говорить' }).click();
    await log()
      .getByText(/Здравствуйте!/)
      .waitFor();
    await status('Слушаю').waitFor();
    await page.getByRole('button', { name: 'Выключить микрофон' }).click();
    await status('Микрофон выключен').waitFor();
    await page.getByRole('button', { name: 'Включить микрофон' }).click();
    await status('Слушаю').waitFor();
    await page.getByRole('button', { name: 'Завершить разговор' }).click();
    await status('Разговор завершён').waitFor();
  });
});
