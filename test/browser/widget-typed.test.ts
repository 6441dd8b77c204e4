import { beforeEach, expect, it } from '@jest/globals';
import { describeOnDevices } from './machine/describe-in-chromium.ts';
import { useStage } from './stage/use-stage.ts';

const SENTENCE = 'iPhone 15 256GB Black стоит $999.90';
const LONG_SENTENCE = 'Есть чёрный, синий, розовый и зелёный. '.repeat(8).trim();

/** Takes from the page all that a call needs. */
const withoutCalls = `
  for (const name of ['RTCPeerConnection', 'AudioContext', 'BroadcastChannel']) delete window[name];
  Object.defineProperty(navigator, 'mediaDevices', { value: undefined });`;

/** Notes when the function has answered, and each length of the assistant's text with its time. */
const watchWords = `(() => {
  window.words = [];
  const fetch = window.fetch;
  window.fetch = async (input, init) => {
    const response = await fetch(input, init);
    if (String(input).includes('/search_products')) window.answeredAt = performance.now();
    return response;
  };
  const look = () => {
    const root = document.querySelector('storevoice-widget')?.shadowRoot;
    const said = [...(root?.querySelectorAll('.from-assistant[data-delivery] [dir]') ?? [])].at(-1)?.textContent ?? '';
    if (said !== (window.words.at(-1)?.said ?? '')) window.words.push({ said, at: performance.now() });
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})()`;

interface Words {
  readonly said: string;
  readonly at: number;
}

describeOnDevices('a typed conversation', (chromium, device) => {
  const stage = useStage(chromium, { device, pace: 1 });
  const { shop, shopPage, page, open, openPanel, type, log, priceTag, status, button, texts } = stage;
  const fetched = (): Promise<string> =>
    page().evaluate(() =>
      performance
        .getEntriesByType('resource')
        .map(({ name }) => name)
        .join(' '),
    );

  beforeEach(() => shop().page('/', shopPage()));

  it('needs no call, no microphone and no sound, and fetches nothing for them', async () => {
    await page().addInitScript(withoutCalls);
    await open();
    await openPanel();
    await type('айфон черный 256');
    await log().getByText(SENTENCE).waitFor();
    await priceTag().waitFor();
    await status(texts['status-ready']);
    expect(await fetched()).toContain('/assets/call-');
    expect(await fetched()).not.toMatch(/\/assets\/voice-|\/v1\/realtime\/calls/);
  });

  it('shows below the words what the shop’s data say otherwise', async () => {
    shop().api.check = () => ({
      success: true,
      response: 'По данным магазина: $999.90.',
      corrected: 'price',
    });
    await open();
    await openPanel();
    await type('айфон черный 256');
    await log().getByText('По данным магазина: $999.90.').waitFor();
  });

  it('shows words as they are written, from the function’s answer on', async () => {
    await page().addInitScript(watchWords);
    shop().api.search = () => ({ success: true, response: LONG_SENTENCE, products: [] });
    await open();
    await openPanel();
    await type('айфон черный 256');
    await log().getByText(LONG_SENTENCE).waitFor();
    await status(texts['status-ready']);
    const words: readonly Words[] = await page().evaluate('window.words');
    const answeredAt: number = await page().evaluate('window.answeredAt');
    const said = words.filter(({ at }) => at > answeredAt).map((each) => each.said);
    expect(said.length).toBeGreaterThan(2);
    expect(said.at(-1)?.startsWith(said[0] ?? '?')).toBe(true);
    expect(said[0]?.length).toBeLessThan(LONG_SENTENCE.length / 2);
  });

  it('goes on by voice, and by text again when the voice has ended', async () => {
    await open();
    await openPanel();
    await type('айфон черный 256');
    await status(texts['status-ready']);
    await button(texts.speakAgain).click();
    await status(texts['status-listening']);
    await button(texts.end).click();
    await status(texts['status-ended']);
    await type('айфон');
    await priceTag().nth(1).waitFor();
    await status(texts['status-ready']);
    expect(await log().getByText('айфон черный 256', { exact: true }).count()).toBe(1);
  });

  it('in a brokered shop goes over the call that our server opens, and sends no sound', async () => {
    const { realtimeUrl, url } = shop();
    const tools = [
      {
        type: 'function',
        name: 'search_products',
        description: 'Finds products',
        parameters: { type: 'object', properties: { query: { type: 'string' } }, required: ['query'] },
      },
    ];
    const body = {
      token: 'our-own-token',
      session: 'our-own-token',
      realtimeUrl: `${url}/api/call`,
      instructions: 'Отвечай по-русски.',
      tools,
      voice: 'marin',
      model: 'gpt-realtime-2.1',
      locale: 'ru',
      greeting: 'Здравствуйте!',
      theme: {},
      supportCode: 'K7Q2-9FXM',
      expiresAt: new Date(Date.now() + 60_000).toISOString(),
      maxSessionSeconds: 600,
    };
    shop().api.token = () => ({ status: 200, body });
    const offers: string[] = [];
    await page().route('**/api/call', async (route) => {
      const sdp = route.request().postData() ?? '';
      offers.push(`${route.request().headers().authorization} ${sdp}`);
      const form = new FormData();
      form.set('sdp', sdp);
      form.set('session', JSON.stringify({ type: 'realtime', instructions: body.instructions, tools }));
      const headers = { authorization: 'Bearer sk-test' };
      const answer = await fetch(`${realtimeUrl}/v1/realtime/calls`, { method: 'POST', headers, body: form });
      await route.fulfill({ status: 201, contentType: 'application/sdp', body: await answer.text() });
    });
    await open();
    await openPanel();
    await type('айфон черный 256');
    await log().getByText(SENTENCE).waitFor();
    await status(texts['status-ready']);
    expect(offers).toEqual([expect.stringMatching(/^Bearer our-own-token v=0[\s\S]*a=recvonly/)]);
    expect(await fetched()).not.toContain('/assets/voice-');
  });
});

describeOnDevices('an assistant without a microphone', (chromium, device) => {
  const { shop, shopPage, page, open, openPanel, type, priceTag, status, button, texts } = useStage(
    chromium,
    {
      device,
    },
  );
  const spoken = [texts.speak, texts.speakAgain, texts.soundOff] as const;
  const expectText = async (): Promise<void> => {
    for (const name of spoken) expect(await button(name).count()).toBe(0);
  };

  it.each([
    ['by its tag', 'data-mode="text"', {}],
    ['by the shop’s configuration', '', { mode: 'text' }],
  ])('is one %s', async (_, attributes, theme) => {
    shop().api.theme = theme;
    shop().page('/', shopPage({ attributes }));
    await open();
    await page().waitForFunction('localStorage.getItem("storevoice:shop") !== null');
    await openPanel();
    await page().getByText(texts.greetingTyped).waitFor();
    await expectText();
    await type('айфон черный 256');
    await priceTag().waitFor();
    await status(texts['status-ready']);
    await expectText();
    await button(texts.end).click();
    await status(texts['status-ended']);
    await button(texts.resume).click();
    await status(texts['status-ready']);
    await expectText();
  });
});
