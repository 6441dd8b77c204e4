import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Browser, FrameLocator, Page } from 'playwright-core';
import { scenes } from '../../../dev/demo-shop/playground/page.ts';
import { useLocalApp } from '../../journeys/use-local-app.ts';
import { launchChromium } from '../machine/chromium.ts';
import { describeInChromium } from '../machine/describe-in-chromium.ts';

const WAIT_MS = 45_000;
const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

// A machine at its limit can lose a WebRTC handshake for good; what fails twice more is a fault.
jest.retryTimes(2, { logErrorsBeforeRetry: true });

/** What the shopper of the preview is told in each scene: a status, or a part of an alert. */
const told: Readonly<Record<(typeof scenes)[number]['name'], string>> = {
  closed: 'Спросить помощника',
  open: 'Готов помочь',
  connecting: 'Соединяюсь…',
  listening: 'Слушаю',
  hearing: 'Слышу вас',
  thinking: 'Думаю…',
  searching: 'Ищу…',
  speaking: 'Говорю',
  card: 'iPhone 15 256GB Black стоит',
  choice: 'Выберите',
  muted: 'Микрофон выключен',
  paused: 'Пауза',
  lost: 'Связь прервалась',
  ended: 'Разговор завершён',
  denied: 'Микрофон на этой странице запрещён',
  dismissed: 'ответьте браузеру «Разрешить»',
  missing: 'Микрофон не найден',
  busy: 'Микрофон занят другой программой',
  embedded: 'не передаёт микрофон',
  insecure: 'только на защищённых страницах',
  'sound-blocked': 'Браузер заблокировал звук',
  'unknown-shop': 'помощник пока не включён',
  outage: 'Помощник сейчас недоступен',
  quota: 'На сегодня помощник ответил на всё',
};

