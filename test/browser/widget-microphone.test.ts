import { beforeEach, expect, it } from '@jest/globals';
import { describeInChromium } from './describe-in-chromium.ts';
import { useStage } from './use-stage.ts';
import { shopPage } from './widget-shop-page.ts';

/** Counts the questions a page puts to its visitor. */
const countPrompts = `(() => {
  window.prompts = 0;
  const devices = navigator.mediaDevices;
  if (!devices) return;
  const ask = devices.getUserMedia.bind(devices);
  devices.getUserMedia = (constraints) => { window.prompts += 1; return ask(constraints); };
})()`;

describeInChromium('a shopper who does not give the microphone', (chromium) => {
  const { page, open, openPanel, type, log, status, button, shop } = useStage(chromium, {
    context: { permissions: [] },
  });
  const prompts = () => page().evaluate('window.prompts');

  beforeEach(async () => {
    await page().addInitScript(countPrompts);
    await open();
    await openPanel();
  });

  it('is told how to allow it, goes on by typing, and is not asked twice', async () => {
    await button('Говорить').click();
    await page()
      .getByRole('alert')
      .getByText(/Микрофон на этой странице запрещён/)
      .waitFor();
    await status('Жду ваш вопрос');
    await type('айфон черный 256');
    await log().getByText('999,90').waitFor();
    await button('Говорить голосом').click();
    await page()
      .getByRole('alert')
      .getByText(/Микрофон на этой странице запрещён/)
      .waitFor();
    expect(await prompts()).toBe(1);
  });

  it('is asked again once the browser’s own setting has changed', async () => {
    await button('Говорить').click();
    await status('Жду ваш вопрос');
    await page().context().grantPermissions(['microphone']);
    await button('Говорить голосом').click();
    await status('Слушаю');
  });

  it('is never asked for typing', async () => {
    await type('айфон черный 256');
    await log().getByText('999,90').waitFor();
    expect(await prompts()).toBe(0);
  });

  it('can put the word about it away', async () => {
    await button('Говорить').click();
    await page().getByRole('alert').waitFor();
    await button('Скрыть').click();
    expect(await page().getByRole('alert').count()).toBe(0);
  });

  it('is told when the page in a frame was not given it', async () => {
    shop().page(
      '/framed',
      `<!doctype html><title>Framed</title><iframe title="shop" src="http://127.0.0.1:${new URL(shop().url).port}/" width="500" height="700"></iframe>`,
    );
    await page().goto(`${shop().url}/framed`);
    const frame = page().frameLocator('iframe');
    await frame.getByRole('button', { name: 'Спросить помощника' }).click();
    await frame.getByRole('button', { name: 'Говорить' }).click();
    await frame
      .getByRole('alert')
      .getByText(/не передаёт микрофон/)
      .waitFor();
  });
});

describeInChromium('a frame that was given the microphone', (chromium) => {
  const { page, shop } = useStage(chromium);

  it('is talked to like a page', async () => {
    const framed = `http://127.0.0.1:${new URL(shop().url).port}`;
    await page().context().grantPermissions(['microphone'], { origin: framed });
    shop().page(
      '/framed',
      `<!doctype html><title>Framed</title><iframe title="shop" allow="microphone" src="${framed}/" width="500" height="700"></iframe>`,
    );
    await page().goto(`${shop().url}/framed`);
    const frame = page().frameLocator('iframe');
    await frame.getByRole('button', { name: 'Спросить помощника' }).click();
    await frame.getByRole('button', { name: 'Говорить' }).click();
    await frame.getByRole('status').filter({ hasText: 'Слушаю' }).waitFor({ state: 'attached' });
  });
});

describeInChromium('a machine without a microphone', (chromium) => {
  const { page, open, openPanel, type, log, button } = useStage(chromium, { microphone: 'none' });

  it('says so and answers typed questions', async () => {
    await open();
    await openPanel();
    await button('Говорить').click();
    await page().getByRole('alert').getByText('Микрофон не найден. Вопрос можно написать.').waitFor();
    await type('айфон черный 256');
    await log().getByText('999,90').waitFor();
  });
});

describeInChromium('a microphone that another program holds', (chromium) => {
  const { page, open, openPanel, type, log, status, button, texts } = useStage(chromium);

  it('is told of, typing goes on, and it is asked for again when the shopper wants to', async () => {
    await page().addInitScript(() => {
      const devices = navigator.mediaDevices;
      const ask = devices.getUserMedia.bind(devices);
      devices.getUserMedia = async () => {
        devices.getUserMedia = ask;
        throw new DOMException('held by another program', 'NotReadableError');
      };
    });
    await open();
    await openPanel();
    await button(texts.speak).click();
    await page().getByRole('alert').getByText(texts.MICROPHONE_BUSY).waitFor();
    await type('айфон черный 256');
    await log().getByText('999,90').waitFor();
    await button(texts.speakAgain).click();
    await status(texts.statusListening);
  });
});

describeInChromium('a page that is not secure', (chromium) => {
  const { page, shop, openPanel, type, log, button } = useStage(chromium, {
    hosts: { 'shop.example.com': '127.0.0.1' },
  });

  it('is told so and typing works', async () => {
    shop().page('/', shopPage());
    await page().goto(`http://shop.example.com:${new URL(shop().url).port}/`);
    await openPanel();
    await button('Говорить').click();
    await page()
      .getByRole('alert')
      .getByText(/только на защищённых страницах/)
      .waitFor();
    await type('айфон черный 256');
    await log().getByText('999,90').waitFor();
  });
});
