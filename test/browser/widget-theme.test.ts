import { beforeEach, expect, it } from '@jest/globals';
import { describeOnDevices } from './machine/describe-in-chromium.ts';
import { useStage } from './stage/use-stage.ts';

const HOUR_MS = 3_600_000;
const THEME = { accent: '#aa3311', position: 'bottom-left', launcherText: 'Подобрать' };

const observe = `(() => {
  window.shift = 0;
  new PerformanceObserver((list) => {
    for (const { value } of list.getEntries()) window.shift += value;
  }).observe({ type: 'layout-shift', buffered: true });
})()`;

/** Two pictures of the page later, whatever moved has been counted. */
const settled = 'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))';

describeOnDevices('the look a shop has configured', (chromium, device) => {
  const { page, shop, open, openPanel, button, launcher, type, shopPage, priceTag } = useStage(chromium, {
    device,
    context: { reducedMotion: 'no-preference' },
  });
  const host = () => page().locator('storevoice-widget');
  const look = () =>
    host().evaluate((element) => ({
      accent: element.style.getPropertyValue('--storevoice-accent'),
      position: element.dataset.position,
      text: element.shadowRoot?.querySelector('.launcher')?.getAttribute('aria-label'),
    }));
  const dressed = { accent: '#aa3311', position: 'bottom-left', text: 'Подобрать' };

  beforeEach(async () => {
    await page().addInitScript(observe);
    shop().page('/', shopPage({ body: '<p>Wares</p>'.repeat(40) }));
    shop().page('/next', shopPage());
    shop().api.theme = THEME;
  });

  it('is on a shopper’s very first launcher, which moves nothing when it changes', async () => {
    await open();
    await button(THEME.launcherText).waitFor();
    expect(await look()).toEqual(dressed);
    await page().evaluate(settled);
    expect(await page().evaluate('window.shift')).toBe(0);
    expect(shop().themesAsked).toEqual(['localhost']);
    expect(shop().asked).toEqual([]);
  });

  it('decides the language of a page that names none', async () => {
    shop().api.locale = 'en';
    shop().page('/', shopPage({ lang: '' }));
    shop().api.theme = {};
    await open();
    await button('Ask the assistant').click();
    await page().getByRole('textbox', { name: 'Your question' }).waitFor();
  });

  it('is all that the page requests before intent, besides the script', async () => {
    const asked: string[] = [];
    page().on('request', (request) => asked.push(new URL(request.url()).pathname));
    await open();
    await button(THEME.launcherText).waitFor();
    await page().waitForLoadState('networkidle');
    expect(asked.filter((path) => path !== '' && path !== ',')).toEqual(['/', '/widget.js', '/api/theme']);
  });

  it('is on the next page from its first frame, without another request within the hour', async () => {
    await open();
    await button(THEME.launcherText).waitFor();
    shop().api.theme = {};
    await open('/next');
    await page().waitForFunction('customElements.get("storevoice-widget") !== undefined');
    expect(await look()).toEqual(dressed);
    expect(shop().themesAsked).toHaveLength(1);
  });

  it('is requested again when it is an hour old, and is used until the answer comes', async () => {
    await open();
    await button(THEME.launcherText).waitFor();
    const key = 'storevoice:shop';
    await page().evaluate(
      ({ key, age }) => {
        const kept = JSON.parse(localStorage.getItem(key) ?? '{}');
        localStorage.setItem(key, JSON.stringify({ ...kept, learnedAt: kept.learnedAt - age }));
      },
      { key, age: HOUR_MS },
    );
    shop().api.theme = { ...THEME, launcherText: 'Спросить' };
    await open('/next');
    await button('Спросить').waitFor();
    expect(shop().themesAsked).toHaveLength(2);
  });

  it('gives way to the attributes of the tag', async () => {
    const attributes = 'data-accent="#112233" data-launcher-text="Помочь?"';
    shop().page('/', shopPage({ attributes }));
    await open();
    await page().locator('storevoice-widget[data-position="bottom-left"]').waitFor();
    expect(await look()).toEqual({ accent: '#112233', position: 'bottom-left', text: 'Помочь?' });
  });

  it('leaves our own where the shop is not known, and the page hears of no error', async () => {
    shop().api.tellsTheme = false;
    const answered = page().waitForResponse((response) => response.url().includes('/api/theme'));
    await open();
    expect((await answered).status()).toBe(404);
    await page().evaluate(settled);
    expect(await look()).toEqual({ accent: '', position: 'bottom-right', text: launcher });
    await openPanel();
    // The token brings it all the same.
    await type('айфон');
    await priceTag().waitFor();
    expect((await look()).accent).toBe('#aa3311');
  });

  it('does not move a launcher that is being reached for, nor an open panel', async () => {
    const held = new Promise<() => void>((hold) => {
      void page().route('**/api/theme*', (route) => hold(() => void route.continue()));
    });
    await open();
    await button(launcher).hover();
    const letGo = await held;
    letGo();
    await page().waitForFunction(
      'document.querySelector("storevoice-widget").style.getPropertyValue("--storevoice-accent") !== ""',
    );
    expect(await look()).toEqual({ ...dressed, position: 'bottom-right', text: launcher });
    await openPanel();
    expect((await look()).position).toBe('bottom-right');
    await page().mouse.move(10, 10);
    await page().keyboard.press('Escape');
    await button(THEME.launcherText).waitFor();
    expect((await look()).position).toBe('bottom-left');
  });
});

