import { beforeEach, expect, it } from '@jest/globals';
import { describeOnDevices } from './machine/describe-in-chromium.ts';
import { useStage } from './stage/use-stage.ts';
import { picturesUrl } from './stage/widget-products.ts';
import { settle } from './stage/widget-visit.ts';

const NONCE = 'r4nd0m';

/** A browser from before constructed style sheets. */
const withoutConstructedSheets = `
  delete CSSStyleSheet.prototype.replaceSync;
  delete ShadowRoot.prototype.adoptedStyleSheets;
  delete Document.prototype.adoptedStyleSheets;`;

describeOnDevices(
  'a shop under a strict Content-Security-Policy, our host being another',
  (chromium, device) => {
    const { page, shop, type, status, button, openPanel, texts, shopPage, priceTag } = useStage(chromium, {
      device,
    });
    const broken: string[] = [];

    /** The shop's page at one address of this machine, the widget and its API at the other. */
    const visit = async (): Promise<void> => {
      const ours = shop().url;
      const policy = [
        `default-src 'self'`,
        `script-src 'self' ${ours}`,
        `connect-src 'self' ${ours} ${shop().realtimeUrl} ${shop().realtimeUrl.replace(/^http/, 'ws')}`,
        `style-src 'self' 'nonce-${NONCE}'`,
        `img-src 'self' data: ${picturesUrl}`,
      ];
      const html = shopPage({ attributes: `nonce="${NONCE}"` }).replace(
        'src="/widget.js"',
        `src="${ours}/widget.js"`,
      );
      shop().page('/strict', html, { 'content-security-policy': policy.join('; ') });
      const theirs = ours.replace('localhost', '127.0.0.1');
      await page().context().grantPermissions(['microphone'], { origin: theirs });
      await page().goto(`${theirs}/strict`);
    };

    const converse = async (): Promise<void> => {
      await openPanel();
      await type('айфон черный 256');
      await priceTag().waitFor();
      await button(texts.speakAgain).click();
      await status(texts['status-listening']);
    };

    const radius = () =>
      page()
        .getByRole('dialog')
        .evaluate((panel) => getComputedStyle(panel).borderTopLeftRadius);

    beforeEach(() => {
      broken.length = 0;
      page().on('console', (message) => {
        if (/Content.Security.Policy/i.test(message.text())) broken.push(message.text());
      });
    });

    it('has the whole widget, styled, and breaks no rule', async () => {
      await visit();
      await converse();
      expect(await radius()).toBe('22px');
      expect(broken).toEqual([]);
    });

    it('has it in an older browser by the nonce of the tag', async () => {
      await page().addInitScript(withoutConstructedSheets);
      await visit();
      await converse();
      expect(await radius()).toBe('22px');
      expect(broken).toEqual([]);
    });
  },
);

describeOnDevices('a shop whose pages change without loading', (chromium, device) => {
  const { page, shop, open, openPanel, type, button, texts, shopPage, priceTag } = useStage(chromium, {
    device,
  });

  const count = async () => {
    const session = await page().context().newCDPSession(page());
    await session.send('Performance.enable');
    const collect = async () => {
      await session.send('HeapProfiler.collectGarbage');
      // Weak references live until the page has drawn the next frame or two.
      await settle(page());
      return (await session.send('Performance.getMetrics')).metrics;
    };
    const nodesOf = (all: Awaited<ReturnType<typeof collect>>): number =>
      all.find(({ name }) => name === 'Nodes')?.value ?? 0;
    // Collects until two collections in a row free no node.
    let metrics = await collect();
    for (let idle = 0; idle < 2; ) {
      const before = nodesOf(metrics);
      metrics = await collect();
      idle = nodesOf(metrics) < before ? 0 : idle + 1;
    }
    const detached = await session.send('DOM.getDetachedDomNodes').catch(() => ({ detachedNodes: [] }));
    await session.detach();
    const value = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? 0;
    return {
      nodes: value('Nodes'),
      listeners: value('JSEventListeners'),
      detached: detached.detachedNodes.length,
    };
  };

  const addAndRemove = (times: number) =>
    page().evaluate(async (left) => {
      for (let turn = 0; turn < left; turn += 1) {
        const widget = document.createElement('storevoice-widget');
        document.body.append(widget);
        await widget.open();
        widget.remove();
        await new Promise((resolve) => setTimeout(resolve, 0));
      }
    }, times);

  it('keeps nothing of widgets that came and went', async () => {
    shop().page('/manual', shopPage({ attributes: 'data-manual' }));
    await open('/manual');
    await page().waitForFunction(() => customElements.get('storevoice-widget') !== undefined);
    await addAndRemove(5);
    const before = await count();
    await addAndRemove(50);
    const after = await count();
    expect(after.nodes - before.nodes).toBeLessThanOrEqual(40);
    expect(after.listeners - before.listeners).toBeLessThanOrEqual(4);
    expect(after.detached - before.detached).toBeLessThanOrEqual(2);
  });

  it('keeps the conversation when its router replaces the whole page around the widget', async () => {
    shop().page('/', shopPage());
    await open();
    await openPanel();
    await type('айфон черный 256');
    await priceTag().waitFor();
    await page().evaluate(() => {
      history.pushState({}, '', '/products/2');
      document.querySelector('main')?.replaceChildren(document.createElement('article'));
      document.querySelector('storevoice-widget')?.setContext({ productId: 2, url: location.href });
    });
    await type('айфон');
    await priceTag().nth(1).waitFor();
    expect(await button(texts.end).isVisible()).toBe(true);
    expect(shop().asked.filter(({ path }) => path === '/api/token')).toHaveLength(1);
  });
});
