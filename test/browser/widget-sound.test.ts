import { beforeEach, expect, it } from '@jest/globals';
import { describeOnDevices } from './describe-in-chromium.ts';
import { useStage } from './use-stage.ts';

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
    if (String(input).includes('/api/bot-execute')) window.sounds.calls.push(performance.now());
    return fetch(input, init);
  };
})()`;

interface Sounds {
  readonly played: readonly string[];
  readonly contexts: readonly string[];
  readonly notes: readonly { readonly at: number; readonly frequency: number; readonly state: string }[];
  readonly calls: readonly number[];
}

describeOnDevices('what the shopper hears where sound needs a tap', (chromium, device) => {
  const stage = useStage(chromium, { device, sound: 'by-tap' });
  const { page, shop, open, openPanel, type, log, status, button, texts, shopPage, priceTag } = stage;
  const sounds = (): Promise<Sounds> => page().evaluate('window.sounds');

  beforeEach(async () => {
    await page().addInitScript(recordSounds);
    shop().page('/', shopPage());
  });

  it('is unlocked by the very tap that begins to talk, as iOS wants it', async () => {
    await open();
    await openPanel();
    await button(texts.speak).click();
    await status(texts.statusListening);
    const { played, contexts } = await sounds();
    expect(played[0]).toBe('click');
    expect(contexts[0]).toBe('click');
    expect(await page().getByText(texts.SOUND_BLOCKED).count()).toBe(0);
  });

  it('is unlocked by the tap that sends a typed question', async () => {
    await open();
    await openPanel();
    await type('айфон');
    await priceTag().waitFor();
    expect((await sounds()).played[0]).toBe('submit');
  });

  it('is never missing in silence: a page that asks by itself is answered with a word about it', async () => {
    const script =
      'const say = ({ detail }) => console.log(detail.code); document.addEventListener("storevoice:error", say);' +
      'document.addEventListener("storevoice:ready", ({ target }) => target.ask("айфон"))';
    shop().page('/auto', shopPage({ body: `<script>${script}</script>` }));
    // Whatever Playwright looks up in the page counts as a tap, so the page itself has to speak up.
    const blocked = page().waitForEvent('console', (message) => message.text() === 'SOUND_BLOCKED');
    await open('/auto');
    await blocked;
    await page().getByRole('alert').getByText(texts.SOUND_BLOCKED).waitFor();
    await button(texts.unblockSound).click();
    await page().getByRole('alert').waitFor({ state: 'detached' });
  });

  it('is no dead air while a tool runs: seen at once, heard within 600 ms', async () => {
    shop().api.searchMs = 2_500;
    await open();
    await openPanel();
    await type('айфон черный 256');
    await status(texts.statusSearching);
    await page().locator('.sought', { hasText: 'айфон черный 256' }).waitFor();
    await priceTag().waitFor();
    const { calls, notes } = await sounds();
    const [asked = 0] = calls;
    const ticks = notes.filter(({ at }) => at > asked && at < asked + 2_500);
    expect((ticks[0]?.at ?? Number.POSITIVE_INFINITY) - asked).toBeLessThan(600);
    expect(ticks.length).toBeGreaterThan(1);
    expect(ticks.every(({ state }) => state === 'running')).toBe(true);
  });

  it('is no dead air either when the tool is back at once and the model takes its time', async () => {
    shop().api.searchMs = 50;
    shop().api.voiceMs = 2_000;
    await open();
    await openPanel();
    await type('айфон черный 256');
    await log().getByText('стоит $999.90').waitFor();
    const { calls, notes } = await sounds();
    const [asked = 0] = calls;
    const [tick] = notes.filter(({ at }) => at > asked);
    expect((tick?.at ?? Number.POSITIVE_INFINITY) - asked).toBeLessThan(600);
  });

  it('is quiet for a shopper who has switched the voice off', async () => {
    shop().api.searchMs = 1_500;
    await open();
    await openPanel();
    await button(texts.soundOff).click();
    await type('айфон черный 256');
    await priceTag().waitFor();
    expect((await sounds()).notes).toEqual([]);
  });
});

describeOnDevices('what the shopper sees of their own voice', (chromium, device) => {
  const { page, open, openPanel, status, button, texts } = useStage(chromium, { device });
  const level = () =>
    page()
      .locator('.running .voice-sign')
      .evaluate((sign: HTMLElement) => Number(sign.style.getPropertyValue('--level')));

  it('moves with the real microphone, and stands still when it is muted', async () => {
    await open();
    await openPanel();
    await button(texts.speak).click();
    await status(texts.statusListening);
    // The fake microphone of Chromium beeps once a second.
    await page().waitForFunction(() => {
      const root = document.querySelector('storevoice-widget')?.shadowRoot;
      const sign = root?.querySelector<HTMLElement>('.running .voice-sign');
      return Number(sign?.style.getPropertyValue('--level')) > 0.01;
    });
    await button(texts.mute).click();
    await status(texts.statusMuted);
    const still = await level();
    await page().waitForTimeout(1_200);
    expect(await level()).toBe(still);
  });
});
