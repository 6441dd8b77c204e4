import { beforeEach, describe, expect, it } from '@jest/globals';
import { describeInChromium } from './machine/describe-in-chromium.ts';
import { platforms, serve } from './platforms/platforms.ts';
import { shopify } from './platforms/shopify.ts';
import { closedWooCommerce } from './platforms/woocommerce.ts';
import { useStage } from './stage/use-stage.ts';
import { iphone } from './stage/widget-products.ts';

/** Notes the names of the tools that a session is updated with, over a socket or a call. */
const recordTools = `for (const { prototype } of [WebSocket, RTCDataChannel]) {
  const { send } = prototype;
  prototype.send = function (data) {
    const { type, session } = JSON.parse(data);
    if (type === 'session.update' && session.tools) window.toolsTold = session.tools.map(({ name }) => name);
    return send.call(this, data);
  };
}`;

describeInChromium('an action in the page', (chromium) => {
  const stage = useStage(chromium, { locale: 'en' });
  const { shop, shopPage, page, open, openPanel, type, log, button, texts } = stage;
  const soldOut = { ...iphone, productId: '9', variantId: '9', title: 'iPhone 15 Pink' };
  let asked = 0;

  /** The shopper asks, and the server answers with this action; waits for what the assistant says. "Done" gets a number. */
  const act = async (action: object, sentence: string): Promise<void> => {
    asked += 1;
    const response = `Done ${asked}.`;
    shop().api.search = () => ({ success: true, response, action });
    // The cart on screen may say the same, and so may an earlier answer.
    const said = log().getByText(sentence.replace('Done.', response), { exact: true });
    const answers = said.and(log().locator('.words'));
    const earlier = await answers.count();
    await type(`iphone ${asked}`);
    await answers.nth(earlier).waitFor();
  };
  const add = (product: object, sentence: string): Promise<void> =>
    act({ kind: 'add-to-cart', product: { ...product, url: undefined }, quantity: 1 }, sentence);

  beforeEach(() => {
    asked = 0;
    shop().api.locale = 'en';
  });

  describe.each(platforms)('on $name', (platform) => {
    const { body, checkout, hasTotal, header, soldOut: noStock, wrongCode } = platform;
    const holds = (count: number): string => {
      const total = hasTotal ? ` for ${count === 1 ? '$999.90' : '$2,999.70'}` : '';
      return count === 1
        ? `There is 1 item in the cart${total}: iPhone 15 256GB Black.`
        : `There are ${count} items in the cart${total}: iPhone 15 256GB Black × ${count}.`;
    };

    beforeEach(async () => {
      await serve(page(), platform);
      shop().page('/page', shopPage({ body }));
      await open('/page');
      await openPanel();
    });

    it('fills, changes, reduces and leaves the cart as the page confirms it', async () => {
      await act({ kind: 'show-cart' }, 'The cart is empty.');
      await add(iphone, `Done. ${holds(1)}`);
      if (header !== undefined) await page().locator('#cart').getByText(header).waitFor();
      await add(soldOut, noStock);
      await act({ kind: 'change-cart', line: 1, quantity: 3 }, `Done. ${holds(3)}`);
      await act({ kind: 'change-cart', line: 2, quantity: 1 }, 'There is no such line in the cart.');
      await act({ kind: 'apply-coupon', code: 'SALE' }, `Done. ${holds(3)}`);
      await act({ kind: 'apply-coupon', code: 'WRONG' }, wrongCode);
      await act({ kind: 'change-cart', line: 1, quantity: 0 }, 'Done. The cart is empty.');
      await button(texts.undoCart).click();
      await act({ kind: 'show-cart' }, holds(3));
      await act({ kind: 'change-cart', line: 1, quantity: 1 }, `Done. ${holds(1)}`);
      await button(texts.undoCart).click();
      await act({ kind: 'show-cart' }, holds(3));
      shop().api.search = () => ({ success: true, response: 'Opening.', action: { kind: 'go-to-checkout' } });
      await type('iphone checkout');
      await page().waitForURL(`**${checkout}`);
    });
  });

  it('says so when the shop does not bring a removed line back', async () => {
    await serve(page(), shopify);
    shop().page('/page', shopPage({ body: shopify.body }));
    await open('/page');
    await openPanel();
    await add(iphone, 'Done. There is 1 item in the cart for $999.90: iPhone 15 256GB Black.');
    await act({ kind: 'change-cart', line: 1, quantity: 0 }, 'Done. The cart is empty.');
    await page().route('**/cart/add.js', (route) =>
      route.fulfill({ status: 422, json: { description: 'Sold out' } }),
    );
    await button(texts.undoCart).click();
    await page().getByText(texts.CART_NOT_RESTORED).waitFor();
  });

  it('adds to a WooCommerce cart by the page’s own way where the Store API is closed', async () => {
    await serve(page(), closedWooCommerce);
    shop().page('/page', shopPage({ body: closedWooCommerce.body }));
    await open('/page');
    await openPanel();
    await add(iphone, 'Done.');
    await page()
      .locator('#cart')
      .getByText(closedWooCommerce.header ?? '')
      .waitFor();
    await add(soldOut, closedWooCommerce.soldOut);
  });

  it('leaves the product to a page that listens, and says what the page says of it', async () => {
    const listen = `<script>document.addEventListener('storevoice:add-to-cart', (event) => {
      event.preventDefault();
      const { product, waitUntil } = event.detail;
      waitUntil(product.variantId === '9' ? Promise.reject(new Error('Only in our other shop')) : Promise.resolve());
    });</script>`;
    shop().page('/page', shopPage({ body: listen }));
    await open('/page');
    await openPanel();
    await add(iphone, 'Done.');
    await add(soldOut, 'Only in our other shop');
  });

  it('is honest where a page has no cart, and shows the card', async () => {
    shop().page('/page', shopPage());
    await open('/page');
    await openPanel();
    const sorry = 'I cannot do that with the cart of this shop. You can do it on the shop’s own pages.';
    await add(iphone, sorry);
    await log().getByText('$999.90', { exact: true }).waitFor();
    await act({ kind: 'show-category', query: 'boots' }, 'I do not know the address of such a page.');
  });

  it('opens a section by the page’s menu or its search form, and the conversation goes on there', async () => {
    const body = `<nav><a href="/boots">Boots (12)</a></nav>
      <form action="/find"><input type="hidden" name="in" value="all"><input type="search" name="words"></form>`;
    for (const path of ['/page', '/boots', '/find']) shop().page(path, shopPage({ body }));
    await open('/page');
    await openPanel();
    await act({ kind: 'show-category', query: 'boots', url: '/elsewhere' }, 'Done.');
    await page().waitForURL('**/boots');
    await log().getByText('iphone 1', { exact: true }).waitFor();
    await page().getByRole('button', { name: texts.resume }).waitFor();
    await act({ kind: 'show-category', query: 'red & blue' }, 'Done.');
    await page().waitForURL('**/find?in=all&words=red+%26+blue');
  });

  it.each([['written'], ['spoken']])(
    'offers a %s conversation the tools of the page that the shop allows',
    async (manner) => {
      shop().api.pageTools = ['delivery_slot', 'loyalty_points', 'search_products'];
      const early = `<script>window.storevoice = {
      tools: [], registerTool(tool) { this.tools.push(tool); }, registerCart(cart) { this.cart = cart; },
    };
    const tool = { description: 'Tells it', parameters: { type: 'object', properties: {} }, execute: () => 'Tomorrow' };
    storevoice.registerTool({ ...tool, name: 'delivery_slot' });
    storevoice.registerTool({ ...tool, name: 'not_allowed' });
    storevoice.registerTool({ ...tool, name: 'search_products' });</script>`;
      shop().page('/page', shopPage({ body: early }));
      const warnings: string[] = [];
      page().on('console', (message) => warnings.push(message.text()));
      await page().addInitScript(recordTools);
      await open('/page');
      await page().evaluate(() => {
        const parameters = { type: 'object', properties: { order: { type: 'string' } } };
        const execute = (): Promise<{ response: string }> =>
          Promise.resolve({ response: 'You have 40 points' });
        window.storevoice.registerTool({
          name: 'loyalty_points',
          description: 'Counts points',
          parameters,
          execute,
        });
      });
      await openPanel();
      if (manner === 'spoken') await button(texts.speak).click();
      else await type('iphone');
      await page().waitForFunction('window.toolsTold');
      expect(await page().evaluate('window.toolsTold')).toEqual([
        'search_products',
        'delivery_slot',
        'loyalty_points',
      ]);
      expect(warnings.filter((text) => text.includes('registerTool()'))).toEqual([
        expect.stringContaining('not_allowed is not among the pageTools'),
        expect.stringContaining('the name search_products is taken'),
      ]);
    },
  );
});
