import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { drawPicture } from '../../../dev/demo-shop/pictures.ts';
import { findChromium, launchChromium, missingChromium } from '../machine/chromium.ts';
import { picturesUrl } from './widget-products.ts';
import { openShop, type Shop } from './widget-shop.ts';
import { shopPage } from './widget-shop-page.ts';
import { stageOn, WAIT_TIMEOUT_MS } from './widget-stage.ts';
import { phoneStates, widgetStates } from './widget-states.ts';
import { settle } from './widget-visit.ts';

/**
 * Takes the pictures of docs/images, one sheet of all states for each scheme:
 * `npx tsx test/browser/stage/widget-screenshots.ts`.
 */
const PHONE = { width: 390, height: 700 };
const COLUMNS = 4;
const TILE_WIDTH = 200;
const JPEG_QUALITY = 78;
/** tsx has named functions keep their names by a helper of its own, which a page does not have. */
const KEEP_NAMES = 'globalThis.__name = (value) => value;';
const attributes = 'data-samples="Сколько стоит айфон чёрный 256?|Наушники до 200 долларов"';

type Scheme = 'light' | 'dark';

const photograph = async (browser: Browser, shop: Shop, scheme: Scheme): Promise<Map<string, Buffer>> => {
  const pictures = new Map<string, Buffer>();
  for (const [name, enter] of Object.entries({ ...widgetStates, ...phoneStates })) {
    shop.reset();
    const context = await browser.newContext({
      permissions: ['microphone'],
      colorScheme: scheme,
      viewport: PHONE,
      hasTouch: true,
      isMobile: true,
      reducedMotion: 'reduce',
    });
    context.setDefaultTimeout(WAIT_TIMEOUT_MS);
    const page = await context.newPage();
    await page.addInitScript(KEEP_NAMES);
    await page.route(`${picturesUrl}/*`, async (route) => {
      const colour = `#${new URL(route.request().url()).pathname.slice(1)}`;
      return route.fulfill({ contentType: 'image/svg+xml', body: await drawPicture('phone', colour) });
    });
    const stage = stageOn(
      () => shop,
      () => page,
    );
    await stage.open();
    await stage.openPanel();
    await enter(stage);
    await settle(page);
    pictures.set(name, await page.screenshot());
    await context.close();
  }
  return pictures;
};

const tile = ([name, picture]: readonly [string, Buffer]): string =>
  `<figure><img src="data:image/png;base64,${picture.toString('base64')}"><figcaption>${name}</figcaption></figure>`;

const sheetCss = (scheme: Scheme): string => `
  body { margin: 0; padding: 16px; display: grid; grid-template-columns: repeat(${COLUMNS}, ${TILE_WIDTH}px); gap: 16px;
    width: max-content; background: ${scheme === 'light' ? '#e9e7e2' : '#05070a'}; }
  figure { margin: 0; font: 13px/1.6 system-ui, sans-serif; text-align: center; color: ${scheme === 'light' ? '#444' : '#bbb'}; }
  img { display: block; width: 100%; border-radius: 12px; }`;

const layOut = async (
  page: Page,
  pictures: ReadonlyMap<string, Buffer>,
  scheme: Scheme,
  path: string,
): Promise<void> => {
  await page.setContent(`<style>${sheetCss(scheme)}</style>${[...pictures].map(tile).join('')}`);
  await page.waitForFunction(() => [...document.images].every(({ complete }) => complete));
  await mkdir(dirname(path), { recursive: true });
  await page.locator('body').screenshot({ path, type: 'jpeg', quality: JPEG_QUALITY });
};

const chromium = findChromium();
if (chromium === undefined) throw new Error(missingChromium());
const shop = await openShop();
const browser = await launchChromium(chromium);
shop.page('/', shopPage({ attributes }));
for (const scheme of ['light', 'dark'] as const) {
  const pictures = await photograph(browser, shop, scheme);
  const path = join(import.meta.dirname, `../../../docs/images/widget-${scheme}.jpg`);
  await layOut(await browser.newPage({ viewport: { width: 1_200, height: 900 } }), pictures, scheme, path);
  console.log(path);
}
await browser.close();
await shop.close();
