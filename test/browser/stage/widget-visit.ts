import type { Page } from 'playwright-core';
import type { Stage } from './widget-stage.ts';

/** Waits until the widget shows that its microphone hears something; Chromium's fake one beeps once a second. */
export const hearMicrophone = async (page: Page): Promise<void> => {
  await page.waitForFunction(() => {
    const root = document.querySelector('storevoice-widget')?.shadowRoot;
    const sign = root?.querySelector<HTMLElement>('.running .voice-sign');
    return Number(sign?.style.getPropertyValue('--level')) > 0.01;
  });
};

/** Waits until the widget has ended every movement that ends, and the page is painted. */
export const settle = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const root = document.querySelector('storevoice-widget')?.shadowRoot;
    const ending = (root?.getAnimations() ?? []).filter(
      ({ effect }) => effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY,
    );
    await Promise.allSettled(ending.map(({ finished }) => finished));
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  });

/** Everything a shopper does with the assistant, on the stage's open page: asks, reads, talks, ends, forgets, closes. */
export const visitShop = async ({
  open,
  openPanel,
  type,
  priceTag,
  status,
  button,
  openMenu,
  texts,
  page,
}: Stage): Promise<void> => {
  await open();
  await openPanel();
  await type('айфон черный 256');
  await priceTag().first().waitFor();
  await status(texts['status-ready']);
  await button(texts.speakAgain).click();
  await status(texts['status-listening']);
  await hearMicrophone(page());
  await button(texts.end).click();
  await openMenu();
  await button(texts.forget).click();
  await button(texts.close).click();
  await page().getByRole('dialog').waitFor({ state: 'hidden' });
  await settle(page());
};
