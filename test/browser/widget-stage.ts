import { afterAll, afterEach, beforeAll, beforeEach, expect, jest } from '@jest/globals';
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { type LaunchOptions, launchChromium } from './chromium.ts';
import { openShop, type Shop } from './widget-shop.ts';
import { shopPage } from './widget-shop-page.ts';

export interface StageOptions extends LaunchOptions {
  readonly context?: BrowserContextOptions;
  readonly pace?: number;
}

/** A shop, a browser and a fresh page for each test of a file. */
export interface Stage {
  readonly shop: () => Shop;
  readonly browser: () => Browser;
  readonly page: () => Page;
  /** Errors that the pages threw; a test that expects none need not look, the stage does. */
  readonly errors: string[];
  open(path?: string): Promise<void>;
  /** Opens the panel by its launcher. */
  openPanel(): Promise<void>;
  type(question: string): Promise<void>;
  log(): Locator;
  status(text: string): Promise<void>;
  button(name: string | RegExp): Locator;
}

/** Machines that run several suites at once are slow; what hangs is still found. */
const TEST_TIMEOUT_MS = 120_000;
const WAIT_TIMEOUT_MS = 45_000;

export const useStage = (chromium: string, options: StageOptions = {}): Stage => {
  let shop: Shop;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  const errors: string[] = [];

  jest.setTimeout(TEST_TIMEOUT_MS);
  beforeAll(async () => {
    shop = await openShop(options);
    browser = await launchChromium(chromium, options);
    shop.page('/', shopPage());
  });
  beforeEach(async () => {
    shop.reset();
    errors.length = 0;
    context = await browser.newContext({ permissions: ['microphone'], ...options.context });
    context.setDefaultTimeout(WAIT_TIMEOUT_MS);
    page = await context.newPage();
    page.on('pageerror', (error) => errors.push(String(error)));
  });
  afterEach(async () => {
    await context.close();
    expect(errors).toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
    await shop?.close();
  });

  const button = (name: string | RegExp): Locator => page.getByRole('button', { name });
  return {
    shop: () => shop,
    browser: () => browser,
    page: () => page,
    errors,
    button,
    open: async (path = '/') => {
      await page.goto(`${shop.url}${path}`);
    },
    openPanel: async () => {
      await button('Спросить помощника').click();
      await page.getByRole('dialog').waitFor();
    },
    type: async (question) => {
      await page.getByRole('textbox', { name: 'Ваш вопрос' }).fill(question);
      await button('Отправить').click();
    },
    log: () => page.getByRole('log', { name: 'Разговор' }),
    status: (text) =>
      page
        .getByRole('status')
        .filter({ hasText: text })
        .waitFor({ state: 'attached', timeout: WAIT_TIMEOUT_MS }),
  };
};
