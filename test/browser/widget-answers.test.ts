import { beforeEach, expect, it } from '@jest/globals';
import { describeOnDevices } from './machine/describe-in-chromium.ts';
import { answerStates, goOn, showCart } from './stage/answer-states.ts';
import { useStage } from './stage/use-stage.ts';
import * as answers from './stage/widget-answers.ts';

describeOnDevices('an answer that is more than a sentence', (chromium, device) => {
  const stage = useStage(chromium, { device });
  const { page, shop, open, openPanel, type, log, status, button, texts } = stage;
  const show = async (answer: { readonly response: string }): Promise<void> => {
    shop().api.search = () => answer;
    await type('айфон');
    await log().getByText(answer.response).waitFor();
    await status(texts['status-ready']);
  };
  const region = (name: string) => log().getByRole('region', { name });
  const links = () =>
    log()
      .getByRole('link')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  beforeEach(async () => {
    shop().page('/', stage.shopPage());
    await open();
    await openPanel();
  });

  it('compares products in a table whose cells belong to a product and a property', async () => {
    await show(answers.comparison);
    const table = region(texts.comparison).getByRole('table');
    await table.waitFor();
    expect(await table.getByRole('columnheader').allTextContents()).toEqual([
      texts.property,
      'iPhone 15 256GB Black',
      'Galaxy S24 256GB Violet',
    ]);
    const row = table.getByRole('row').filter({ has: page().getByRole('rowheader', { name: 'Гарантия' }) });
    expect(await row.getByRole('cell').allTextContents()).toEqual(['2 года', '—']);
  });

  it('scrolls a wide table inside the panel and keeps the names of its rows in sight', async () => {
    await show(answers.wideComparison);
    await region(texts.comparison).waitFor();
    const edges = await region(texts.comparison).evaluate((box) => {
      box.scrollLeft = 10_000;
      const name = box.querySelector('tbody th')?.getBoundingClientRect();
      return { scrolled: box.scrollLeft, name: name?.left ?? 0, box: box.getBoundingClientRect().left };
    });
    expect(edges.scrolled).toBeGreaterThan(0);
    expect(Math.abs(edges.name - edges.box)).toBeLessThan(3);
    const isWiderThanPanel = await log().evaluate((box) => box.scrollWidth > box.clientWidth);
    expect(isWiderThanPanel).toBe(false);
  });

  it('says on a card why the product is recommended', async () => {
    await show(answers.recommendation);
    await log().getByRole('listitem').filter({ hasText: 'Galaxy' }).getByText('Дешевле на $100').waitFor();
  });

  it('names the page of the shop that an answer comes from', async () => {
    await show(answers.delivery);
    const link = log().getByRole('link', { name: /Доставка и оплата/ });
    expect(await link.getAttribute('href')).toBe('https://www.shop.example.com/delivery');
    await link.getByText('shop.example.com').waitFor();
  });

  it('shows how a person of the shop is reached', async () => {
    await show(answers.person);
    await region(texts.contact).getByText('ежедневно с 9 до 21').waitFor();
    expect(await links()).toEqual([
      'tel:88005553535',
      'mailto:help@shop.example.com',
      'https://shop.example.com/contacts',
    ]);
    await log().getByText(`${texts.ticket} T-1042`).waitFor();
  });

  it('shows an order with its days in the words of the language', async () => {
    await show(answers.order);
    const order = region(texts.order);
    await order.getByText('В пути').waitFor();
    const days = await order.getByRole('definition').allTextContents();
    expect(days).toEqual(
      device.locale === 'ru' ? ['пт, 27 ноября', 'ср, 2 декабря'] : ['Fri, November 27', 'Wed, December 2'],
    );
    expect(await links()).toEqual(['https://shop.example.com/orders/1042']);
  });

  it('makes links of web addresses, phones and mail addresses alone', async () => {
    await show(answers.unsafe);
    await log().getByText('Статья').waitFor();
    await log().getByText('a@b.example?bcc=c@d.example').waitFor();
    await log().getByText('2026-13-45').waitFor();
    expect(await links()).toEqual([]);
  });

  it('is there on the next page', async () => {
    for (const name of ['comparison', 'order', 'person and ticket', 'store text']) {
      await answerStates[name]?.(stage);
    }
    await goOn(stage);
    await region(texts.comparison).getByText('6,1″ OLED').waitFor();
    await region(texts.order).getByText('В пути').waitFor();
    await region(texts.contact).getByText('8 (800) 555-35-35').waitFor();
    await log()
      .getByRole('link', { name: /Доставка и оплата/ })
      .waitFor();
  });

  it('asks with buttons when a function cannot go on without a choice', async () => {
    await show(answers.colourQuestion);
    shop().api.search = (query) => ({ success: true, response: /pink/i.test(query) ? 'Кладу розовую.' : '' });
    await button('Pink').click();
    await log().getByText('Кладу розовую.').waitFor();
  });

  it('asks for the colour instead of adding the one on the card', async () => {
    await page().evaluate(() => {
      document.addEventListener('storevoice:add-to-cart', () => document.body.append('added'));
    });
    await show(answers.shirt);
    await button(`${texts.addToCart}: Футболка`).click();
    await log()
      .getByRole('paragraph')
      .filter({ hasText: `${texts.addToCart}: Футболка` })
      .waitFor();
    await status(texts['status-ready']);
    expect(await page().locator('body').textContent()).not.toContain('added');
  });

  it('shows the cart, and on a card that the product is in it, after navigation too', async () => {
    await show(answers.found);
    await showCart(stage);
    await goOn(stage);
    const cart = region(texts.cart);
    expect(await cart.getByRole('listitem').allTextContents()).toEqual([
      'iPhone 15 256GB Black$999.90',
      'Чехол2 × $49.95',
    ]);
    await cart.getByText('$1,099.80').waitFor();
    expect(await cart.getByRole('link', { name: texts.openCart }).getAttribute('href')).toBe(
      answers.cart.url,
    );
    await button(`${texts.added}: iPhone 15 256GB Black`).waitFor();
  });

  it('leaves the sentence when the file with the cards cannot be had, and brings them with the next answer', async () => {
    await page().route('**/assets/findings-*', (route) => route.abort());
    await show(answers.comparison);
    await log().getByText('Galaxy дешевле на $100').waitFor();
    await page().unroute('**/assets/findings-*');
    await show(answers.delivery);
    await log()
      .getByRole('link', { name: /Доставка и оплата/ })
      .waitFor();
    await region(texts.comparison).waitFor();
  });
});
