import { rm } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from '@jest/globals';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import type { Locale } from '../../../lambdas/contract/shop/locale.ts';
import { type LaunchOptions, launchChromium } from '../machine/chromium.ts';
import { type Device, lessMovement } from '../machine/devices.ts';
import { buildForShops, openShop, type Shop } from './widget-shop.ts';
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

/** Kept for the whole test file, because building the widget and starting Chromium take seconds. */
let widgetFolder: Promise<string> | undefined;
const browsers = new Map<string, Promise<Browser>>();

/** The file's browser with these options, or a new one. */
const sharedBrowser = (chromium: string, options: LaunchOptions): Promise<Browser> => {
  const { microphone, sound, hosts, speech } = options;
  const key = JSON.stringify({ microphone, sound, hosts, speech });
  const browser = browsers.get(key) ?? launchChromium(chromium, options);
  browsers.set(key, browser);
  return browser;
};

afterAll(async () => {
  for (const browser of browsers.values()) await (await browser).close();
  if (widgetFolder !== undefined) await rm(await widgetFolder, { recursive: true, force: true });
});

/** A shop, the test file's browser and a fresh page for each test, which fails when the page throws an error. */
export const useStage = (chromium: string, options: StageOptions = {}): Stage => {
  const locale = options.locale ?? options.device?.locale ?? 'ru';
  let shop: Shop;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  const errors: string[] = [];

  beforeAll(async () => {
    widgetFolder ??= buildForShops();
    shop = await openShop({ pace: options.pace, widgetFolder: await widgetFolder });
    browser = await sharedBrowser(chromium, options);
    shop.page('/', shopPage({ lang: locale }));
  });
  beforeEach(async () => {
    shop.reset();
    errors.length = 0;
    context = await browser.newContext({
      permissions: ['microphone'],
      ...lessMovement,
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
  afterAll(() => shop?.close());

  return stageOn(
    () => shop,
    () => page,
    locale,
  );
};
