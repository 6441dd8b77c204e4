import { readFile } from 'node:fs/promises';
import { expect, it } from '@jest/globals';
import type { Request } from 'playwright-core';
import { describeOnDevices } from './describe-in-chromium.ts';
import { useStage } from './use-stage.ts';
import { iphone } from './widget-products.ts';

const guide = await readFile(new URL('../../docs/widget.md', import.meta.url), 'utf8');

/** The script that the guide gives below a platform's name. */
const recipeFor = (platform: string): string => {
  const script = new RegExp(`^${platform}[^\\n]*:\\n\\n\`\`\`js\\n([\\s\\S]*?)\`\`\``, 'mu').exec(guide)?.[1];
  if (script === undefined) throw new Error(`docs/widget.md has no recipe for ${platform}`);
  return script;
};

const recipes = [
  {
    platform: 'Shopify',
    address: '**/cart/add.js',
    works: { status: 200, json: { items: [] } },
    fails: { status: 422, json: { description: 'sold out' } },
    expected: { items: [{ id: 3, quantity: 1 }] },
  },
  {
    platform: 'WooCommerce',
    address: '**/wp-json/wc/store/v1/cart/add-item',
    works: { status: 201, json: {} },
    fails: { status: 400, json: {} },
    expected: { id: 3, quantity: 1 },
  },
  {
    platform: '1C-Bitrix',
    address: '**/catalog/?*',
    works: { status: 200, json: { STATUS: 'OK' } },
    fails: { status: 200, json: { STATUS: 'ERROR', MESSAGE: 'нет' } },
    expected: { action: 'ADD2BASKET', id: '3', quantity: '1', ajax_basket: 'Y' },
  },
] as const;

const sent = (request: Request): unknown =>
  request.postData() === null
    ? Object.fromEntries(new URL(request.url()).searchParams)
    : request.postDataJSON();

describeOnDevices('a recipe of the guide', (chromium, device) => {
  const { page, shop, open, openPanel, type, button, texts, shopPage } = useStage(chromium, { device });

  const addByRecipe = async (platform: string): Promise<void> => {
    shop().page(
      '/',
      shopPage({ body: `<script>window.wcStoreNonce = 'n';\n${recipeFor(platform)}</script>` }),
    );
    await open();
    await openPanel();
    await type('айфон черный 256');
    await button(`${texts.addToCart}: ${iphone.title}`).click();
  };

  it.each(recipes)(
    'puts the product into the cart of $platform',
    async ({ platform, address, works, expected }) => {
      const requests: Request[] = [];
      await page().route(address, (route) => {
        requests.push(route.request());
        return route.fulfill(works);
      });
      await addByRecipe(platform);
      await button(`${texts.added}: ${iphone.title}`).waitFor();
      expect(requests.map(sent)).toEqual([expected]);
      expect(page().url()).toBe(`${shop().url}/`);
    },
  );

  it.each(recipes)('says so when $platform refuses', async ({ platform, address, fails }) => {
    await page().route(address, (route) => route.fulfill(fails));
    await addByRecipe(platform);
    await button(`${texts.notAdded}: ${iphone.title}`).waitFor();
  });
});
