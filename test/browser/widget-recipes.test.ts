import { readFile } from 'node:fs/promises';
import { expect, it } from '@jest/globals';
import { describeInChromium } from './machine/describe-in-chromium.ts';
import { useStage } from './stage/use-stage.ts';
import { iphone } from './stage/widget-products.ts';

const guide = await readFile(new URL('../../docs/widget.md', import.meta.url), 'utf8');

/** The script of the guide that calls this. */
const recipeWith = (words: string): string => {
  const script = [...guide.matchAll(/```js\n([\s\S]*?)```/gu)].find(([, text]) => text?.includes(words))?.[1];
  if (script === undefined) throw new Error(`docs/widget.md has no recipe with ${words}`);
  return script;
};

const byCart = recipeWith('registerCart({');
const byEvent = `const myCart = { add: (id, quantity) => fetch('/my/cart/add', { method: 'POST', body: JSON.stringify({ id, quantity }) })
  .then((response) => { if (!response.ok) throw new Error('no'); }) };\n${recipeWith("addEventListener('storevoice:add-to-cart'")}`;

describeInChromium('a recipe of the guide for carts', (chromium) => {
  const { page, shop, open, openPanel, type, button, texts, shopPage } = useStage(chromium);

  it.each([
    ['registers a cart', byCart, true],
    ['registers a cart that refuses', byCart, false],
    ['listens to the event', byEvent, true],
    ['listens to the event and refuses', byEvent, false],
  ])('%s', async (_, recipe, isThere) => {
    let quantity = 0;
    await page().route('**/my/cart', (route) =>
      route.fulfill({
        json: { lines: quantity === 0 ? [] : [{ line: 'a', title: iphone.title, quantity }] },
      }),
    );
    await page().route('**/my/cart/add', (route) => {
      expect(route.request().postDataJSON()).toEqual({ id: '3', quantity: 1 });
      if (isThere) quantity += 1;
      return route.fulfill(isThere ? { json: {} } : { status: 409, json: { message: 'нет' } });
    });
    shop().page('/', shopPage({ body: `<script>${recipe}</script>` }));
    await open();
    await openPanel();
    await type('айфон черный 256');
    await button(`${texts.addToCart}: ${iphone.title}`).click();
    await button(`${isThere ? texts.added : texts.notAdded}: ${iphone.title}`).waitFor();
    expect(page().url()).toBe(`${shop().url}/`);
  });
});
