import type { Locator, Page } from 'playwright-core';
import type { Locale } from '../../../lambdas/contract/shop/locale.ts';
import * as en from '../../../widget/i18n/en.ts';
import * as ru from '../../../widget/i18n/ru.ts';
import type { PanelTexts } from '../../../widget/i18n/texts.ts';
import type { Shop } from './widget-shop.ts';
import { type PageParts, shopPage } from './widget-shop-page.ts';

/** A page of the local shop, by the words of a shopper. */
export interface Stage {
  /** What the widget says on this stage. */
  readonly texts: PanelTexts;
  readonly launcher: string;
  /** What the launcher says when a conversation can be continued. */
  readonly waiting: string;
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
  /** Waits until the widget announces this status. */
  status(text: string): Promise<void>;
  button(name: string | RegExp): Locator;
  /** Opens the panel's menu. */
  openMenu(): Promise<void>;
}

/** A machine that runs several suites at once is slow; a test that hangs still fails. */
export const WAIT_TIMEOUT_MS = 45_000;

const languages = { ru, en };

export const stageOn = (shop: () => Shop, page: () => Page, locale: Locale = 'ru'): Stage => {
  const { panelTexts: texts, launcherTexts } = languages[locale];
  const button = (name: string | RegExp): Locator => page().getByRole('button', { name });
  const log = (): Locator => page().getByRole('log', { name: texts.transcript });
  return {
    texts,
    launcher: launcherTexts.launcher,
    waiting: launcherTexts.waiting,
    loadFailed: launcherTexts.loadFailed,
    shopPage: (parts) => shopPage({ lang: locale, ...parts }),
    shop,
    page,
    button,
    openMenu: () => page().getByRole('button', { name: texts.menu, exact: true }).click(),
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
    priceTag: () => log().getByText('$999.90', { exact: true }),
    status: (text) =>
      page()
        .getByRole('status')
        .filter({ hasText: text })
        .waitFor({ state: 'attached', timeout: WAIT_TIMEOUT_MS }),
  };
};
