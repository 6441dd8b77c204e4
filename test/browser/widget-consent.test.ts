import { beforeEach, expect, it } from '@jest/globals';
import { describeOnDevices } from './machine/describe-in-chromium.ts';
import { useStage } from './stage/use-stage.ts';

const CONSENT_URL = 'https://shop.example.com/privacy';

/** Notes in the page whether the line about recording was on screen when the microphone was asked for. */
const watchAsking = `(() => {
  window.asked = [];
  const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  navigator.mediaDevices.getUserMedia = (constraints) => {
    const root = document.querySelector('storevoice-widget').shadowRoot;
    window.asked.push(root.querySelector('.consent a')?.href ?? 'nothing was shown');
    return ask(constraints);
  };
})()`;

describeOnDevices('before the first recording', (chromium, device) => {
  const { page, shop, open, openPanel, type, status, button, texts, launcher, shopPage, priceTag } = useStage(
    chromium,
    { device },
  );
  const asked = () => page().evaluate('window.asked');
  const tokens = () => shop().asked.filter(({ path }) => path === '/api/token').length;
  const shopIsKnown = () => page().waitForFunction('localStorage.getItem("storevoice:shop") !== null');
  const line = () => page().getByText(texts.consent);

  beforeEach(async () => {
    await page().addInitScript(watchAsking);
    shop().page('/', shopPage());
    shop().page('/next', shopPage());
  });

  it('a shopper reads the line of the tag, with its link', async () => {
    shop().page('/', shopPage({ attributes: `data-consent-url="${CONSENT_URL}"` }));
    await open();
    await openPanel();
    await line().waitFor();
    const link = page().getByRole('link', { name: texts.consentLink });
    expect(await link.getAttribute('href')).toBe(CONSENT_URL);
    await button(texts.speak).click();
    await status(texts['status-listening']);
    expect(await asked()).toEqual([CONSENT_URL]);
  });

  it('a shopper reads what the shop has configured, although the page did not know it before', async () => {
    shop().api.theme = { consentUrl: CONSENT_URL };
    shop().api.tellsTheme = false;
    await open();
    await openPanel();
    await button(texts.speak).click();
    await page().getByText(texts['why-consent']).waitFor();
    await line().waitFor();
    expect(await asked()).toEqual([]);
    await button(texts.speak).click();
    await status(texts['status-listening']);
    expect(await asked()).toEqual([CONSENT_URL]);
    expect(tokens()).toBe(1);
  });

  it('a shopper reads it also when a button of the page starts the conversation', async () => {
    const speak = () => page().evaluate(() => document.querySelector('storevoice-widget')?.speak());
    shop().api.theme = { consentUrl: CONSENT_URL };
    shop().api.tellsTheme = false;
    await open();
    expect(await speak()).toEqual({ outcome: 'consent' });
    await line().waitFor();
    expect(await asked()).toEqual([]);
    expect(await speak()).toEqual({ outcome: 'listening' });
    expect(await asked()).toEqual([CONSENT_URL]);
  });

  it('a shopper reads what the shop has configured in the first panel already, and is not held up', async () => {
    shop().api.theme = { consentUrl: CONSENT_URL };
    await open();
    await shopIsKnown();
    await openPanel();
    await line().waitFor();
    await button(texts.speak).click();
    await status(texts['status-listening']);
    expect(await asked()).toEqual([CONSENT_URL]);
  });

  it('nothing jumps when the line is learned while a shopper types', async () => {
    shop().api.theme = { consentUrl: CONSENT_URL };
    shop().api.tellsTheme = false;
    const top = async () => (await page().getByRole('textbox', { name: texts.message }).boundingBox())?.y;
    await open();
    await openPanel();
    // It has room, and nobody sees or hears of it.
    expect(await line().isVisible()).toBe(false);
    expect(await page().getByRole('link', { name: texts.consentLink }).count()).toBe(0);
    // It rises as it opens.
    await page()
      .getByRole('dialog')
      .evaluate((panel) => Promise.all(panel.getAnimations().map(({ finished }) => finished)));
    const before = await top();
    await type('айфон');
    await priceTag().waitFor();
    await line().waitFor();
    expect(await page().getByRole('link', { name: texts.consentLink }).count()).toBe(1);
    expect(await top()).toBe(before);
  });

  it('no room is kept for a line that a known shop does not want', async () => {
    await open();
    await shopIsKnown();
    await openPanel();
    expect(await line().count()).toBe(0);
  });

  it('a shopper who comes back in another tab is told at once', async () => {
    shop().api.theme = { consentUrl: CONSENT_URL };
    await open();
    await openPanel();
    await type('айфон');
    await priceTag().waitFor();
    const tab = await page().context().newPage();
    await tab.goto(`${shop().url}/next`);
    await tab.getByRole('button', { name: launcher }).click();
    await tab.getByText(texts.consent).waitFor();
    await tab.close();
  });

  it('a shopper is not held up where the shop wants nothing read', async () => {
    await open();
    await openPanel();
    await button(texts.speak).click();
    await status(texts['status-listening']);
    expect(await asked()).toEqual(['nothing was shown']);
    expect(tokens()).toBe(1);
  });

  it('a shopper who only types is asked for nothing', async () => {
    shop().api.theme = { consentUrl: CONSENT_URL };
    await open();
    await openPanel();
    await type('айфон');
    await priceTag().waitFor();
    expect(await asked()).toEqual([]);
  });

  it('a shopper hears of a refusal as ever', async () => {
    shop().api.tellsTheme = false;
    shop().api.token = () => ({
      status: 429,
      body: { success: false, error: 'QUOTA_EXCEEDED', response: '' },
    });
    await open();
    await openPanel();
    await button(texts.speak).click();
    await page().getByRole('alert').getByText(texts.QUOTA_EXCEEDED).waitFor();
    expect(await asked()).toEqual([]);
  });
});
