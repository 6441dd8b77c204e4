import { afterAll, afterEach, beforeAll, beforeEach, expect, jest } from '@jest/globals';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import type { Locale } from '../../lambdas/contract/locale.ts';
import { type LaunchOptions, launchChromium } from './chromium.ts';
import type { Device } from './devices.ts';
import { openShop, type Shop } from './widget-shop.ts';
import { shopPage } from './widget-shop-page.ts';
import { type Stage, stageOn, WAIT_TIMEOUT_MS } from './widget-stage.ts';

export interface StageOptions extends LaunchOptions {
  readonly device?: Device;
  readonly context?: BrowserContextOptions;
  /** Language of the shop's pages. Default: the device's, else Russian. */
  readonly locale?: Locale;
  /** How many times faster than life the assistant speaks. */
  readonly pace?: number;
}

const TEST_TIMEOUT_MS = 120_000;

/** A shop and a browser for a test file, a fresh page for each test, and no test that passes over a thrown error. */
export const useStage = (chromium: string, options: StageOptions = {}): Stage => {
  const locale = options.locale ?? options.device?.locale ?? 'ru';
  let shop: Shop;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  const errors: string[] = [];

  jest.setTimeout(TEST_TIMEOUT_MS);
  beforeAll(async () => {
    shop = await openShop(options);
    browser = await launchChromium(chromium, options);
    shop.page('/', shopPage({ lang: locale }));
  });
  beforeEach(async () => {
    shop.reset();
    errors.length = 0;
    context = await browser.newContext({
      permissions: ['microphone'],
      ...options.device?.context,
      ...options.context,
    });
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

  return stageOn(
    () => shop,
    () => page,
    locale,
  );
};
