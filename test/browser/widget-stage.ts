import type { Locator, Page } from 'playwright-core';
import type { Locale } from '../../lambdas/contract/locale.ts';
import * as en from '../../widget/i18n/en.ts';
import * as ru from '../../widget/i18n/ru.ts';
import type { PanelTexts } from '../../widget/i18n/texts.ts';
import type { Shop } from './widget-shop.ts';
import { type PageParts, shopPage } from './widget-shop-page.ts';

/** A page of the local shop, by the words of a shopper. */
export interface Stage {
  /** What the widget says on this stage. */
  readonly texts: PanelTexts;
  readonly launcher: string;
  /** What the launcher says when the panel cannot be loaded. */
  readonly loadFailed: string;
  /** A page in the stage's language, where no other is given. */
  readonly shopPage: (parts?: PageParts) => string;
  readonly shop: () => Shop;
  readonly page: () => Page;
  open(path?: string): Promise<void>;
  /** Opens the panel by its launcher. */
  openPanel(): Promise<void>;
  type(question: string): Promise<void>;
  log(): Locator;
  /** The price on the card of the iPhone that the shop finds. */
  priceTag(): Locator;
  /** Waits until the shopper is told so. */
  status(text: string): Promise<void>;
  button(name: string | RegExp): Locator;
}

/** Machines that run several suites at once are slow; what hangs is still found. */
export const WAIT_TIMEOUT_MS = 45_000;

const languages = { ru, en };
const prices = { ru: '999,90 $', en: '$999.90' };

export const stageOn = (shop: () => Shop, page: () => Page, locale: Locale = 'ru'): Stage => {
  const { panelTexts: texts, launcherTexts } = languages[locale];
  const button = (name: string | RegExp): Locator => page().getByRole('button', { name });
  const log = (): Locator => page().getByRole('log', { name: texts.transcript });
  return {
    texts,
    launcher: launcherTexts.launcher,
    loadFailed: launcherTexts.loadFailed,
    shopPage: (parts) => shopPage({ lang: locale, ...parts }),
    shop,
    page,
    button,
    open: async (path = '/') => {
      await page().goto(`${shop().url}${path}`);
    },
    openPanel: async () => {
      await button(launcherTexts.launcher).click();
      await page().getByRole('dialog').waitFor();
    },
    type: async (question) => {
      await page().getByRole('textbox', { name: texts.message }).fill(question);
      await button(texts.send).click();
    },
    log,
    priceTag: () => log().getByText(prices[locale], { exact: true }),
    status: (text) =>
      page()
        .getByRole('status')
        .filter({ hasText: text })
        .waitFor({ state: 'attached', timeout: WAIT_TIMEOUT_MS }),
  };
};
