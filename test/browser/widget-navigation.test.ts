import { beforeEach, expect, it } from '@jest/globals';
import { describeOnDevices } from './machine/describe-in-chromium.ts';
import { useStage } from './stage/use-stage.ts';

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

describeOnDevices('a conversation that outlives its page or its line', (chromium, device) => {
  const { page, shop, open, openPanel, log, button, status, type, texts, launcher, shopPage, priceTag } =
    useStage(chromium, {
      device,
    });
  /** What each turn reads. */
  const turns = () =>
    log()
      .getByRole('listitem')
      .evaluateAll((items) => items.map((item) => item.textContent ?? ''));
  const tracks = () =>
    page().evaluate('window.tracks.map(({ enabled, readyState }) => ({ enabled, readyState }))');
  const tokens = () => shop().asked.filter(({ path }) => path === '/api/token').length;

  /** Another page of the shop, with the panel open. */
  const goTo = async (path: string): Promise<void> => {
    await open(path);
    if (device.isCovered) await openPanel();
  };

  beforeEach(async () => {
    shop().page('/', shopPage());
    shop().page('/next', shopPage());
    await open();
    await openPanel();
  });

  it('is on the next page with its cards, and goes on with one tap', async () => {
    await type('айфон черный 256');
    await status(texts['status-ready']);
    await goTo('/next');
    await status(texts['status-paused']);
    await priceTag().waitFor();
    await page().getByText(texts['why-navigated']).waitFor();
    const kept = await turns();
    await button(texts.resume).click();
    await status(texts['status-ready']);
    expect([...(await turns()), texts['why-navigated']]).toEqual(kept);
    expect(await log().getAttribute('aria-busy')).toBe('false');
    await type('сколько он стоит?');
    await priceTag().nth(1).waitFor();
    expect(tokens()).toBe(2);
  });

  it('goes on by voice when it was held by voice', async () => {
    await button(texts.speak).click();
    await status(texts['status-listening']);
    await goTo('/next');
    await button(texts.resume).click();
    await status(texts['status-listening']);
  });

  it('stays silent on the next page for a shopper who switched the voice off', async () => {
    await button(texts.soundOff).click();
    await type('айфон черный 256');
    await status(texts['status-ready']);
    await goTo('/next');
    await page().getByRole('button', { name: texts.soundOff, pressed: true }).waitFor();
    const isMuted = () =>
      document.querySelector('storevoice-widget')?.shadowRoot?.querySelector('audio')?.muted;
    expect(await page().evaluate(isMuted)).toBe(true);
  });

  it('goes on with a typed question as well', async () => {
    await type('айфон черный 256');
    await status(texts['status-ready']);
    await goTo('/next');
    await type('айфон');
    await priceTag().nth(1).waitFor();
  });

  it('is paused with the microphone off when the panel is closed', async () => {
    await button(texts.speak).click();
    await status(texts['status-listening']);
    await page().keyboard.press('Escape');
    await page().getByRole('dialog').waitFor({ state: 'hidden' });
    expect(await page().evaluate(() => document.activeElement?.localName)).toBe('storevoice-widget');
    await openPanel();
    await page().getByText(texts['why-closed']).waitFor();
  });

  it('says that the line is lost and takes it up again by itself', async () => {
    await type('айфон черный 256');
    await status(texts['status-ready']);
    await page().context().setOffline(true);
    await status(texts['status-lost']);
    await type('айфон');
    await log().getByText(texts.queued).waitFor();
    await page().context().setOffline(false);
    await priceTag().nth(1).waitFor();
    expect(tokens()).toBe(2);
    expect((await turns()).filter((turn) => turn.includes('айфон черный 256'))).toHaveLength(1);
  });

  it('stays muted when the line is taken up again', async () => {
    await page().addInitScript(rememberTracks);
    await goTo('/');
    await button(texts.speak).click();
    await status(texts['status-listening']);
    await button(texts.mute).click();
    await status(texts['status-muted']);
    await page().context().setOffline(true);
    await status(texts['status-lost']);
    await page().context().setOffline(false);
    await status(texts['status-muted']);
    expect(await tracks()).toEqual([{ enabled: false, readyState: 'live' }]);
    await button(texts.unmute).click();
    await status(texts['status-listening']);
    expect(await tracks()).toEqual([{ enabled: true, readyState: 'live' }]);
  });

  it('asks once more when the line went before the answer', async () => {
    shop().api.searchMs = 60_000;
    await type('айфон черный 256');
    await status(texts['status-searching']);
    shop().api.searchMs = 0;
    await page().context().setOffline(true);
    await status(texts['status-lost']);
    await page().context().setOffline(false);
    await log().getByText('iPhone 15 256GB Black стоит $999.90').waitFor();
  });

  it('goes on in a new session when the server hangs up, which only closes the channel', async () => {
    const opened = page().waitForResponse(/\/v1\/realtime\/calls$/);
    await button(texts.speak).click();
    await status(texts['status-listening']);
    const call = (await opened).headers().location;
    const again = page().waitForResponse(/\/v1\/realtime\/calls$/);
    await fetch(`${shop().realtimeUrl}${call}/hangup`, {
      method: 'POST',
      headers: { authorization: 'Bearer sk-test' },
    });
    await again;
    await type('айфон');
    await priceTag().waitFor();
    expect(tokens()).toBe(2);
  });

  it('ends at its time and says so', async () => {
    shop().api.maxSessionSeconds = 2;
    await type('айфон черный 256');
    await status(texts['status-ended']);
    await page().getByText(texts['why-time-limit']).waitFor();
  });

  it('records in one tab only, and says in the other one where', async () => {
    await button(texts.speak).click();
    await status(texts['status-listening']);
    const other = await page().context().newPage();
    await other.goto(shop().url);
    await other.getByRole('button', { name: launcher }).click();
    await other.getByRole('button', { name: texts.speak }).click();
    await other
      .getByRole('status')
      .filter({ hasText: texts['status-listening'] })
      .waitFor({ state: 'attached' });
    await page().getByText(texts['why-other-tab']).waitFor();
  });
});
