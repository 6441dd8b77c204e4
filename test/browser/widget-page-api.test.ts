import { beforeEach, expect, it } from '@jest/globals';
import { describeOnDevices } from './machine/describe-in-chromium.ts';
import { useStage } from './stage/use-stage.ts';
import { iphone } from './stage/widget-products.ts';

/** Writes down every event of the widget that reaches the document. */
const recordEvents = `
  window.heard = [];
  for (const name of ['ready', 'open', 'close', 'message', 'products', 'product-click', 'add-to-cart', 'error']) {
    document.addEventListener('storevoice:' + name, ({ detail }) => window.heard.push([name, JSON.parse(JSON.stringify(detail ?? null))]));
  }
`;

describeOnDevices('the page’s own script', (chromium, device) => {
  const { page, shop, open, button, status, type, openPanel, texts, shopPage, priceTag } = useStage(
    chromium,
    {
      device,
    },
  );
  const heard = (): Promise<readonly (readonly [string, unknown])[]> => page().evaluate('window.heard');
  const namesHeard = async () => (await heard()).map(([name]) => name);
  const widget = () => page().locator('storevoice-widget');

  beforeEach(async () => {
    shop().page('/', shopPage({ body: `<script>${recordEvents}</script>` }));
    await open();
    await widget().waitFor({ state: 'attached' });
  });

  it('opens, asks and closes the widget, and hears all of it', async () => {
    await page().evaluate(() => document.querySelector('storevoice-widget')?.ask('айфон черный 256'));
    await priceTag().waitFor();
    await status(texts['status-ready']);
    await page().evaluate(() => document.querySelector('storevoice-widget')?.close());
    await page().getByRole('dialog').waitFor({ state: 'hidden' });
    expect(await namesHeard()).toEqual(['ready', 'open', 'message', 'products', 'message', 'close']);
    expect(await heard()).toContainEqual([
      'message',
      { role: 'assistant', text: 'iPhone 15 256GB Black стоит $999.90', cut: false },
    ]);
    expect(await heard()).toContainEqual(['products', { products: [iphone] }]);
  });

  it('starts a spoken conversation and learns what came of it', async () => {
    const speak = () => page().evaluate(() => document.querySelector('storevoice-widget')?.speak());
    expect(await speak()).toEqual({ outcome: 'listening' });
    await status(texts['status-listening']);
    await button(texts.end).click();
    await page().evaluate(() => {
      navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', 'NotAllowedError'));
    });
    expect(await speak()).toEqual({ outcome: 'typing', code: 'MICROPHONE_DENIED' });
    await page().getByRole('alert').getByText(texts.MICROPHONE_DENIED).waitFor();
    await page().evaluate(() => document.querySelector('storevoice-widget')?.setAttribute('hide-on', 'body'));
    expect(await speak()).toEqual({ outcome: 'closed' });
  });

  it('has the last word while the files are on their way', async () => {
    await page().evaluate(async () => {
      const widget = document.querySelector('storevoice-widget');
      const opening = widget?.open();
      widget?.close();
      await opening;
    });
    expect(await page().getByRole('dialog').count()).toBe(0);
    expect(await namesHeard()).toEqual(['ready']);
  });

  it.each([
    ['null', 'null'],
    ['a circle', '(() => { const cart = {}; cart.cart = cart; return cart; })()'],
    ['a number without end', '({ cart: { items: 1n } })'],
  ])(
    'gets a warning about a context that cannot be sent, and the last one stays: %s',
    async (_what, context) => {
      const warned = page().waitForEvent('console', (message) => message.text().includes('setContext()'));
      await page().evaluate(`{
      const widget = document.querySelector('storevoice-widget');
      widget.setContext({ productId: 2, title: 'iPhone 15' });
      widget.setContext(${context});
    }`);
      await warned;
      await openPanel();
      await type('а этот есть в синем?');
      await priceTag().waitFor();
      const [, search] = shop().asked;
      expect(search?.body).toEqual({ query: expect.stringMatching(/^iPhone 15\b.*син/u) });
    },
  );

  it('puts a product into its cart and tells how that went', async () => {
    await page().evaluate(() => {
      document.addEventListener('storevoice:add-to-cart', (event) => {
        event.preventDefault();
        event.detail.waitUntil(new Promise((resolve) => setTimeout(resolve, 200)));
      });
    });
    await openPanel();
    await type('айфон черный 256');
    await button(`${texts.addToCart}: iPhone 15 256GB Black`).click();
    await button(`${texts.added}: iPhone 15 256GB Black`).waitFor();
    expect(page().url()).toBe(`${shop().url}/`);
  });

  it('says when its cart refused', async () => {
    await page().evaluate(() => {
      document.addEventListener('storevoice:add-to-cart', (event) => {
        event.preventDefault();
        event.detail.waitUntil(Promise.reject(new Error('sold out')));
      });
    });
    await openPanel();
    await type('айфон черный 256');
    await button(`${texts.addToCart}: iPhone 15 256GB Black`).click();
    await button(`${texts.notAdded}: iPhone 15 256GB Black`).waitFor();
  });

  it('need not know carts: the product’s page opens then', async () => {
    shop().page('/products/2', shopPage());
    shop().api.search = () => ({
      success: true,
      response: 'Вот',
      products: [{ ...iphone, url: `${shop().url}/products/2` }],
    });
    await openPanel();
    await type('айфон');
    await button(new RegExp(texts.addToCart)).click();
    await page().waitForURL('**/products/2');
  });

  it('may follow a card’s link in its own way', async () => {
    await page().evaluate(() => {
      document.addEventListener('storevoice:product-click', (event) => event.preventDefault());
    });
    await openPanel();
    await type('айфон черный 256');
    await page().getByRole('link', { name: 'iPhone 15 256GB Black' }).click();
    expect(await namesHeard()).toContain('product-click');
    expect(page().url()).toBe(`${shop().url}/`);
  });

  it('hears what went wrong by its code', async () => {
    shop().api.token = () => ({
      status: 404,
      body: { success: false, error: 'DOMAIN_NOT_FOUND', response: 'Нет' },
    });
    await openPanel();
    await type('айфон');
    await page().getByRole('alert').getByText(texts.DOMAIN_NOT_FOUND).waitFor();
    expect(await heard()).toContainEqual(['error', { code: 'DOMAIN_NOT_FOUND' }]);
    expect(await button(texts.retry).count()).toBe(0);
  });

  it('changes language and look by attributes while it runs', async () => {
    await openPanel();
    await page().evaluate(() => document.querySelector('storevoice-widget')?.setAttribute('locale', 'en'));
    await page().getByRole('dialog', { name: 'Shop assistant' }).waitFor();
    await page().getByRole('button', { name: 'Talk' }).waitFor();
  });

  it('leaves nothing behind after a hundred times open and closed', async () => {
    const session = await page().context().newCDPSession(page());
    await session.send('Performance.enable');
    const count = async () => {
      await session.send('HeapProfiler.collectGarbage');
      const { metrics } = await session.send('Performance.getMetrics');
      const value = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? 0;
      return { nodes: value('Nodes'), listeners: value('JSEventListeners') };
    };
    const cycle = (times: number) =>
      page().evaluate(async (left) => {
        for (let turn = 0; turn < left; turn += 1) {
          const element = document.querySelector('storevoice-widget');
          await element?.open();
          element?.close();
        }
      }, times);
    await openPanel();
    await type('айфон черный 256');
    await priceTag().waitFor();
    await status(texts['status-ready']);
    await cycle(5);
    const before = await count();
    await cycle(100);
    const after = await count();
    expect(after.nodes - before.nodes).toBeLessThanOrEqual(20);
    expect(after.listeners - before.listeners).toBeLessThanOrEqual(2);
  });

  it('leaves nothing behind when the element is removed in the middle of a conversation', async () => {
    await page().evaluate(() => {
      const peers: RTCPeerConnection[] = [];
      const tracks: MediaStreamTrack[] = [];
      const Native = RTCPeerConnection;
      const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
      navigator.mediaDevices.getUserMedia = async (constraints) => {
        const stream = await ask(constraints);
        tracks.push(...stream.getTracks());
        return stream;
      };
      Object.assign(window, {
        RTCPeerConnection: class extends Native {
          constructor() {
            super();
            peers.push(this);
          }
        },
        leftovers: () => ({
          peers: peers.map(({ connectionState }) => connectionState),
          tracks: tracks.map(({ readyState }) => readyState),
          links: document.querySelectorAll('link[rel=modulepreload]').length,
        }),
      });
    });
    await openPanel();
    await button(texts.speak).click();
    await status(texts['status-listening']);
    await page().evaluate(() => document.querySelector('storevoice-widget')?.remove());
    const nothing = { peers: ['closed'], tracks: ['ended'], links: 0 };
    await page().waitForFunction(
      `JSON.stringify(window.leftovers()) === ${JSON.stringify(JSON.stringify(nothing))}`,
    );
  });
});