describeInChromium('the playground of the demo shop', (chromium) => {
  const { running } = useLocalApp({ pace: 4 });
  let browser: Browser;
  let page: Page;
  const errors: string[] = [];

  const openPlayground = async (): Promise<void> => {
    const context = await browser.newContext({
      permissions: ['microphone', 'clipboard-read', 'clipboard-write'],
    });
    context.setDefaultTimeout(WAIT_MS);
    page = await context.newPage();
    page.on('pageerror', (error) => errors.push(String(error)));
    await page.goto(`${running().url}/playground`);
    await preview().getByRole('dialog').waitFor();
  };
  const expectNoErrors = (): void => expect(errors.splice(0)).toEqual([]);

  beforeAll(async () => {
    browser = await launchChromium(chromium);
  });
  afterAll(() => browser?.close());

  const preview = (): FrameLocator => page.frameLocator('iframe');
  const widget = () => preview().locator('storevoice-widget');
  const field = (name: string) => page.locator(`[name="${name}"]`);

  // One page, as a person who tries one scene after another has it.
  describe('its scenes', () => {
    beforeAll(openPlayground);
    afterEach(expectNoErrors);
    afterAll(() => page.context().close());

    it('says that the assistant works on its page', async () => {
      const findings = page.getByRole('list', { name: /storevoice doctor/ });
      await findings.getByText('Permissions-Policy не отнимает микрофон').waitFor();
      expect(await findings.getByText('✗').count()).toBe(0);
    });

    it.each(scenes.map(({ name }) => name))('brings about the scene %s', async (scene) => {
      const text = told[scene];
      if (text === undefined) throw new Error(`nothing is expected of the scene ${scene}`);
      await page.locator(`[data-scene="${scene}"]`).click();
      await preview()
        .locator('storevoice-widget')
        .getByText(text)
        .or(preview().getByRole('button', { name: text }))
        .or(preview().getByRole('group', { name: text }))
        .first()
        .waitFor({ state: 'attached' });
    });
  });

  describe('its parts', () => {
    beforeEach(openPlayground);
    afterEach(async () => {
      await page.context().close();
      expectNoErrors();
    });

    it('is reached from the shop', async () => {
      await page.goto(running().url);
      await page
        .getByRole('link', { name: /Площадка виджета/u })
        .first()
        .click();
      await page.getByRole('heading', { level: 1, name: 'Площадка' }).waitFor();
    });

    it('applies attributes and properties while the widget runs, and shows what to paste', async () => {
      await field('accent').fill('#7c3aed');
      await field('locale').fill('en');
      await field('--storevoice-radius').fill('4px');
      await preview().getByRole('dialog', { name: 'Shop assistant' }).waitFor();
      const dialog = preview().getByRole('dialog');
      expect(await dialog.evaluate((panel) => getComputedStyle(panel).borderTopLeftRadius)).toBe('4px');
      expect(await widget().evaluate((host) => host.style.getPropertyValue('--storevoice-accent'))).toBe(
        '#7c3aed',
      );
      await page.getByRole('button', { name: 'Скопировать' }).click();
      await page.getByRole('button', { name: 'Скопировано' }).waitFor();
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      expect(copied).toContain(`src="${running().url}/widget.js"`);
      expect(copied).toContain('data-accent="#7c3aed"');
      expect(copied).toContain('--storevoice-radius: 4px;');
    });

    it('shows what every other attribute does', async () => {
      const launcher = preview().getByRole('button', { name: 'Спросить помощника' });
      await field('greeting').fill('Что ищем?');
      await preview().getByText('Что ищем?').waitFor();
      await field('samples').fill('Чехол для айфона\nНаушники');
      await preview().getByRole('button', { name: 'Наушники' }).waitFor();
      await field('consent-url').fill('https://shop.example.com/privacy');
      const consent = preview().getByRole('link', { name: 'О ваших данных' });
      expect(await consent.getAttribute('href')).toBe('https://shop.example.com/privacy');
      await field('position').fill('bottom-left');
      await preview()
        .locator('storevoice-widget[data-position="bottom-left"]')
        .waitFor({ state: 'attached' });
      expect((await preview().getByRole('dialog').boundingBox())?.x).toBeLessThan(
        ((await page.locator('iframe').boundingBox())?.x ?? 0) + 60,
      );
      await field('hide-on').fill('body.checkout');
      await page.locator('[data-checkout]').check();
      await preview().getByRole('dialog').waitFor({ state: 'hidden' });
      await page.locator('[data-checkout]').uncheck();
      await preview().getByRole('dialog').waitFor();
      await page.locator('[data-scene="closed"]').click();
      await launcher.waitFor();
      await field('open').check();
      await preview().getByRole('dialog').waitFor();
      await field('open').uncheck();
      await launcher.waitFor();
      expect(await preview().getByRole('dialog').count()).toBe(0);
    });

    it('gives a snippet that works as it is pasted', async () => {
      await field('launcher-text').fill('Спросить «Lumi» & "других"');
      await field('--storevoice-offset-x').fill('64px');
      const snippet = await page.locator('[data-snippet]').textContent();
      const merchant = await page.context().newPage();
      await merchant.route('**/pasted', (route) =>
        route.fulfill({
          contentType: 'text/html; charset=utf-8',
          body: `<!doctype html><html lang="ru"><body>${snippet}`,
        }),
      );
      await merchant.goto(`${running().url}/pasted`);
      const launcher = merchant.getByRole('button', { name: 'Спросить «Lumi» & "других"' });
      await launcher.waitFor();
      const box = await launcher.boundingBox();
      const width = merchant.viewportSize()?.width ?? 0;
      expect(Math.round(width - (box?.x ?? 0) - (box?.width ?? 0))).toBe(64);
    });

    it('shows what the console says about wrong values', async () => {
      await page.getByRole('button', { name: 'Ввести ошибочные значения' }).click();
      const journal = page.getByRole('list', { name: 'Консоль' });
      for (const name of ['locale="de"', 'position="middle"', 'accent="teal"', 'hide-on="((("']) {
        await journal.getByText(name).waitFor();
      }
    });

    it('calls the page’s methods and shows the events', async () => {
      await page.getByRole('button', { name: 'Выполнить close' }).click();
      await preview().getByRole('dialog').waitFor({ state: 'hidden' });
      await page.getByRole('button', { name: 'Выполнить ask' }).click();
      await preview().getByRole('log').getByText('$999.90', { exact: true }).waitFor();
      const events = page.getByRole('list', { name: 'События' });
      for (const name of ['close', 'message', 'products']) {
        await events.getByText(name, { exact: true }).first().waitFor();
      }
    });

    it('shows the widget as a phone and in the dark would', async () => {
      await page.getByRole('button', { name: 'Телефон' }).click();
      await page.getByRole('button', { name: 'Тёмная тема' }).click();
      const dialog = preview().getByRole('dialog');
      await page.waitForFunction(() => document.querySelector('iframe')?.clientWidth === 390);
      expect((await dialog.boundingBox())?.width).toBe(390);
      expect(await dialog.evaluate((panel) => getComputedStyle(panel).backgroundColor)).toBe(
        'rgb(21, 24, 23)',
      );
    });

    it('is a page without faults for assistive technology', async () => {
      await page.evaluate(axeSource);
      const violations: readonly { readonly id: string }[] = await page.evaluate(
        `axe.run({ exclude: [['iframe']] }, { resultTypes: ['violations'] }).then(({ violations }) => violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => html.slice(0, 160)) })))`,
      );
      expect(violations).toEqual([]);
    });
  });
});
