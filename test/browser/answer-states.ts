import * as answers from './widget-answers.ts';
import type { Stage } from './widget-stage.ts';

const answered =
  (answer: unknown) =>
  async ({ shop, type, status, texts }: Stage): Promise<void> => {
    shop().api.search = () => answer;
    await type('айфон');
    await status(texts.statusReady);
  };

/** The next page of the shop with the open panel, and a cart that the tab keeps from the page before. */
export const reopenWithCart = async ({ shop, page, open }: Stage): Promise<void> => {
  shop().page('/empty', '<!doctype html>');
  await open('/empty');
  await page().evaluate((cart) => {
    const key = 'storevoice:0';
    const kept = JSON.parse(sessionStorage.getItem(key) ?? '{}');
    sessionStorage.setItem(key, JSON.stringify({ ...kept, cart }));
  }, answers.cart);
  await open();
  await page().locator('storevoice-widget').waitFor({ state: 'attached' });
  await page().evaluate(() => document.querySelector('storevoice-widget')?.open());
};

/** How to bring the widget to each kind of answer. */
export const answerStates: Readonly<Record<string, (stage: Stage) => Promise<void>>> = {
  comparison: answered(answers.comparison),
  recommendation: answered(answers.recommendation),
  'store text': answered(answers.delivery),
  order: answered(answers.order),
  'person and ticket': answered(answers.person),
  cart: async (stage) => {
    await answered(answers.cartShown)(stage);
    await reopenWithCart(stage);
    await stage.page().getByText(stage.texts.openCart).waitFor();
  },
};
