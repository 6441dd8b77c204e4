import * as answers from './widget-answers.ts';
import type { Stage } from './widget-stage.ts';

const answered =
  (answer: unknown) =>
  async ({ shop, type, status, texts }: Stage): Promise<void> => {
    shop().api.search = () => answer;
    await type('айфон');
    await status(texts['status-ready']);
  };

/** The shop's pages with a cart of their own, registered before the widget's script has run. */
const registerCart = ({ shop, shopPage }: Stage): void => {
  const body = `<script>
    window.storevoice = { tools: [], registerTool(tool) { this.tools.push(tool); }, registerCart(cart) { this.cart = cart; } };
    storevoice.registerCart({ read: () => (${JSON.stringify(answers.cart)}), add() {} });</script>`;
  shop().page('/', shopPage({ body }));
};

/** The shop's next page; a phone's panel waits there for a tap. */
export const goOn = async ({ page, open }: Stage): Promise<void> => {
  await open();
  await page().locator('storevoice-widget').waitFor({ state: 'attached' });
  await page().evaluate(() => document.querySelector('storevoice-widget')?.open());
};

/** Asks for the cart of the page, and sees it. */
export const showCart = async (stage: Stage): Promise<void> => {
  registerCart(stage);
  await goOn(stage);
  await answered(answers.cartShown)(stage);
  await stage.page().getByText(stage.texts.openCart).waitFor();
};

/** How to bring the widget to each kind of answer. */
export const answerStates: Readonly<Record<string, (stage: Stage) => Promise<void>>> = {
  comparison: answered(answers.comparison),
  recommendation: answered(answers.recommendation),
  'store text': answered(answers.delivery),
  order: answered(answers.order),
  'person and ticket': answered(answers.person),
  cart: showCart,
};
