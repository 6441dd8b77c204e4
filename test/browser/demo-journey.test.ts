import { afterAll, afterEach, beforeAll, beforeEach, expect, it, jest } from '@jest/globals';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { type RunningApp, removeFolder, startApp, temporaryFolder } from '../journeys/local-app.ts';
import { launchChromium } from './chromium.ts';
import { describeInChromium } from './describe-in-chromium.ts';

const FASTER_THAN_LIFE = 4;
const WAIT_MS = 90_000;
const LATE_MS = 700;
const SENTENCE = 'iPhone 15 256GB Black стоит $999.90';

jest.setTimeout(300_000);
// A machine at its limit can lose a WebRTC handshake for good; what fails twice more is a fault.
jest.retryTimes(2, { logErrorsBeforeRetry: true });

/** Runs in the page before anything else, so that what the connections received can be measured. */
const rememberConnections = (): void => {
  const connections: RTCPeerConnection[] = [];
  const Original = RTCPeerConnection;
  Object.assign(window, {
    connections,
    RTCPeerConnection: class extends Original {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        connections.push(this);
      }
    },
  });
};

/** Energy of all sound that arrived; 0 is silence. */
const loudness = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const connections: RTCPeerConnection[] = Object(window).connections;
    const reports = await Promise.all(connections.map((connection) => connection.getStats()));
    const stats = reports.flatMap((report) => [...report.values()]);
    return stats.reduce(
      (sum, { type, totalAudioEnergy = 0 }) => sum + (type === 'inbound-rtp' ? totalAudioEnergy : 0),
      0,
    );
  });

const waitForSound = async (page: Page): Promise<void> => {
  const deadline = Date.now() + WAIT_MS;
  while ((await loudness(page)) === 0) {
    if (Date.now() > deadline) throw new Error('no sound arrived');
    await page.waitForTimeout(200);
  }
};

describeInChromium('the demo shop, as a shopper meets it', (chromium) => {
  let folder = '';
  let running: RunningApp;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let errors: string[] = [];

  beforeAll(async () => {
    folder = await temporaryFolder();
    running = await startApp(folder, { pace: FASTER_THAN_LIFE });
    browser = await launchChromium(chromium);
  });
  afterAll(async () => {
    await browser?.close();
    await running?.close();
    await removeFolder(folder);
  });
  beforeEach(() => {
    errors = [];
  });
  afterEach(async () => {
    await context.close();
    expect(errors).toEqual([]);
  });

  const visit = async (
    path = '/',
    { microphone = true, origin = running.url, late = '' } = {},
  ): Promise<void> => {
    context = await browser.newContext({ permissions: microphone ? ['microphone'] : [] });
    context.setDefaultTimeout(WAIT_MS);
    page = await context.newPage();
    await page.addInitScript(rememberConnections);
    page.on('pageerror', (error) => errors.push(String(error)));
    if (late !== '') {
      await page.route(`**/${late}`, async (route) => {
        await page.waitForTimeout(LATE_MS);
        await route.continue();
      });
    }
    await page.goto(`${origin}${path}`);
  };
  const button = (name: string | RegExp): Locator => page.getByRole('button', { name });
  const transcript = (): Locator => page.getByRole('log', { name: 'Разговор' });
  const type = async (question: string): Promise<void> => {
    await page.getByRole('textbox', { name: 'Ваш вопрос' }).fill(question);
    await button('Отправить').click();
  };
  const messages = (): readonly string[] => running.lines.map(({ message }) => message);

  it('answers by text: the function is called, the card and the sentence appear, sound plays', async () => {
    await visit();
    await button('Спросить помощника').click();
    await type('айфон чёрный 256');
    await transcript().getByText(SENTENCE).waitFor();
    await page.getByRole('heading', { name: 'iPhone 15 256GB Black' }).waitFor();
    await transcript().getByText('999,90').waitFor();
    expect(messages()).toContain('🔍 Bot function search_products: "айфон чёрный 256" on localhost');
    expect(messages()).toContain('✅ Bot function search_products executed successfully');
    await waitForSound(page);
    await button('Завершить разговор').click();
    await page.getByText('Разговор завершён').first().waitFor();
  });

  it('answers a sample question of the panel by one click', async () => {
    await visit();
    await button('Спросить помощника').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Сколько стоит айфон чёрный 256?' }).click();
    await transcript().getByText(SENTENCE).waitFor();
  });

  it.each([
    ['the page', 'shop.js'],
    ['the widget', 'widget.js'],
  ])(
    'knows which product the page is about, when the script of %s is late: "does this one come in blue?"',
    async (_, late) => {
      await visit('/demo/products/2?variant=3', { late });
      await button('Спросить помощника').click();
      await type('а этот есть в синем?');
      await page.getByRole('heading', { name: 'iPhone 15 256GB Blue' }).waitFor();
      await transcript()
        .getByText(/iPhone 15 256GB Blue/u)
        .first()
        .waitFor();
    },
  );

  it('answers a question chosen on the front page', async () => {
    await visit();
    await page.locator('[data-ask]').first().click();
    await transcript().getByText(SENTENCE).waitFor();
  });

  it('greets and listens when the shopper wants to speak', async () => {
    await visit();
    await button('Спросить помощника').click();
    await button('Говорить').click();
    await transcript()
      .getByText(/Я голосовой помощник магазина «Lumi»/u)
      .waitFor();
    await page.getByText('Слушаю').first().waitFor();
  });

  it('goes on in writing when the microphone is denied, and asks for it once', async () => {
    await visit('/', { microphone: false });
    await page.evaluate(() => {
      const { mediaDevices } = navigator;
      const ask = mediaDevices.getUserMedia.bind(mediaDevices);
      mediaDevices.getUserMedia = (wanted) => {
        document.body.dataset.asked = String(Number(document.body.dataset.asked ?? 0) + 1);
        return ask(wanted);
      };
    });
    await button('Спросить помощника').click();
    await button('Говорить').click();
    await page
      .getByRole('dialog')
      .getByText(/микрофон/iu)
      .first()
      .waitFor();
    await type('айфон чёрный 256');
    await transcript().getByText(SENTENCE).waitFor();
    expect(await page.locator('body').getAttribute('data-asked')).toBe('1');
  });

  it('puts a found product into the shop’s own cart', async () => {
    await visit();
    await button('Спросить помощника').click();
    await type('айфон чёрный 256');
    await transcript().getByRole('button', { name: 'В корзину' }).click();
    await page.locator('[data-cart-count]', { hasText: '1' }).waitFor();
    await button('Закрыть помощника')
      .or(page.getByRole('dialog').getByRole('button', { name: 'Закрыть' }))
      .first()
      .click();
    await button('Корзина').click();
    await page.getByRole('listitem').getByRole('link', { name: 'iPhone 15 256GB Black' }).click();
    await page.getByRole('heading', { level: 1, name: 'iPhone 15 256GB Black' }).waitFor();
  });

  it('speaks English at the other address', async () => {
    await visit('/', { origin: running.url.replace('localhost', '127.0.0.1') });
    await page.locator('[data-ask]').first().click();
    await page
      .getByRole('log')
      .getByText(/iPhone 15 256GB Black .*\$999\.90/u)
      .waitFor();
  });
});
