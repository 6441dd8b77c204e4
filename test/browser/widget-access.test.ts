import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { describeInChromium } from './machine/describe-in-chromium.ts';
import { useStage } from './stage/use-stage.ts';
import { picturesUrl } from './stage/widget-products.ts';
import { shopPage } from './stage/widget-shop-page.ts';
import { widgetStates } from './stage/widget-states.ts';

const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Targets that a finger has to hit are at least 44 px each way (WCAG 2.5.5). */
const smallTargets = (): readonly string[] => {
  const root = document.querySelector('storevoice-widget')?.shadowRoot;
  return [...(root?.querySelectorAll('button, input') ?? [])]
    .map((element) => ({ element, box: element.getBoundingClientRect() }))
    .filter(({ box }) => box.width > 0 && (box.width < 43.5 || box.height < 43.5))
    .map(({ element, box }) => `${element.className} ${Math.round(box.width)}×${Math.round(box.height)}`);
};

const settings = [
  {
    name: 'a light phone in Russian',
    locale: 'ru',
    context: { colorScheme: 'light', viewport: { width: 390, height: 780 }, hasTouch: true },
  },
  {
    name: 'a dark desktop in English',
    locale: 'en',
    context: { colorScheme: 'dark', viewport: { width: 1_100, height: 800 } },
  },
] as const;

for (const { name, locale, context } of settings) {
  describeInChromium(`on ${name}`, (chromium) => {
    const stage = useStage(chromium, { context, locale });
    const { page, shop, open, openPanel } = stage;

    const violations = async () => {
      await page().evaluate(axeSource);
      const found: readonly { id: string; nodes: readonly { html: string }[] }[] = await page().evaluate(
        `axe.run({ include: [['storevoice-widget']] }, { resultTypes: ['violations'] }).then(({ violations }) => violations)`,
      );
      return found.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`,
      );
    };

    beforeEach(async () => {
      shop().page(
        '/',
        shopPage({
          lang: locale,
          attributes: 'data-samples="айфон|чехол" data-consent-url="https://shop.example.com/privacy"',
        }),
      );
      await page().emulateMedia({ reducedMotion: 'reduce' });
      await open();
      await openPanel();
    });

    it('has an accessible launcher before it is pressed and after the panel is closed', async () => {
      await page().keyboard.press('Escape');
      await page().getByRole('dialog').waitFor({ state: 'hidden' });
      expect(await violations()).toEqual([]);
      expect(await page().evaluate(smallTargets)).toEqual([]);
      await open();
      await page().getByRole('button', { name: stage.launcher }).waitFor();
      expect(await violations()).toEqual([]);
    });

    it('moves nothing while the assistant thinks and speaks when the shopper asked for less movement', async () => {
      await widgetStates.thinking?.(stage);
      const moving = () =>
        document
          .querySelector('storevoice-widget')
          ?.shadowRoot?.getAnimations()
          .map(({ effect }) =>
            effect instanceof KeyframeEffect ? `${effect.target?.className} ${effect.pseudoElement}` : '',
          );
      expect(await page().evaluate(moving)).toEqual([]);
    });

    it.each(Object.keys(widgetStates))('is accessible in the state: %s', async (state) => {
      await widgetStates[state]?.(stage);
      expect(await violations()).toEqual([]);
      expect(await page().evaluate(smallTargets)).toEqual([]);
    });
  });
}

describeInChromium('with the keyboard alone', (chromium) => {
  const { page, open, log, status } = useStage(chromium);
  const focused = (): Promise<string> =>
    page().evaluate(() => {
      const element = document.activeElement?.shadowRoot?.activeElement;
      return (
        element?.getAttribute('aria-label') ??
        element?.textContent?.trim() ??
        document.activeElement?.tagName ??
        ''
      );
    });

  it('a shopper opens, asks, reaches the card, and closes back to where they were', async () => {
    await open();
    await page().getByRole('button', { name: 'Спросить помощника' }).waitFor();
    await page().keyboard.press('Tab');
    expect(await focused()).toBe('Спросить помощника');
    await page().keyboard.press('Enter');
    await page().getByRole('dialog').waitFor();
    expect(await focused()).toBe('Ваш вопрос');
    await page().keyboard.type('айфон черный 256');
    await page().keyboard.press('Enter');
    await log().getByText('$999.90', { exact: true }).waitFor();
    await status('Жду ваш вопрос');
    const seen: string[] = [];
    for (let steps = 0; steps < 12 && !seen.includes('iPhone 15 256GB Black'); steps += 1) {
      await page().keyboard.press('Shift+Tab');
      seen.push(await focused());
    }
    expect(seen).toContain('В корзину: iPhone 15 256GB Black');
    expect(seen).toContain('iPhone 15 256GB Black');
    await page().keyboard.press('Escape');
    await page().getByRole('dialog').waitFor({ state: 'hidden' });
    expect(await focused()).toBe('Спросить помощника. Ваш разговор ждёт');
  });

  it('a shopper keeps the keyboard when the pressed button is gone', async () => {
    await open();
    await page().getByRole('button', { name: 'Спросить помощника' }).click();
    await page().getByRole('button', { name: 'Говорить' }).focus();
    await page().keyboard.press('Enter');
    await status('Слушаю');
    expect(await page().evaluate(() => document.activeElement?.localName)).toBe('storevoice-widget');
  });
});

describeInChromium('under a strict Content-Security-Policy', (chromium) => {
  const { page, shop, open, openPanel, type, log, button, status } = useStage(chromium);

  describe('with our host and the Realtime host alone', () => {
    it('the widget works whole, styled, and breaks no rule', async () => {
      const realtime = shop().realtimeUrl;
      shop().page('/strict', shopPage(), {
        'content-security-policy': `default-src 'self'; img-src 'self' data: ${picturesUrl}; connect-src 'self' ${realtime} ${realtime.replace(/^http/, 'ws')}`,
      });
      const broken: string[] = [];
      page().on('console', (message) => {
        if (/Content.Security.Policy/i.test(message.text())) broken.push(message.text());
      });
      await open('/strict');
      await openPanel();
      await type('айфон черный 256');
      await log().getByText('$999.90', { exact: true }).waitFor();
      await button('Говорить голосом').click();
      await status('Слушаю');
      const radius = await page()
        .getByRole('dialog')
        .evaluate((panel) => getComputedStyle(panel).borderRadius);
      expect(radius).not.toBe('0px');
      expect(broken).toEqual([]);
    });
  });
});
