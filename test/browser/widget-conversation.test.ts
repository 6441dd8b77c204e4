import { beforeEach, expect, it } from '@jest/globals';
import { formatMoney } from '../../lambdas/contract/catalog/amounts.ts';
import { describeOnDevices } from './machine/describe-in-chromium.ts';
import { movingOnPhones } from './machine/devices.ts';
import { useStage } from './stage/use-stage.ts';
import { colours, iphone, picturesUrl } from './stage/widget-products.ts';

describeOnDevices('a conversation with the widget', (chromium, device) => {
  const { shop, shopPage, page, open, openPanel, openMenu, type, log, priceTag, status, button, texts } =
    useStage(chromium, { device, context: movingOnPhones(device) });

  beforeEach(async () => {
    const attributes = 'data-samples="Сколько стоит айфон чёрный 256?|Чехол"';
    shop().page('/', shopPage({ attributes }));
    await open();
    await openPanel();
  });

  it('answers a typed question with the sentence and the card', async () => {
    await type('айфон черный 256');
    await log().getByText('iPhone 15 256GB Black стоит $999.90').waitFor();
    await page().getByRole('heading', { name: 'iPhone 15 256GB Black' }).waitFor();
    await priceTag().waitFor();
    await log().getByText(texts['in-stock']).waitFor();
    expect(shop().asked).toEqual([
      { path: '/api/token', body: { hostname: 'localhost' }, authorization: undefined },
      {
        path: '/api/bot-execute/search_products',
        body: { query: 'айфон черный 256' },
        authorization: 'Bearer our-own-token',
      },
    ]);
    await openMenu();
    await button(`${texts.supportCode}: K7Q2-9FXM`).waitFor();
  });

  it('selects the code for support staff where nothing may be copied, and says so', async () => {
    await type('айфон');
    await priceTag().waitFor();
    await openMenu();
    await page().evaluate(() => {
      Object.assign(navigator.clipboard, { writeText: () => Promise.reject(new Error('refused')) });
      document.execCommand = () => false;
    });
    await page().getByTitle(texts.copy).click();
    await page().getByText(texts.copyByHand).waitFor();
    const selected = await page().evaluate(() => String(getSelection()));
    expect(selected).toBe(await page().getByTitle(texts.copy).locator('code').textContent());
  });

  it('offers the code for support staff to be copied, also when it is over', async () => {
    await page().context().grantPermissions(['microphone', 'clipboard-read', 'clipboard-write']);
    await type('айфон черный 256');
    await status(texts['status-ready']);
    await button(texts.end).click();
    await openMenu();
    await button(`${texts.supportCode}: K7Q2-9FXM`).click();
    await page().getByText(texts.copied).waitFor();
    expect(await page().evaluate(() => navigator.clipboard.readText())).toBe('K7Q2-9FXM');
  });

  it('answers a sample question', async () => {
    await button('Сколько стоит айфон чёрный 256?').click();
    await priceTag().waitFor();
  });

  it('greets by voice, listens, mutes, and ends', async () => {
    await button(texts.speak).click();
    await log()
      .getByText(/Здравствуйте!/)
      .waitFor();
    await status(texts['status-listening']);
    await button(texts.mute).click();
    await status(texts['status-muted']);
    await button(texts.unmute).click();
    await status(texts['status-listening']);
    await button(texts.end).click();
    await status(texts['status-ended']);
  });

  it('goes from typing to talking and back in one conversation', async () => {
    await type('айфон черный 256');
    await status(texts['status-ready']);
    await button(texts.speakAgain).click();
    await status(texts['status-listening']);
    await type('айфон');
    await priceTag().nth(1).waitFor();
    // One session is typed, the other spoken.
    expect(shop().asked.filter(({ path }) => path === '/api/token')).toHaveLength(2);
  });

  it('says that it searches while the function runs', async () => {
    shop().api.searchMs = 1_500;
    await type('айфон черный 256');
    await status(texts['status-searching']);
    await priceTag().waitFor();
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
    expect(await page().getByRole('list', { name: texts.found }).getByRole('listitem').count()).toBe(3);
    await button('Pink').click();
    await log().getByText('Розовый стоит $999').waitFor();
    expect(await button('Pink').count()).toBe(0);
  });

  it('shows of each product its picture, variant, price before a sale, and whether it can be had', async () => {
    const picture =
      '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><rect width="40" height="40"/></svg>';
    await page().route(`${picturesUrl}/*`, (route) =>
      route.fulfill({ contentType: 'image/svg+xml', body: picture }),
    );
    shop().api.search = () => ({ success: true, response: 'Вот', products: colours });
    await type('айфон');
    const card = (colour: string) =>
      page()
        .getByRole('list', { name: texts.found })
        .getByRole('listitem')
        .filter({ hasText: `iPhone 15 256GB ${colour}` });
    await card('Blue').getByText('256GB · Blue').waitFor();
    expect(await card('Blue').locator('s').textContent()).toMatch(/1\D?099[.,]90/);
    const width = (image: Element) =>
      image instanceof HTMLImageElement ? image.decode().then(() => image.naturalWidth) : 0;
    expect(await card('Blue').locator('img').evaluate(width)).toBe(40);
    await card('Pink').getByText(texts['out-of-stock']).waitFor();
    expect(await card('Pink').getByRole('button').count()).toBe(0);
    await card('Green').getByText(texts.preorder).waitFor();
    // A finger pushes the row; a mouse has arrows for it.
    if (device.context.hasTouch === true) await card('Green').scrollIntoViewIfNeeded();
    else await button(texts.next).click();
    await page().waitForFunction(() => {
      const row = document.querySelector('storevoice-widget')?.shadowRoot?.querySelector('.product-row');
      return (row?.scrollLeft ?? 0) > 100;
    });
  });

  it('goes on when the shop’s catalogue does not answer', async () => {
    shop().breakPath('/api/bot-execute', true);
    await type('айфон');
    await log().getByText(texts.toolUnreachable).waitFor();
    shop().breakPath('/api/bot-execute', false);
    await type('айфон');
    await priceTag().waitFor();
  });

  it('starts with nothing left when it is told to forget, unless the shopper wants it back at once', async () => {
    const kept = () => page().evaluate(() => JSON.stringify({ ...sessionStorage }));
    await type('айфон черный 256');
    await priceTag().waitFor();
    await openMenu();
    await button(texts.forget).click();
    await button(texts.speak).waitFor();
    expect(await priceTag().count()).toBe(0);
    expect(await kept()).not.toContain('айфон');
    await button(texts.undo).click();
    await priceTag().waitFor();
    await button(texts.resume).waitFor();
    expect(await kept()).toContain('айфон');
  });

  it('has the shop’s name for its title', async () => {
    await type('айфон черный 256');
    await page().getByRole('heading', { name: 'Лавка' }).waitFor();
  });

  it('has the shop’s logo, if it is configured and loads', async () => {
    shop().api.theme = { logoUrl: `${picturesUrl}/logo` };
    const picture = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"/>';
    await page().route(`${picturesUrl}/*`, (route) =>
      route.fulfill({ contentType: 'image/svg+xml', body: picture }),
    );
    await type('айфон черный 256');
    await page().locator(`img[src="${picturesUrl}/logo"]`).waitFor();
  });

  it('answers every one of questions that are typed quickly', async () => {
    await type('айфон');
    await type('чайник');
    await log().getByText('Ничего не нашлось').waitFor();
    const turns = await log().locator('li[class^="turn from"]').allInnerTexts();
    expect(turns.map((turn) => /айфон|iPhone|чайник|Ничего/.exec(turn)?.[0])).toEqual([
      'айфон',
      'iPhone',
      'чайник',
      'Ничего',
    ]);
  });

  it('shows all of a title and of a price, however long they are', async () => {
    const title = 'Наушники накладные беспроводные с активным шумоподавлением, цвет: графитовый';
    const products = colours.map((card, index) => ({
      ...card,
      title: `${title} ${index}`,
      price: { minor: 123_456_789_050, currency: 'RUB' },
      priceText: formatMoney({ minor: 123_456_789_050, currency: 'RUB' }, 'ru'),
    }));
    shop().api.search = () => ({ success: true, response: 'Вот', products });
    await type('айфон');
    await page()
      .getByRole('heading', { name: `${title} 0` })
      .waitFor();
    const cut = await page().evaluate(() => {
      const root = document.querySelector('storevoice-widget')?.shadowRoot;
      const parts = [...(root?.querySelectorAll('.product-title, .price') ?? [])];
      return parts.filter(
        (part) => part.scrollWidth > part.clientWidth || part.scrollHeight > part.clientHeight + 1,
      );
    });
    expect(cut).toEqual([]);
  });
});
