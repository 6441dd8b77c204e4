import { beforeEach, expect, it } from '@jest/globals';
import { describeOnDevices } from '../machine/describe-in-chromium.ts';
import { useStage } from '../stage/use-stage.ts';

/** Counts the questions a page puts to its visitor, who takes a while to answer, and keeps hold of what is given. */
const watchPrompts = `(() => {
  window.prompts = 0;
  window.tracks = [];
  const devices = navigator.mediaDevices;
  if (!devices) return;
  const ask = devices.getUserMedia.bind(devices);
  devices.getUserMedia = async (constraints) => {
    window.prompts += 1;
    await new Promise((resolve) => setTimeout(resolve, 300));
    const stream = await ask(constraints);
    window.tracks.push(...stream.getAudioTracks());
    return stream;
  };
})()`;

describeOnDevices('a shopper who does not give the microphone', (chromium, device) => {
  const { page, open, openPanel, type, status, button, shop, texts, launcher, priceTag } = useStage(
    chromium,
    {
      device,
      context: { permissions: [] },
    },
  );
  const prompts = () => page().evaluate('window.prompts');

  beforeEach(async () => {
    await page().addInitScript(watchPrompts);
    await open();
    await openPanel();
  });

  it('is told how to allow it, goes on by typing, and is told again when they tap again', async () => {
    await button(texts.speak).click();
    await page().getByRole('alert').getByText(texts.MICROPHONE_DENIED).waitFor();
    await status(texts['status-ready']);
    await type('айфон черный 256');
    await priceTag().waitFor();
    await button(texts.dismiss).click();
    await button(texts.speakAgain).click();
    await page().getByRole('alert').getByText(texts.MICROPHONE_DENIED).waitFor();
  });

  it('is asked again once the browser’s own setting has changed', async () => {
    await button(texts.speak).click();
    await status(texts['status-ready']);
    await page().context().grantPermissions(['microphone']);
    await button(texts.speakAgain).click();
    await status(texts['status-listening']);
    expect(await page().getByRole('alert').count()).toBe(0);
  });

  it('is never asked for typing', async () => {
    await type('айфон черный 256');
    await priceTag().waitFor();
    expect(await prompts()).toBe(0);
  });

  it('can dismiss the message about it', async () => {
    await button(texts.speak).click();
    await page().getByRole('alert').waitFor();
    await button(texts.dismiss).click();
    expect(await page().getByRole('alert').count()).toBe(0);
  });

  it('is told when the page in a frame was not given it', async () => {
    shop().page(
      '/framed',
      `<!doctype html><title>Framed</title><iframe title="shop" src="http://127.0.0.1:${new URL(shop().url).port}/" width="500" height="700"></iframe>`,
    );
    await page().goto(`${shop().url}/framed`);
    const frame = page().frameLocator('iframe');
    await frame.getByRole('button', { name: launcher }).click();
    await frame.getByRole('button', { name: texts.speak }).click();
    await frame.getByRole('alert').getByText(texts.MICROPHONE_EMBEDDED).waitFor();
  });
});

describeOnDevices('a frame that was given the microphone', (chromium, device) => {
  const { page, shop, texts, launcher } = useStage(chromium, { device });

  it('says so when the shopper forbids it', async () => {
    const framed = `http://127.0.0.1:${new URL(shop().url).port}`;
    await page().context().clearPermissions();
    await page().context().grantPermissions([], { origin: framed });
    shop().page(
      '/framed',
      `<!doctype html><title>Framed</title><iframe title="shop" allow="microphone" src="${framed}/" width="500" height="700"></iframe>`,
    );
    await page().goto(`${shop().url}/framed`);
    const frame = page().frameLocator('iframe');
    await frame.getByRole('button', { name: launcher }).click();
    await frame.getByRole('button', { name: texts.speak }).click();
    await frame.getByRole('alert').getByText(texts.MICROPHONE_DENIED).waitFor();
  });

  it('is talked to like a page', async () => {
    const framed = `http://127.0.0.1:${new URL(shop().url).port}`;
    await page().context().grantPermissions(['microphone'], { origin: framed });
    shop().page(
      '/framed',
      `<!doctype html><title>Framed</title><iframe title="shop" allow="microphone" src="${framed}/" width="500" height="700"></iframe>`,
    );
    await page().goto(`${shop().url}/framed`);
    const frame = page().frameLocator('iframe');
    await frame.getByRole('button', { name: launcher }).click();
    await frame.getByRole('button', { name: texts.speak }).click();
    const listening = frame.getByRole('status').filter({ hasText: texts['status-listening'] });
    await listening.waitFor({ state: 'attached' });
  });
});

describeOnDevices('a machine without a microphone', (chromium, device) => {
  const { page, open, openPanel, type, button, texts, priceTag } = useStage(chromium, {
    device,
    microphone: 'none',
  });

  it('says so and answers typed questions', async () => {
    await open();
    await openPanel();
    await button(texts.speak).click();
    await page().getByRole('alert').getByText(texts.MICROPHONE_MISSING).waitFor();
    await type('айфон черный 256');
    await priceTag().waitFor();
  });
});

