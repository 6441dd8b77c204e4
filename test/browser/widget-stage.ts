import type { Locator, Page } from 'playwright-core';
import type { Shop } from './widget-shop.ts';

/** A page of the local shop, by the words of a shopper. */
export interface Stage {
  readonly shop: () => Shop;
  readonly page: () => Page;
  open(path?: string): Promise<void>;
  /** Opens the panel by its launcher. */
  openPanel(): Promise<void>;
  type(question: string): Promise<void>;
  log(): Locator;
  /** Waits until the shopper is told so. */
  status(text: string): Promise<void>;
  button(name: string | RegExp): Locator;
}

/** Machines that run several suites at once are slow; what hangs is still found. */
export const WAIT_TIMEOUT_MS = 45_000;

export const stageOn = (shop: () => Shop, page: () => Page): Stage => {
  const button = (name: string | RegExp): Locator => page().getByRole('button', { name });
  return {
    shop,
    page,
    button,
    open: async (path = '/') => {
      await page().goto(`${shop().url}${path}`);
    },
    openPanel: async () => {
      await button('Спросить помощника').click();
      await page().getByRole('dialog').waitFor();
    },
    type: async (question) => {
      await page().getByRole('textbox', { name: 'Ваш вопрос' }).fill(question);
      await button('Отправить').click();
    },
    log: () => page().getByRole('log', { name: 'Разговор' }),
    status: (text) =>
      page()
        .getByRole('status')
        .filter({ hasText: text })
        .waitFor({ state: 'attached', timeout: WAIT_TIMEOUT_MS }),
  };
};
