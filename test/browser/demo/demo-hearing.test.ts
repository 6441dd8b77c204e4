import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from '@jest/globals';
import { shopTexts } from '../../../dev/demo-shop/texts.ts';
import { describeOnDevices } from '../machine/describe-in-chromium.ts';
import { interjection } from '../machine/interjection.ts';
import { useDemo } from './use-demo.ts';

const folder = mkdtempSync(join(tmpdir(), 'storevoice-hearing-'));
const speech = join(folder, 'speech.wav');
writeFileSync(speech, interjection(4, 1.5));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const words = {
  ru: {
    said: 'сколько стоит айфон чёрный 256',
    sayAgain: 'Не расслышал. Повторите',
    cannot: 'не умеет распознавать слова',
  },
  en: {
    said: 'how much is the black iPhone 15 256',
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
  const { said, sayAgain, cannot } = words[device.locale];
  const { keyless, talk } = shopTexts[device.locale];
  const demo = useDemo(chromium, device, { speech });
  const { texts, sentence, page, transcript } = demo;

  const visit = async (recogniser: () => void): Promise<void> => {
    await (await demo.prepare()).addInitScript(recogniser);
    await demo.goTo();
  };
  const status = (text: string) =>
    page().getByRole('status').filter({ hasText: text }).first().waitFor({ state: 'attached' });
  const counts = () => page().evaluate<{ started: number; aborted: number }>('recogniser.counts');

  it('hears in a browser that recognises speech, and says so before anybody presses the button', async () => {
    await visit(fakeRecogniser);
    await page().getByText(keyless.hears).waitFor();
    expect(await page().getByText(keyless.reads).isVisible()).toBe(false);
    await page()
      .locator(`storevoice-widget[greeting="${keyless.greeting.hears}"]`)
      .waitFor({ state: 'attached' });
    await page().getByRole('button', { name: talk }).click();
    await status(texts['status-hearing']);
    expect(await page().evaluate('recogniser.languages()')).toEqual([device.locale]);
    await page().evaluate(`recogniser.hear(${JSON.stringify(said.slice(0, 8))}, false)`);
    await page().evaluate(`recogniser.hear(${JSON.stringify(said)}, true)`);
    await transcript().getByRole('paragraph').filter({ hasText: said }).waitFor();
    await transcript().getByText(sentence).waitFor();
    await page().getByRole('heading', { name: 'iPhone 15 256GB Black' }).waitFor();
  });

  it('asks again when the browser made out no words, and listens only while the microphone is open', async () => {
    await visit(fakeRecogniser);
    await page().getByRole('button', { name: talk }).click();
    await transcript().getByText(sayAgain).first().waitFor();
    expect(await counts()).toEqual({ started: 1, aborted: 0 });
    await page().getByRole('button', { name: texts.mute, exact: true }).click();
    await page().waitForFunction('recogniser.counts.aborted === 1');
    await page().getByRole('button', { name: texts.unmute, exact: true }).click();
    await page().waitForFunction('recogniser.counts.started === 2');
    await page().getByRole('button', { name: texts.end }).click();
    await page().waitForFunction('recogniser.counts.aborted === 2');
  });

  it('says what works in a browser that recognises none, on every page', async () => {
    await visit(noRecogniser);
    await page().getByText(keyless.reads).waitFor();
    expect(await page().getByText(keyless.hears).isVisible()).toBe(false);
    expect(await page().getByRole('button', { name: talk }).count()).toBe(0);
    await page().getByRole('button', { name: keyless.write }).click();
    await page().getByRole('dialog').getByText(keyless.greeting.reads).waitFor();
    await demo.goTo('/demo/products/2');
    await page().evaluate(() => document.querySelector('storevoice-widget')?.open());
    await page().getByRole('dialog').getByText(keyless.greeting.reads).waitFor();
  });

  it('says so when the browser’s recogniser does not work after all', async () => {
    await visit(fakeRecogniser);
    await page().getByRole('button', { name: talk }).click();
    await page().waitForFunction('recogniser.counts.started === 1');
    await page().evaluate("recogniser.fail('network')");
    await page().locator('.hero').getByText(keyless.reads).waitFor({ state: 'attached' });
    await transcript().getByText(cannot).first().waitFor();
    expect(await counts()).toMatchObject({ started: 1 });
  });
});
