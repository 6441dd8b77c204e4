import { beforeEach, expect, it } from '@jest/globals';
import { describeInChromium } from './describe-in-chromium.ts';
import { useStage } from './use-stage.ts';
import { colours, iphone } from './widget-products.ts';
import { shopPage } from './widget-shop-page.ts';

describeInChromium('a conversation with the widget', (chromium) => {
  const { shop, page, open, openPanel, type, log, status, button } = useStage(chromium);

  beforeEach(async () => {
    shop().page('/', shopPage({ attributes: 'data-samples="Сколько стоит айфон чёрный 256?|Чехол"' }));
    await open();
    await openPanel();
  });

  it('answers a typed question with the sentence and the card', async () => {
    await type('айфон черный 256');
    await log().getByText('iPhone 15 256GB Black стоит $999.90').waitFor();
    await page().getByRole('heading', { name: 'iPhone 15 256GB Black' }).waitFor();
    await log().getByText('999,90').waitFor();
    await log().getByText('В наличии').waitFor();
    expect(shop().asked).toEqual([
      { path: '/api/token', body: { hostname: 'localhost' }, authorization: undefined },
      {
        path: '/api/bot-execute/search_products',
        body: { query: 'айфон черный 256' },
        authorization: 'Bearer our-own-token',
      },
    ]);
    await button(/Код для поддержки: K7Q2-9FXM/).waitFor();
  });

  it('answers a sample question', async () => {
    await button('Сколько стоит айфон чёрный 256?').click();
    await log().getByText('999,90').waitFor();
  });

  it('greets by voice, listens, mutes, and ends', async () => {
    await button('Говорить').click();
    await log()
      .getByText(/Здравствуйте!/)
      .waitFor();
    await status('Слушаю');
    await button('Выключить микрофон').click();
    await status('Микрофон выключен');
    await button('Включить микрофон').click();
    await status('Слушаю');
    await button('Завершить разговор').click();
    await status('Разговор завершён');
  });

  it('goes from typing to talking and back in one conversation', async () => {
    await type('айфон черный 256');
    await status('Жду ваш вопрос');
    await button('Говорить голосом').click();
    await status('Слушаю');
    await type('айфон');
    await log().getByText('999,90').nth(1).waitFor();
    expect(shop().asked.filter(({ path }) => path === '/api/token')).toHaveLength(1);
  });

  it('says that it searches while the function runs', async () => {
    shop().api.searchMs = 1_500;
    await type('айфон черный 256');
    await status('Ищу…');
    await log().getByText('999,90').waitFor();
  });

  it('shows several products in a row and asks about the variant with buttons', async () => {
    shop().api.search = (query) =>
      /pink/i.test(query)
        ? { success: true, response: 'Розовый стоит $999', products: [iphone] }
        : {
            success: true,
            response: 'Есть синий и розовый. Какой?',
            products: colours,
            ask: {
              attribute: 'color',
              options: colours.map(({ options, productId, variantId }) => ({
                label: options.color,
                productId,
                variantId,
              })),
            },
          };
    await type('айфон');
    await log().getByText('Есть синий и розовый. Какой?').waitFor();
    expect(await page().getByRole('list', { name: 'Найденные товары' }).getByRole('listitem').count()).toBe(
      3,
    );
    await button('Pink').click();
    await log().getByText('Розовый стоит $999').waitFor();
    expect(await button('Pink').count()).toBe(0);
  });

  it('stops speaking when it is told to, and marks the answer as interrupted', async () => {
    shop().api.search = () => ({
      success: true,
      response: 'Есть чёрный, синий, розовый. '.repeat(80),
      products: [],
    });
    await type('айфон');
    await status('Говорю');
    await button('Прервать ответ').click();
    await log().getByText('прервано').waitFor();
    await status('Жду ваш вопрос');
  });

  it('goes on when the shop’s catalogue does not answer', async () => {
    shop().breakPath('/api/bot-execute', true);
    await type('айфон');
    await log()
      .getByText(/не получается обратиться к каталогу/)
      .waitFor();
    shop().breakPath('/api/bot-execute', false);
    await type('айфон');
    await log().getByText('999,90').waitFor();
  });

  it('starts anew with nothing left when it is told to forget', async () => {
    await type('айфон черный 256');
    await log().getByText('999,90').waitFor();
    await button('Забыть этот разговор').click();
    await button('Говорить').waitFor();
    expect(await page().getByText('999,90').count()).toBe(0);
    expect(await page().evaluate(() => JSON.stringify({ ...sessionStorage }))).not.toContain('айфон');
  });
});
