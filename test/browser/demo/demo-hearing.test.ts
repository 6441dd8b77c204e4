import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it, jest } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { shopTexts } from '../../../dev/demo-shop/texts.ts';
import * as en from '../../../widget/i18n/en.ts';
import * as ru from '../../../widget/i18n/ru.ts';
import { type RunningApp, removeFolder, startApp, temporaryFolder } from '../../journeys/local-app.ts';
import { launchChromium } from '../machine/chromium.ts';
import { describeOnDevices } from '../machine/describe-in-chromium.ts';
import { interjection } from '../machine/interjection.ts';

const WAIT_MS = 60_000;

jest.retryTimes(2, { logErrorsBeforeRetry: true });

const folder = mkdtempSync(join(tmpdir(), 'storevoice-hearing-'));
const speech = join(folder, 'speech.wav');
writeFileSync(speech, interjection(4, 1.5));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const languages = {
  ru: {
    texts: ru.panelTexts,
    origin: (url: string) => url,
    said: 'сколько стоит айфон чёрный 256',
    sentence: 'iPhone 15 256GB Black стоит $999.90',
    sayAgain: 'Не расслышал. Повторите',
    cannot: 'не умеет распознавать слова',
  },
  en: {
    texts: en.panelTexts,
    origin: (url: string) => url.replace('localhost', '127.0.0.1'),
    said: 'how much is the black iPhone 15 256',
    sentence: 'iPhone 15 256GB Black costs $999.90',
    sayAgain: 'Please say it again',
    cannot: 'cannot make out words',
  },
};

/** Runs in the page before anything else: a recogniser that a test tells what it hears. */
const fakeRecogniser = (): void => {
  const counts = { started: 0, aborted: 0 };
  const running = new Set<FakeRecogniser>();
  class FakeRecogniser {
    lang = '';
    onresult: ((event: object) => void) | undefined;
    onerror: ((event: object) => void) | undefined;
    onend: (() => void) | undefined;
    start(track: MediaStreamTrack): void {
      if (track.kind !== 'audio') throw new Error('it recognises the microphone of the call');
      counts.started += 1;
      running.add(this);
    }
    abort(): void {
      counts.aborted += 1;
      this.end();
    }
    end(): void {
      if (running.delete(this)) this.onend?.();
    }
  }
  Object.assign(window, {
    SpeechRecognition: FakeRecogniser,
    recogniser: {
      counts,
      languages: () => [...running].map(({ lang }) => lang),
      hear: (transcript: string, isFinal: boolean) => {
        const result = Object.assign([{ transcript }], { isFinal });
        for (const each of running) each.onresult?.({ results: [result] });
      },
      fail: (error: string) => {
        for (const each of running) {
          each.onerror?.({ error });
          each.end();
        }
      },
    },
  });
};

/** A browser without any. */
const noRecogniser = (): void => {
  Object.assign(window, { SpeechRecognition: undefined, webkitSpeechRecognition: undefined });
};

describeOnDevices('the demo without a key', (chromium, device) => {
  const { texts, origin, said, sentence, sayAgain, cannot } = languages[device.locale];
  const { keyless, talk } = shopTexts[device.locale];
  let store = '';
  let running: RunningApp;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let errors: string[] = [];

  beforeAll(async () => {
    store = await temporaryFolder();
    running = await startApp(store, { pace: 4 });
    browser = await launchChromium(chromium, { speech });
  });
  afterAll(async () => {
    await browser?.close();
    await running?.close();
    await removeFolder(store);
  });
  afterEach(async () => {
    await context.close();
    expect(errors).toEqual([]);
  });

  const visit = async (recogniser: () => void): Promise<void> => {
    errors = [];
    context = await browser.newContext({ ...device.context, permissions: ['microphone'] });
    context.setDefaultTimeout(WAIT_MS);
    page = await context.newPage();
    page.on('pageerror', (error) => errors.push(String(error)));
    await page.addInitScript(recogniser);
    await page.goto(`${origin(running.url)}/`);
  };
  const log = () => page.getByRole('log', { name: texts.transcript });
  const status = (text: string) =>
    page.getByRole('status').filter({ hasText: text }).first().waitFor({ state: 'attached' });
  const counts = () => page.evaluate<{ started: number; aborted: number }>('recogniser.counts');

  it('hears in a browser that recognises speech, and says so before anybody presses the button', async () => {
    await visit(fakeRecogniser);
    await page.getByText(keyless.hears).waitFor();
    expect(await page.getByText(keyless.reads).isVisible()).toBe(false);
    await page
      .locator(`storevoice-widget[greeting="${keyless.greeting.hears}"]`)
      .waitFor({ state: 'attached' });
    await page.getByRole('button', { name: talk }).click();
    await status(texts.statusHearing);
    expect(await page.evaluate('recogniser.languages()')).toEqual([device.locale]);
    await page.evaluate(`recogniser.hear(${JSON.stringify(said.slice(0, 8))}, false)`);
    await page.evaluate(`recogniser.hear(${JSON.stringify(said)}, true)`);
    await log().getByRole('paragraph').filter({ hasText: said }).waitFor();
    await log().getByText(sentence).waitFor();
    await page.getByRole('heading', { name: 'iPhone 15 256GB Black' }).waitFor();
  });

  it('asks again when the browser made out no words, and listens only while the microphone is open', async () => {
    await visit(fakeRecogniser);
    await page.getByRole('button', { name: talk }).click();
    await log().getByText(sayAgain).first().waitFor();
    expect(await counts()).toEqual({ started: 1, aborted: 0 });
    await page.getByRole('button', { name: texts.mute, exact: true }).click();
    await page.waitForFunction('recogniser.counts.aborted === 1');
    await page.getByRole('button', { name: texts.unmute, exact: true }).click();
    await page.waitForFunction('recogniser.counts.started === 2');
    await page.getByRole('button', { name: texts.end }).click();
    await page.waitForFunction('recogniser.counts.aborted === 2');
  });

  it('says what works in a browser that recognises none, on every page', async () => {
    await visit(noRecogniser);
    await page.getByText(keyless.reads).waitFor();
    expect(await page.getByText(keyless.hears).isVisible()).toBe(false);
    expect(await page.getByRole('button', { name: talk }).count()).toBe(0);
    await page.getByRole('button', { name: keyless.write }).click();
    await page.getByRole('dialog').getByText(keyless.greeting.reads).waitFor();
    await page.goto(`${origin(running.url)}/demo/products/2`);
    await page.evaluate(() => document.querySelector('storevoice-widget')?.open());
    await page.getByRole('dialog').getByText(keyless.greeting.reads).waitFor();
  });

  it('says so when the browser’s recogniser does not work after all', async () => {
    await visit(fakeRecogniser);
    await page.getByRole('button', { name: talk }).click();
    await page.waitForFunction('recogniser.counts.started === 1');
    await page.evaluate("recogniser.fail('network')");
    await page.locator('.hero').getByText(keyless.reads).waitFor({ state: 'attached' });
    await log().getByText(cannot).first().waitFor();
    expect(await counts()).toMatchObject({ started: 1 });
  });
});
