import { afterAll, afterEach, beforeAll, beforeEach, expect, it, jest } from '@jest/globals';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { createLocalLog } from '../../../dev/server/log.ts';
import { openLocalStore } from '../../../dev/server/store.ts';
import { monthOf } from '../../../lambdas/core/shop/budget.ts';
import * as en from '../../../widget/i18n/en.ts';
import * as ru from '../../../widget/i18n/ru.ts';
import { type RunningApp, removeFolder, startApp, temporaryFolder } from '../../journeys/local-app.ts';
import { launchChromium } from '../machine/chromium.ts';
import { describeOnDevices } from '../machine/describe-in-chromium.ts';

const WAIT_MS = 90_000;
const MINUTES_A_MONTH = 1_000;
const PHONE = '+1 202 555 0143';

jest.retryTimes(2, { logErrorsBeforeRetry: true });

const words = {
  ru: {
    texts: ru.panelTexts,
    launchers: ru.launcherTexts,
    origin: (url: string) => url,
    question: 'айфон чёрный 256',
    sentence: 'iPhone 15 256GB Black стоит $999.90',
    stopped: /^В этом месяце помощник больше не отвечает\./u,
  },
  en: {
    texts: en.panelTexts,
    launchers: en.launcherTexts,
    origin: (url: string) => url.replace('localhost', '127.0.0.1'),
    question: 'black iPhone 15 256',
    sentence: 'iPhone 15 256GB Black costs $999.90',
    stopped: /^The assistant does not answer any more this month\./u,
  },
};

const quiet = createLocalLog({ format: 'json', level: 'ERROR', service: 'test', write: () => undefined });

describeOnDevices('a shop with a budget', (chromium, device) => {
  const { texts, launchers, origin, question, sentence, stopped } = words[device.locale];
  let folder = '';
  let running: RunningApp;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    browser = await launchChromium(chromium);
  });
  afterAll(() => browser?.close());
  // A budget is used up for good, so every test has a shop of its own.
  beforeEach(async () => {
    folder = await temporaryFolder();
    running = await startApp(folder);
    context = await browser.newContext({ ...device.context, permissions: ['microphone'] });
    context.setDefaultTimeout(WAIT_MS);
    page = await context.newPage();
  });
  afterEach(async () => {
    await context.close();
    await running.close();
    await removeFolder(folder);
  });

  /** Gives the shop a budget of which so much is used, beside the running server. */
  const use = async (percent: number): Promise<void> => {
    const store = await openLocalStore({ folder, log: quiet });
    const shop = await store.domainStore.find(new URL(origin(running.url)).hostname);
    if (shop === undefined) throw new Error('the demo has no shop at this address');
    const budget = { minutesPerMonth: MINUTES_A_MONTH };
    await store.domainStore.save({ ...shop, budget, contact: { phone: PHONE } });
    const seconds = (MINUTES_A_MONTH * 60 * percent) / 100;
    await store.usageMeter.add(monthOf(shop, new Date()), { seconds, microdollars: 0 });
    await store.close();
  };
  const button = (name: string): Locator => page.getByRole('button', { name });
  const dialog = (): Locator => page.getByRole('dialog');
  const openPanel = async (): Promise<void> => {
    await page.goto(origin(running.url));
    await button(launchers.launcher).click();
  };
  const type = async (said: string): Promise<void> => {
    await page.getByRole('textbox', { name: texts.message }).fill(said);
    await button(texts.send).click();
  };
  const started = (): readonly unknown[] =>
    running.lines.filter(({ message }) => message === 'Session started').map(({ mode }) => mode);

  it('is spoken to before the budget is used up', async () => {
    await use(50);
    await openPanel();
    await button(texts.speak).click();
    await dialog().getByText(texts.statusListening).first().waitFor();
    expect(started()).toEqual(['voice']);
  });

  it('tells a shopper who wants to speak to type, and answers typed questions with a card, at 100 %', async () => {
    await use(100);
    await openPanel();
    await button(texts.speak).click();
    await dialog().getByText(texts.MICROPHONE_PAUSED).first().waitFor();
    await type(question);
    await page.getByRole('log', { name: texts.transcript }).getByText(sentence).waitFor();
    await page.getByRole('heading', { name: 'iPhone 15 256GB Black' }).waitFor();
    expect(new Set(started())).toEqual(new Set(['text']));
  });

  it('stops politely at 110 %, and names the shop’s contact', async () => {
    await use(110);
    await openPanel();
    await type(question);
    const notice = dialog().getByText(stopped).first();
    await notice.waitFor();
    expect(await notice.textContent()).toContain(PHONE);
    expect(started()).toEqual([]);
    expect(await page.getByRole('heading', { name: 'iPhone 15 256GB Black' }).count()).toBe(0);
  });
});