describeOnDevices('a microphone that another program holds', (chromium, device) => {
  const { page, open, openPanel, type, status, button, texts, priceTag } = useStage(chromium, { device });

  it('is reported, typing goes on, and the page asks for it again when the shopper wants to', async () => {
    await page().addInitScript(() => {
      const devices = navigator.mediaDevices;
      const ask = devices.getUserMedia.bind(devices);
      devices.getUserMedia = async () => {
        devices.getUserMedia = ask;
        throw new DOMException('held by another program', 'NotReadableError');
      };
    });
    await open();
    await openPanel();
    await button(texts.speak).click();
    await page().getByRole('alert').getByText(texts.MICROPHONE_BUSY).waitFor();
    await type('айфон черный 256');
    await priceTag().waitFor();
    await button(texts.speakAgain).click();
    await status(texts['status-listening']);
    expect(await page().getByRole('alert').count()).toBe(0);
  });
});

describeOnDevices('a shopper who dismisses the browser’s question', (chromium, device) => {
  const { page, open, openPanel, status, button, texts } = useStage(chromium, { device });

  it('is told how to answer it, and is asked again with the next tap', async () => {
    await page().addInitScript(() => {
      const devices = navigator.mediaDevices;
      const ask = devices.getUserMedia.bind(devices);
      navigator.permissions.query = async () =>
        Object.assign(new EventTarget(), { state: 'prompt' }) as PermissionStatus;
      devices.getUserMedia = async () => {
        devices.getUserMedia = ask;
        throw new DOMException('Permission dismissed', 'NotAllowedError');
      };
    });
    await open();
    await openPanel();
    await button(texts.speak).click();
    await page().getByRole('alert').getByText(texts.MICROPHONE_DISMISSED).waitFor();
    await status(texts['status-ready']);
    await button(texts.speakAgain).click();
    await status(texts['status-listening']);
    expect(await page().getByRole('alert').count()).toBe(0);
  });
});

describeOnDevices('a shopper in a hurry', (chromium, device) => {
  const { page, shop, open, openPanel, type, status, button, texts } = useStage(chromium, {
    device,
    pace: 1,
  });

  it('taps the microphone twice, is asked once, and leaves no recording behind', async () => {
    await page().addInitScript(watchPrompts);
    shop().api.searchMs = 60_000;
    await open();
    await openPanel();
    await type('айфон черный 256');
    await status(texts['status-searching']);
    await button(texts.speakAgain).dblclick();
    await button(texts.mute).waitFor();
    expect(await page().evaluate('window.prompts')).toBe(1);
    await button(texts.end).click();
    await status(texts['status-ended']);
    expect(await page().evaluate('window.tracks.map(({ readyState }) => readyState)')).toEqual(['ended']);
  });

  it('leaves before the browser’s question is answered, and is not recorded', async () => {
    await page().addInitScript(watchPrompts);
    await open();
    await openPanel();
    await button(texts.speak).click();
    await button(texts.cancel).click();
    await page().waitForFunction('window.tracks.length === 1');
    expect(await page().evaluate('window.tracks[0].readyState')).toBe('ended');
    await button(texts.resume).click();
    await status(texts['status-listening']);
    expect(await page().evaluate('window.tracks.map(({ readyState }) => readyState)')).toEqual([
      'ended',
      'live',
    ]);
  });
});

describeOnDevices('a page that is not secure', (chromium, device) => {
  const { page, shop, openPanel, openMenu, type, button, texts, shopPage, priceTag } = useStage(chromium, {
    device,
    hosts: { 'shop.example.com': '127.0.0.1' },
  });

  it('still lets the code for support staff be copied', async () => {
    shop().page('/', shopPage({ body: '<textarea aria-label="Письмо"></textarea>' }));
    await page().goto(`http://shop.example.com:${new URL(shop().url).port}/`);
    await openPanel();
    await type('айфон черный 256');
    await priceTag().waitFor();
    await openMenu();
    await button(`${texts.supportCode}: K7Q2-9FXM`).click();
    await page().getByText(texts.copied).waitFor();
    await page().getByRole('textbox', { name: 'Письмо' }).focus();
    await page().keyboard.press('ControlOrMeta+v');
    expect(await page().getByRole('textbox', { name: 'Письмо' }).inputValue()).toBe('K7Q2-9FXM');
  });

  it('is told so and typing works', async () => {
    shop().page('/', shopPage());
    await page().goto(`http://shop.example.com:${new URL(shop().url).port}/`);
    await openPanel();
    await button(texts.speak).click();
    await page().getByRole('alert').getByText(texts.MICROPHONE_INSECURE).waitFor();
    await type('айфон черный 256');
    await priceTag().waitFor();
  });
});
