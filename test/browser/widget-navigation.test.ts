import { beforeEach, expect, it } from '@jest/globals';
import { describeInChromium } from './describe-in-chromium.ts';
import { useStage } from './use-stage.ts';
import { shopPage } from './widget-shop-page.ts';

/** Keeps hold of every microphone that a page is given. */
const rememberTracks = `(() => {
  window.tracks = [];
  const devices = navigator.mediaDevices;
  const ask = devices.getUserMedia.bind(devices);
  devices.getUserMedia = async (constraints) => {
    const stream = await ask(constraints);
    window.tracks.push(...stream.getAudioTracks());
    return stream;
  };
})()`;

describeInChromium('a conversation that outlives its page or its line', (chromium) => {
  const { page, shop, open, openPanel, log, button, status, type } = useStage(chromium);
  /** What each turn reads. */
  const turns = () =>
    log()
      .getByRole('listitem')
      .evaluateAll((items) => items.map((item) => item.textContent ?? ''));
  const tracks = () =>
    page().evaluate('window.tracks.map(({ enabled, readyState }) => ({ enabled, readyState }))');
  const tokens = () => shop().asked.filter(({ path }) => path === '/api/token').length;

  beforeEach(async () => {
    shop().page('/', shopPage());
    shop().page('/next', shopPage());
    await open();
    await openPanel();
  });

  it('stands on the next page with its cards, and goes on with one tap', async () => {
    await type('айфон черный 256');
    await status('Жду ваш вопрос');
    await open('/next');
    await status('Пауза');
    await log().getByText('999,90').waitFor();
    await page().getByText('Ваш разговор сохранился.').waitFor();
    const kept = await turns();
    await button('Продолжить').click();
    await status('Жду ваш вопрос');
    expect([...(await turns()), 'Ваш разговор сохранился.']).toEqual(kept);
    expect(await log().getAttribute('aria-busy')).toBe('false');
    await type('сколько он стоит?');
    await log().getByText('999,90').nth(1).waitFor();
    expect(tokens()).toBe(2);
  });

  it('goes on by voice when it was held by voice', async () => {
    await button('Говорить').click();
    await status('Слушаю');
    await open('/next');
    await button('Продолжить').click();
    await status('Слушаю');
  });

  it('stays silent on the next page for a shopper who switched the voice off', async () => {
    await button('Выключить голос помощника').click();
    await type('айфон черный 256');
    await status('Жду ваш вопрос');
    await open('/next');
    await page().getByRole('button', { name: 'Выключить голос помощника', pressed: true }).waitFor();
    const isMuted = () =>
      document.querySelector('storevoice-widget')?.shadowRoot?.querySelector('audio')?.muted;
    expect(await page().evaluate(isMuted)).toBe(true);
  });

  it('goes on with a typed question as well', async () => {
    await type('айфон черный 256');
    await status('Жду ваш вопрос');
    await open('/next');
    await type('айфон');
    await log().getByText('999,90').nth(1).waitFor();
  });

  it('is paused with the microphone off when the panel is closed', async () => {
    await button('Говорить').click();
    await status('Слушаю');
    await page().keyboard.press('Escape');
    await page().getByRole('dialog').waitFor({ state: 'hidden' });
    expect(await page().evaluate(() => document.activeElement?.localName)).toBe('storevoice-widget');
    await openPanel();
    await page().getByText('Разговор на паузе, микрофон выключен.').waitFor();
  });

  it('says that the line is lost and takes it up again by itself', async () => {
    await type('айфон черный 256');
    await status('Жду ваш вопрос');
    await page().context().setOffline(true);
    await status('Связь прервалась. Восстанавливаю…');
    await type('айфон');
    await log().getByText('Ждёт соединения').waitFor();
    await page().context().setOffline(false);
    await log().getByText('999,90').nth(1).waitFor();
    expect(tokens()).toBe(2);
    expect((await turns()).filter((turn) => turn.includes('айфон черный 256'))).toHaveLength(1);
  });

  it('stays muted when the line is taken up again', async () => {
    await page().addInitScript(rememberTracks);
    await open();
    await button('Говорить').click();
    await status('Слушаю');
    await button('Выключить микрофон').click();
    await status('Микрофон выключен');
    await page().context().setOffline(true);
    await status('Связь прервалась. Восстанавливаю…');
    await page().context().setOffline(false);
    await status('Микрофон выключен');
    expect(await tracks()).toEqual([{ enabled: false, readyState: 'live' }]);
    await button('Включить микрофон').click();
    await status('Слушаю');
    expect(await tracks()).toEqual([{ enabled: true, readyState: 'live' }]);
  });

  it('asks once more when the line went before the answer', async () => {
    shop().api.searchMs = 60_000;
    await type('айфон черный 256');
    await status('Ищу…');
    shop().api.searchMs = 0;
    await page().context().setOffline(true);
    await status('Связь прервалась. Восстанавливаю…');
    await page().context().setOffline(false);
    await log().getByText('iPhone 15 256GB Black стоит $999.90').waitFor();
  });

  it('ends when the server hangs up, and goes on when the shopper wants to', async () => {
    const opened = page().waitForResponse(/\/v1\/realtime\/calls$/);
    await type('айфон черный 256');
    await status('Жду ваш вопрос');
    const call = (await opened).headers().location;
    await fetch(`${shop().realtimeUrl}${call}/hangup`, {
      method: 'POST',
      headers: { authorization: 'Bearer sk-test' },
    });
    await status('Разговор завершён');
    await button('Продолжить').click();
    await status('Жду ваш вопрос');
    await type('айфон');
    await log().getByText('999,90').nth(1).waitFor();
    expect(tokens()).toBe(2);
  });

  it('ends at its time and says so', async () => {
    shop().api.maxSessionSeconds = 2;
    await type('айфон черный 256');
    await status('Разговор завершён');
    await page().getByText('Время одного разговора вышло.').waitFor();
  });
});
