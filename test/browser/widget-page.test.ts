import { beforeEach, expect, it } from '@jest/globals';
import { panelTexts as en } from '../../widget/i18n/en.ts';
import { describeOnDevices } from './machine/describe-in-chromium.ts';
import { useStage } from './stage/use-stage.ts';
import { settle } from './stage/widget-visit.ts';

describeOnDevices('the widget on a merchant’s page', (chromium, device) => {
  const {
    page,
    shop,
    open,
    openPanel,
    type,
    status,
    button,
    texts,
    launcher,
    shopPage,
    priceTag,
    loadFailed,
  } = useStage(chromium, { device });
  const launchers = () => button(launcher);

  /** Names of the widget's files that the page has fetched. */
  const fetched = (): Promise<readonly string[]> =>
    page().evaluate(() =>
      performance
        .getEntriesByType('resource')
        .map(({ name }) => new URL(name).pathname)
        .filter((path) => path === '/widget.js' || path.startsWith('/assets/'))
        .map((path) => path.replace(/-[A-Z0-9]{8}\.js$/, '').replace('/assets/', '')),
    );

  beforeEach(() => shop().page('/', shopPage()));

  it('loads the launcher alone, the panel on hover, and for typing no voice', async () => {
    await open();
    await launchers().waitFor();
    expect(await fetched()).toEqual(['/widget.js']);
    await launchers().hover();
    await page().waitForFunction(() =>
      performance.getEntriesByType('resource').some(({ name }) => name.includes('/panel-')),
    );
    expect((await fetched()).toSorted()).toEqual([device.locale, '/widget.js', 'panel', 'chunk'].toSorted());
    await openPanel();
    await page().waitForFunction(() =>
      performance.getEntriesByType('resource').some(({ name }) => name.includes('/call-')),
    );
    expect(await fetched()).not.toContain('voice');
    expect(shop().asked).toEqual([]);
  });

  it('never moves the page', async () => {
    await page().emulateMedia({ reducedMotion: 'no-preference' });
    await page().addInitScript(() => {
      Object.assign(window, { shift: 0 });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
          Object.assign(window, { shift: Reflect.get(window, 'shift') + Reflect.get(entry, 'value') });
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await open();
    await openPanel();
    await settle(page());
    await button(texts.close).click();
    await page().getByRole('dialog').waitFor({ state: 'hidden' });
    await settle(page());
    expect(await page().evaluate('window.shift')).toBe(0);
  });

  it('says that it could not be loaded, and loads when asked again', async () => {
    await open();
    shop().breakPath('/assets/', true);
    await launchers().click();
    await page().getByRole('alert').getByText(loadFailed).waitFor();
    shop().breakPath('/assets/', false);
    await button(texts.retry).click();
    await page().getByRole('dialog', { name: texts.title }).waitFor();
  });

  it('offers another try when the file with the call is missing', async () => {
    shop().page('/late', shopPage());
    await page().route('**/assets/call-*', (route) => route.abort());
    await open('/late');
    await openPanel();
    await type('айфон черный 256');
    await page().getByRole('alert').getByText(texts.VOICE_NOT_LOADED).waitFor();
    await page().unroute('**/assets/call-*');
    await button(texts.retry).click();
    await priceTag().waitFor();
  });

  it('runs twice on a page, each with its own language, corner and conversation', async () => {
    shop().page(
      '/two',
      shopPage({
        body: '<storevoice-widget id="one"></storevoice-widget><storevoice-widget id="two" locale="en" position="bottom-left"></storevoice-widget>',
      }),
    );
    await open('/two');
    const one = page().locator('#one');
    const two = page().locator('#two');
    await two.getByRole('button', { name: 'Ask the assistant' }).click();
    await two.getByRole('textbox', { name: 'Your question' }).fill('iphone');
    await page().keyboard.press('Enter');
    await two.getByText('$999.90').first().waitFor();
    const interrupted = device.isCovered ? en['why-closed'] : en['why-elsewhere'];
    if (device.isCovered) await two.getByRole('button', { name: en.close, exact: true }).click();
    await one.getByRole('button', { name: launcher }).click();
    await one.getByRole('button', { name: texts.speak }).click();
    await one
      .getByRole('status')
      .filter({ hasText: texts['status-listening'] })
      .waitFor({ state: 'attached' });
    await two.getByText(interrupted).waitFor({ state: 'attached' });
    expect(await one.getByText('$999.90').count()).toBe(0);
    expect(await page().locator('storevoice-widget').count()).toBe(2);
  });

  it('is placed above the other widget when both want the same corner', async () => {
    shop().page('/tags', shopPage().replace('</body>', '<script src="/widget.js" async></script></body>'));
    await open('/tags');
    await page().waitForFunction(() => document.querySelectorAll('storevoice-widget').length === 2);
    const boxes = await Promise.all((await launchers().all()).map((each) => each.boundingBox()));
    const [first, second] = boxes;
    expect((second?.y ?? 0) + (second?.height ?? 0)).toBeLessThan(first?.y ?? 0);
  });

  it('comes to life when it is added later, and again after it was removed', async () => {
    shop().page('/manual', shopPage({ attributes: 'data-manual' }));
    await open('/manual');
    await page().waitForFunction(() => customElements.get('storevoice-widget') !== undefined);
    expect(await page().locator('storevoice-widget').count()).toBe(0);
    const add = () =>
      page().evaluate(() => document.body.append(document.createElement('storevoice-widget')));
    await add();
    await openPanel();
    await type('айфон черный 256');
    await priceTag().waitFor();
    await page().evaluate(() => document.querySelector('storevoice-widget')?.remove());
    await add();
    await status(texts['status-paused']);
    await priceTag().waitFor();
  });

  it('keeps talking when the page moves it', async () => {
    await open();
    await openPanel();
    await type('айфон черный 256');
    await status(texts['status-ready']);
    await page().evaluate(() => {
      const widget = document.querySelector('storevoice-widget');
      if (widget) document.querySelector('main')?.append(widget);
    });
    await type('айфон');
    await priceTag().nth(1).waitFor();
    expect(shop().asked.filter(({ path }) => path === '/api/token')).toHaveLength(1);
  });

  it('names wrong attributes in the console and works without them', async () => {
    const warnings: string[] = [];
    page().on('console', (message) => message.type() === 'warning' && warnings.push(message.text()));
    shop().page(
      '/wrong',
      shopPage({ attributes: 'data-accent="teal" data-position="middle" data-hide-on="((("' }),
    );
    await open('/wrong');
    await openPanel();
    expect(warnings.filter((text) => text.includes('[storevoice]'))).toEqual([
      expect.stringContaining('position="middle"'),
      expect.stringContaining('accent="teal"'),
      expect.stringContaining('hide-on="((("'),
    ]);
  });

  it('hides where the merchant wants it hidden, stops the conversation there, and comes back as it was', async () => {
    shop().page('/hide', shopPage({ attributes: 'data-hide-on="body.checkout"' }));
    await open('/hide');
    await openPanel();
    await page().evaluate(() => document.body.classList.add('checkout'));
    await page().getByRole('dialog').waitFor({ state: 'hidden' });
    expect(await launchers().isVisible()).toBe(false);
    await page().evaluate(() => document.body.classList.remove('checkout'));
    await page().getByRole('dialog').waitFor();
    await button(texts.close).click();
    await page().evaluate(() => document.body.classList.add('checkout'));
    await launchers().waitFor({ state: 'hidden' });
    await page().evaluate(() => document.body.classList.remove('checkout'));
    await launchers().waitFor();
    expect(await page().getByRole('dialog').count()).toBe(0);
  });

  it('is hidden and shown by any attribute that the merchant names', async () => {
    shop().page('/cart', shopPage({ attributes: 'data-hide-on="body[Data-Page=cart]"' }));
    await open('/cart');
    await launchers().waitFor();
    await page().evaluate(() => document.body.setAttribute('data-page', 'cart'));
    await launchers().waitFor({ state: 'hidden' });
    await page().evaluate(() => document.body.removeAttribute('data-page'));
    await launchers().waitFor();
  });

  it('does not open unseen where it is hidden, and stays open for the next page', async () => {
    shop().page('/hidden', shopPage({ attributes: 'data-hide-on="body" data-open' }));
    await open();
    await openPanel();
    await open('/hidden');
    const refused = page().waitForEvent('console', (message) => message.text().includes('hide-on="body"'));
    await page().evaluate(() => document.querySelector('storevoice-widget')?.ask('айфон'));
    await refused;
    expect(shop().asked).toEqual([]);
    expect((await fetched()).filter((path) => path === 'panel')).toEqual([]);
    await open();
    await page().getByRole('dialog').or(launchers()).first().waitFor();
    expect(await page().getByRole('dialog').count()).toBe(device.isCovered ? 0 : 1);
  });

  it('opens by itself where the merchant wants it, without taking the keyboard, until the shopper closes it', async () => {
    shop().page('/open', shopPage({ attributes: 'data-open' }));
    await open('/open');
    await page().getByRole('dialog').waitFor();
    expect(await page().evaluate(() => document.activeElement?.tagName)).toBe('BODY');
    await button(texts.close).click();
    await open('/open');
    await launchers().waitFor();
    expect(await page().getByRole('dialog').count()).toBe(0);
  });

  it('takes the shop’s configured look, which the tag overrides', async () => {
    shop().api.theme = { accent: '#aa2255', position: 'bottom-left' };
    shop().page('/look', shopPage({ attributes: 'data-position="bottom-right"' }));
    await open('/look');
    await openPanel();
    await type('айфон черный 256');
    await priceTag().waitFor();
    const look = await page().evaluate(() => {
      const widget = document.querySelector('storevoice-widget');
      return {
        accent: widget?.style.getPropertyValue('--storevoice-accent'),
        position: widget?.dataset.position,
      };
    });
    expect(look).toEqual({ accent: '#aa2255', position: 'bottom-right' });
  });
});