describeOnDevices('the style sheet of a page', (chromium, device) => {
  const { page, shop, open, openPanel, button, launcher, shopPage } = useStage(chromium, { device });

  it('changes what the widget lets it change', async () => {
    const css = `storevoice-widget { --storevoice-accent: #aa0000; --storevoice-on-accent: #00ff00; --storevoice-surface: #102030;
      --storevoice-text: #f0e0d0; --storevoice-font: monospace; --storevoice-radius: 3px; --storevoice-offset-x: 70px;
      --storevoice-offset-y: 50px; --storevoice-z-index: 7 }`;
    shop().page('/', shopPage({ body: `<style>${css}</style>` }));
    await open();
    await button(launcher).waitFor();
    const style = (selector: string, name: string) =>
      page().evaluate(
        ([inside, property]) => {
          const host = document.querySelector('storevoice-widget');
          const element = inside === ':host' ? host : host?.shadowRoot?.querySelector(inside);
          return element ? getComputedStyle(element).getPropertyValue(property) : 'absent';
        },
        [selector, name] as const,
      );
    expect(await style(':host', 'z-index')).toBe('7');
    expect([await style(':host', 'right'), await style(':host', 'bottom')]).toEqual(['70px', '50px']);
    expect(await style('.launcher', 'color')).toBe('rgb(0, 255, 0)');
    await openPanel();
    expect(await style(':host', 'z-index')).toBe('8');
    expect(await style('.panel', 'color')).toBe('rgb(240, 224, 208)');
    expect(await style('.panel', 'font-family')).toBe('monospace');
    expect(await style('.panel', 'border-top-left-radius')).toBe('3px');
    expect(await style('.panel .primary', 'background-color')).toBe('rgb(170, 0, 0)');
    expect(await style('.panel', 'background-color')).toBe('rgb(16, 32, 48)');
  });
});

describeOnDevices('the tag of a merchant', (chromium, device) => {
  const { page, shop, open, openPanel, type, shopPage, priceTag } = useStage(chromium, { device });
  const answers = async (): Promise<void> => {
    await openPanel();
    await type('айфон черный 256');
    await priceTag().waitFor();
    expect(await page().locator('storevoice-widget').count()).toBe(1);
  };

  it('works when a tag manager adds it to a page that has long been there', async () => {
    shop().page('/', shopPage().replace('<script src="/widget.js"  async></script>', ''));
    await open();
    await page().waitForFunction(() => document.readyState === 'complete');
    expect(await page().evaluate(() => document.scripts.length)).toBe(0);
    await page().evaluate(() => {
      const tag = document.createElement('script');
      tag.src = '/widget.js';
      document.head.append(tag);
    });
    await answers();
  });

  it('works in the head, where the page waits for it', async () => {
    const html = shopPage().replace('<script src="/widget.js"  async></script>', '');
    shop().page('/', html.replace('<title>', '<script src="/widget.js"></script><title>'));
    await open();
    await answers();
  });
});
