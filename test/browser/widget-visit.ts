import type { Stage } from './widget-stage.ts';

/** Everything a shopper does with the assistant, on the stage's open page: asks, reads, talks, ends, forgets, closes. */
export const visitShop = async ({
  open,
  openPanel,
  type,
  priceTag,
  status,
  button,
  texts,
  page,
}: Stage): Promise<void> => {
  await open();
  await openPanel();
  await type('айфон черный 256');
  await priceTag().first().waitFor();
  await status(texts.statusReady);
  await button(texts.speakAgain).click();
  await status(texts.statusListening);
  await page().waitForTimeout(600);
  await button(texts.end).click();
  await button(texts.forget).click();
  await button(texts.close).click();
  await page().waitForTimeout(200);
};
