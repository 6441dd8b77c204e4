import { afterAll, afterEach, beforeAll, expect, jest } from '@jest/globals';
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core';
import * as en from '../../../widget/i18n/en.ts';
import * as ru from '../../../widget/i18n/ru.ts';
import { useLocalApp } from '../../journeys/use-local-app.ts';
import { type LaunchOptions, launchChromium } from '../machine/chromium.ts';
import { type Device, lessMovement } from '../machine/devices.ts';

const WAIT_MS = 90_000;
const FASTER_THAN_LIFE = 4;

// A machine at its limit can lose a WebRTC handshake for good; what fails twice more is a fault.
jest.retryTimes(2, { logErrorsBeforeRetry: true });

/** What a shopper of either language asks and is told. The demo speaks the language of its address. */
const languages = {
  ru: {
    texts: ru.panelTexts,
    launcher: ru.launcherTexts.launcher,
    host: 'localhost',
    question: 'айфон чёрный 256',
    sentence: 'iPhone 15 256GB Black стоит $999.90',
  },
  en: {
    texts: en.panelTexts,
    launcher: en.launcherTexts.launcher,
    host: '127.0.0.1',
    question: 'black iPhone 15 256',
    sentence: 'iPhone 15 256GB Black costs $999.90',
  },
};

/** The demo shop and a browser for all tests of a suite; each test visits it in a context of its own, and no page throws an error. */
export const useDemo = (
  chromium: string,
  device: Pick<Device, 'locale' | 'context'>,
  launch: LaunchOptions = {},
) => {
  const { texts, launcher, host, question, sentence } = languages[device.locale];
  const { folder, running } = useLocalApp({ pace: FASTER_THAN_LIFE });
  const errors: string[] = [];
  let browser: Browser;
  let context: BrowserContext | undefined;
  let page: Page;

  beforeAll(async () => {
    browser = await launchChromium(chromium, launch);
  });
  afterAll(() => browser?.close());
  afterEach(async () => {
    await context?.close();
    expect(errors.splice(0)).toEqual([]);
  });

  const button = (name: string | RegExp): Locator => page.getByRole('button', { name });
  const origin = (): string => running().url.replace('localhost', host);
  return {
    texts,
    host,
    question,
    sentence,
    folder,
    running,
    page: () => page,
    button,
    transcript: (): Locator => page.getByRole('log', { name: texts.transcript }),
    /** A fresh page, which the test prepares before anything is loaded into it. */
    prepare: async (options: BrowserContextOptions = {}): Promise<Page> => {
      context = await browser.newContext({
        ...lessMovement,
        ...device.context,
        permissions: ['microphone'],
        ...options,
      });
      context.setDefaultTimeout(WAIT_MS);
      page = await context.newPage();
      page.on('pageerror', (error) => errors.push(String(error)));
      return page;
    },
    goTo: (path = '/') => page.goto(`${origin()}${path}`),
    openPanel: () => button(launcher).click(),
    type: async (said: string): Promise<void> => {
      await page.getByRole('textbox', { name: texts.message }).fill(said);
      await button(texts.send).click();
    },
  };
};
