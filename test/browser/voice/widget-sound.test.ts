import { beforeEach, expect, it } from '@jest/globals';
import { describeOnDevices } from '../machine/describe-in-chromium.ts';
import { useStage } from '../stage/use-stage.ts';
import { hearMicrophone } from '../stage/widget-visit.ts';

/**
 * Writes down, in the page, what sounds and when, and inside of which event's handler: a shadow root hides
 * `window.event`, so handlers are wrapped.
 */
const recordSounds = `(() => {
  window.sounds = { played: [], contexts: [], notes: [], calls: [] };
  let handling = 'later';
  const wrappers = new WeakMap();
  const wrap = (listener) => {
    if (typeof listener !== 'function') return listener;
    if (!wrappers.has(listener)) wrappers.set(listener, function (event) {
      handling = event.type;
      try { return listener.call(this, event); } finally { handling = 'later'; }
    });
    return wrappers.get(listener);
  };
  for (const name of ['addEventListener', 'removeEventListener']) {
    const native = Element.prototype[name];
    Element.prototype[name] = function (type, listener, options) {
      return native.call(this, type, wrap(listener), options);
    };
  }
  const play = HTMLMediaElement.prototype.play;
  HTMLMediaElement.prototype.play = function () {
    window.sounds.played.push(handling);
    return play.call(this);
  };
  const resume = AudioContext.prototype.resume;
  AudioContext.prototype.resume = function () {
    window.sounds.contexts.push(handling);
    return resume.call(this);
  };
  const start = OscillatorNode.prototype.start;
  OscillatorNode.prototype.start = function (at) {
    window.sounds.notes.push({ at: performance.now(), frequency: this.frequency.value, state: this.context.state });
    return start.call(this, at);
  };
  const fetch = window.fetch;
  window.fetch = (input, init) => {
    if (String(input).includes('/search_products')) window.sounds.calls.push(performance.now());
    return fetch(input, init);
  };
})()`;

interface Sounds {
  readonly played: readonly string[];
  readonly contexts: readonly string[];
  readonly notes: readonly { readonly at: number; readonly frequency: number; readonly state: string }[];
  readonly calls: readonly number[];
}

/** Waits, in the page, until a microphone of its own has heard the next beep. */
const hearBeep = async (): Promise<void> => {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  context
    .createMediaStreamSource(await navigator.mediaDevices.getUserMedia({ audio: true }))
    .connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  const isLoud = (): boolean => {
    analyser.getFloatTimeDomainData(samples);
    return samples.some((sample) => Math.abs(sample) > 0.05);
  };
  const until = async (wanted: boolean): Promise<void> => {
    while (isLoud() !== wanted) await new Promise(requestAnimationFrame);
  };
  await until(false);
  await until(true);
  await context.close();
};

describeOnDevices('what the shopper hears where sound needs a tap', (chromium, device) => {
  const stage = useStage(chromium, { device, sound: 'by-tap' });
  const { page, shop, open, openPanel, type, log, status, button, texts, shopPage, priceTag } = stage;
  const sounds = (): Promise<Sounds> => page().evaluate('window.sounds');
  const talk = async (): Promise<void> => {
    await open();
    await openPanel();
    await button(texts.speak).click();
    await status(texts['status-listening']);
  };

  beforeEach(async () => {
    await page().addInitScript(recordSounds);
    shop().page('/', shopPage());
  });

  it('is unlocked by the very tap that begins to talk, as iOS wants it', async () => {
    await open();
    await openPanel();
    await button(texts.speak).click();
    await status(texts['status-listening']);
    const { played, contexts } = await sounds();
    expect(played[0]).toBe('click');
    expect(contexts[0]).toBe('click');
    expect(await page().getByText(texts.SOUND_BLOCKED).count()).toBe(0);
  });

  it('is nothing while they type, also when a function takes its time', async () => {
    shop().api.searchMs = 1_500;
    await open();
    await openPanel();
    await type('айфон');
    await priceTag().waitFor();
    expect(await sounds()).toMatchObject({ played: [], contexts: [], notes: [] });
  });

  it('is reported as blocked when the browser plays nothing in spite of the tap', async () => {
    await open();
    await openPanel();
    await page().evaluate(() => {
      const { play } = HTMLMediaElement.prototype;
      HTMLMediaElement.prototype.play = () => Promise.reject(new DOMException('', 'NotAllowedError'));
      document.addEventListener('storevoice:error', () => {
        HTMLMediaElement.prototype.play = play;
      });
    });
    await button(texts.speak).click();
    await page().getByRole('alert').getByText(texts.SOUND_BLOCKED).waitFor();
    await button(texts.unblockSound).click();
    await page().getByRole('alert').waitFor({ state: 'detached' });
  });

  it('fills the wait while a tool runs: a line at once, ticks until the answer', async () => {
    shop().api.searchMs = 2_500;
    await talk();
    await type('айфон черный 256');
    await status(texts['status-searching']);
    await page().locator('.sought', { hasText: 'айфон черный 256' }).waitFor();
    await priceTag().waitFor();
    const { calls, notes } = await sounds();
    const [asked = 0] = calls;
    const ticks = notes.filter(({ at }) => at > asked && at < asked + 2_500);
    expect(ticks.length).toBeGreaterThan(1);
    expect(ticks.every(({ state }) => state === 'running')).toBe(true);
  });

  it('fills the wait when the tool answers at once and the model takes its time', async () => {
    shop().api.searchMs = 50;
    await talk();
    shop().api.voiceMs = 2_000;
    await type('айфон черный 256');
    await log().getByText('стоит $999.90').waitFor();
    const { calls, notes } = await sounds();
    const [asked = 0] = calls;
    expect(notes.some(({ at }) => at > asked && at < asked + 2_000)).toBe(true);
  });

  it('is quiet for a shopper who has switched the voice off', async () => {
    shop().api.searchMs = 1_500;
    await open();
    await openPanel();
    await button(texts.soundOff).click();
    await button(texts.speak).click();
    await status(texts['status-listening']);
    await type('айфон черный 256');
    await priceTag().waitFor();
    expect((await sounds()).notes).toEqual([]);
  });
});

describeOnDevices('what the shopper sees of their own voice', (chromium, device) => {
  const { page, open, openPanel, status, button, texts } = useStage(chromium, {
    device,
    microphone: 'beeps',
  });
  const level = () =>
    page()
      .locator('.running .voice-sign')
      .evaluate((sign: HTMLElement) => Number(sign.style.getPropertyValue('--level')));

  it('moves with the real microphone, and does not move when it is muted', async () => {
    await open();
    await openPanel();
    await button(texts.speak).click();
    await status(texts['status-listening']);
    await hearMicrophone(page());
    await button(texts.mute).click();
    await status(texts['status-muted']);
    const still = await level();
    await page().evaluate(hearBeep);
    expect(await level()).toBe(still);
  });
});
