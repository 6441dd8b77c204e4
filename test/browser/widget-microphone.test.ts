import { beforeEach, expect, it } from '@jest/globals';
import { describeInChromium } from './describe-in-chromium.ts';
import { useStage } from './use-stage.ts';
import { shopPage } from './widget-shop-page.ts';

/** Counts the questions a page puts to its visitor, who takes a while to answer, and keeps hold of what is given. */
const watchPrompts = `(() => {
  window.prompts = 0;
  window.tracks = [];
  const devices = navigator.mediaDevices;
  if (!devices) return;
  const ask = devices.getUserMedia.bind(devices);
  devices.getUserMedia = async (constraints) => {
    window.prompts += 1;
    await new Promise((resolve) => setTimeout(resolve, 300));
    const stream = await ask(constraints);
    window.tracks.push(...stream.getAudioTracks());
    return stream;
  };
})()`;

describeInChromium('a shopper who does not give the microphone', (chromium) => {
  const { page, open, openPanel, type, log, status, button, shop } = useStage(chromium, {
    context: { permissions: [] },
  });
  const prompts = () => page().evaluate('window.prompts');

  beforeEach(async () => {
    await page().addInitScript(watchPrompts);
    await open();
    await openPanel();
  });

  it('is told how to allow it, goes on by typing, and is told again when they tap again', async () => {
    await button('Говорить').click();
    await page()
      .getByRole('alert')
      .getByText(/Микрофон на этой странице запрещён/)
      .waitFor();
    await status('Жду ваш вопрос');
    await type('айфон черный 256');
    await log().getByText('999,90').waitFor();
    await button('Скрыть').click();
    await button('Говорить голосом').click();
    await page()
      .getByRole('alert')
      .getByText(/Микрофон на этой странице запрещён/)
      .waitFor();
  });

  it('is asked again once the browser’s own setting has changed', async () => {
    await button('Говорить').click();
    await status('Жду ваш вопрос');
    await page().context().grantPermissions(['microphone']);
    await button('Говорить голосом').click();
    await status('Слушаю');
    expect(await page().getByRole('alert').count()).toBe(0);
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
  const { page, shop, texts } = useStage(chromium);

  it('says so when it is the shopper who forbids it', async () => {
    const framed = `http://127.0.0.1:${new URL(shop().url).port}`;
    await page().context().clearPermissions();
    await page().context().grantPermissions([], { origin: framed });
    shop().page(
      '/framed',
      `<!doctype html><title>Framed</title><iframe title="shop" allow="microphone" src="${framed}/" width="500" height="700"></iframe>`,
    );
    await page().goto(`${shop().url}/framed`);
    const frame = page().frameLocator('iframe');
    await frame.getByRole('button', { name: 'Спросить помощника' }).click();
    await frame.getByRole('button', { name: 'Говорить' }).click();
    await frame.getByRole('alert').getByText(texts.MICROPHONE_DENIED).waitFor();
  });

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
    expect(await page().getByRole('alert').count()).toBe(0);
  });
});

describeInChromium('a shopper who waves the browser’s question away', (chromium) => {
  const { page, open, openPanel, status, button, texts } = useStage(chromium);

  it('is told how to answer it, and is asked again with the next tap', async () => {
    await page().addInitScript(() => {
      const devices = navigator.mediaDevices;
      const ask = devices.getUserMedia.bind(devices);
      navigator.permissions.query = async () =>
        Object.assign(new EventTarget(), { state: 'prompt' }) as PermissionStatus;
      devices.getUserMedia = async () => {
        devices.getUserMedia = ask;
        throw new DOMException('Permission dismissed', 'NotAllowedError');
      };
    });
    await open();
    await openPanel();
    await button(texts.speak).click();
    await page().getByRole('alert').getByText(texts.MICROPHONE_DISMISSED).waitFor();
    await status(texts.statusReady);
    await button(texts.speakAgain).click();
    await status(texts.statusListening);
    expect(await page().getByRole('alert').count()).toBe(0);
  });
});

describeInChromium('a shopper in a hurry', (chromium) => {
  const { page, shop, open, openPanel, type, status, button, texts } = useStage(chromium, { pace: 1 });

  it('taps the microphone twice, is asked once, and leaves no recording behind', async () => {
    await page().addInitScript(watchPrompts);
    shop().api.searchMs = 60_000;
    await open();
    await openPanel();
    await type('айфон черный 256');
    await status(texts.statusSearching);
    await button(texts.speakAgain).dblclick();
    await button(texts.mute).waitFor();
    expect(await page().evaluate('window.prompts')).toBe(1);
    await button(texts.end).click();
    await status(texts.statusEnded);
    expect(await page().evaluate('window.tracks.map(({ readyState }) => readyState)')).toEqual(['ended']);
  });

  it('leaves before the browser’s question is answered, and is not recorded', async () => {
    await page().addInitScript(watchPrompts);
    await open();
    await openPanel();
    await button(texts.speak).click();
    await button(texts.cancel).click();
    await page().waitForFunction('window.tracks.length === 1');
    expect(await page().evaluate('window.tracks[0].readyState')).toBe('ended');
    await button(texts.resume).click();
    await status(texts.statusListening);
    expect(await page().evaluate('window.tracks.map(({ readyState }) => readyState)')).toEqual([
      'ended',
      'live',
    ]);
  });
});

describeInChromium('a page that is not secure', (chromium) => {
  const { page, shop, openPanel, type, log, button, texts } = useStage(chromium, {
    hosts: { 'shop.example.com': '127.0.0.1' },
  });

  it('still lets the code for support staff be copied', async () => {
    shop().page('/', shopPage({ body: '<textarea aria-label="Письмо"></textarea>' }));
    await page().goto(`http://shop.example.com:${new URL(shop().url).port}/`);
    await openPanel();
    await type('айфон черный 256');
    await button(`${texts.supportCode}: K7Q2-9FXM`).click();
    await page().getByText(texts.copied).waitFor();
    await page().getByRole('textbox', { name: 'Письмо' }).focus();
    await page().keyboard.press('ControlOrMeta+v');
    expect(await page().getByRole('textbox', { name: 'Письмо' }).inputValue()).toBe('K7Q2-9FXM');
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
