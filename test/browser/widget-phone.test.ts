import { beforeEach, expect, it } from '@jest/globals';
import type { Locator } from 'playwright-core';
import { describeInChromium } from './machine/describe-in-chromium.ts';
import { phone } from './machine/devices.ts';
import { useStage } from './stage/use-stage.ts';
import { iphone } from './stage/widget-products.ts';
import { shopPage } from './stage/widget-shop-page.ts';

describeInChromium('the panel on a phone', (chromium) => {
  const { page, shop, open, openPanel, type, log, status, button, texts, launcher, waiting } = useStage(
    chromium,
    {
      context: phone,
    },
  );
  const box = async (name: 'dialog' | 'textbox') => {
    const found = await page().getByRole(name).boundingBox();
    if (found === null) throw new Error(`there is no ${name} on screen`);
    return { top: found.y, bottom: found.y + found.height };
  };

  beforeEach(async () => {
    await open();
    await openPanel();
  });

  it('stays above the keyboard, with its close button and its text box in sight', async () => {
    await page().evaluate(() => {
      Object.defineProperty(window.visualViewport, 'height', { get: () => 420, configurable: true });
      window.visualViewport?.dispatchEvent(new Event('resize'));
    });
    expect((await box('dialog')).top).toBeGreaterThanOrEqual(0);
    expect((await box('textbox')).bottom).toBeLessThanOrEqual(420);
    expect(await button(texts.close).isVisible()).toBe(true);
  });

  it('lets the page that a card leads to be seen, and keeps the conversation for the next tap', async () => {
    shop().page('/products/2', shopPage());
    shop().api.search = () => ({
      success: true,
      response: 'Вот',
      products: [{ ...iphone, url: `${shop().url}/products/2` }],
    });
    await type('айфон');
    await page().getByRole('link', { name: iphone.title }).click();
    await page().waitForURL('**/products/2');
    await button(launcher).waitFor();
    expect(await page().getByRole('dialog').count()).toBe(0);
    await openPanel();
    await log().getByText('$999.90', { exact: true }).waitFor();
    await button(texts.resume).click();
    await status(texts['status-ready']);
  });

  it('stays away from the page that a card leads to, whatever happens while this one ends, and stays when it does not end', async () => {
    const isKeptOpen = () =>
      page().evaluate(() => JSON.parse(sessionStorage.getItem('storevoice:0') ?? 'null')?.open);
    await type('айфон');
    await log().getByText('айфон').first().waitFor();
    await page().evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide')));
    expect(await isKeptOpen()).toBe(false);
    await button(texts.resume).click();
    await status(texts['status-ready']);
    expect(await isKeptOpen()).toBe(false);
    await page().evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow')));
    expect(await isKeptOpen()).toBe(true);
  });

  it.each([
    ['upright', { width: 390, height: 780 }, { top: 47, left: 0, bottom: 34, right: 0 }],
    ['on its side', { width: 844, height: 390 }, { top: 0, left: 47, bottom: 21, right: 47 }],
  ])('keeps out of the notch and of the bar below: %s', async (_, size, insets) => {
    const devtools = await page().context().newCDPSession(page());
    await devtools.send('Emulation.setSafeAreaInsetsOverride', { insets });
    await page().setViewportSize(size);
    const isSafe = async (part: Locator): Promise<boolean> => {
      const { x = -1, y = -1, width = 0, height = 0 } = (await part.boundingBox()) ?? {};
      return (
        y >= insets.top &&
        x >= insets.left &&
        x + width <= size.width - insets.right &&
        y + height <= size.height - insets.bottom
      );
    };
    expect(await isSafe(button(texts.close))).toBe(true);
    expect(await isSafe(page().getByRole('textbox'))).toBe(true);
    expect(await isSafe(page().getByRole('heading', { name: texts.title }))).toBe(true);
    await button(texts.close).click();
    expect(await isSafe(button(launcher))).toBe(true);
  });

  it('is as high as its content, before the first question and after it, and no higher than the screen', async () => {
    const top = async () => (await button(texts.close).boundingBox())?.y;
    expect(await top()).toBeGreaterThan(200);
    await type('айфон');
    await log().getByText('$999.90', { exact: true }).waitFor();
    await status(texts['status-ready']);
    expect(await top()).toBeGreaterThan(150);
    await page().mouse.click(200, 100);
    expect(await page().evaluate(() => document.activeElement?.localName)).not.toBe('storevoice-widget');
    shop().api.search = () => ({ success: true, response: 'Есть чёрный, синий и розовый. '.repeat(60) });
    await type('какие есть цвета?');
    await status(texts['status-ready']);
    expect(await top()).toBeGreaterThanOrEqual(0);
    expect(await top()).toBeLessThan(40);
    expect((await box('textbox')).bottom).toBeLessThanOrEqual(780);
  });

  it('can be made a small call over the shop, which is muted and ended there', async () => {
    await button(texts.speak).click();
    await status(texts['status-listening']);
    await button(texts.minimise).click();
    expect((await box('dialog')).top).toBeGreaterThan(600);
    await button(texts.mute).click();
    await status(texts['status-muted']);
    await button(texts.expand).click();
    await page().getByRole('textbox').waitFor();
    await button(texts.minimise).click();
    await button(texts.end).click();
    await page().getByRole('dialog').waitFor({ state: 'hidden' });
    await button(`${launcher}. ${waiting}`).waitFor();
  });

  it('stays whole when the phone is turned', async () => {
    await page().setViewportSize({ width: 844, height: 390 });
    const { top, bottom } = await box('dialog');
    expect([top >= 0, bottom <= 390]).toEqual([true, true]);
    expect((await box('textbox')).bottom).toBeLessThanOrEqual(bottom);
    expect(await button(texts.speak).isVisible()).toBe(true);
  });
});
