import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SaxesParser } from 'saxes';
import { createDemoCatalog } from '../../../dev/demo-shop/categories.ts';
import { infoPages } from '../../../dev/demo-shop/info.ts';
import { colourOf } from '../../../dev/demo-shop/pictures.ts';
import { demoPictures, demoProducts } from '../../../dev/demo-shop/products.ts';
import { createDemoShop } from '../../../dev/demo-shop/shop.ts';
import { createSite } from '../../../dev/server/http-server.ts';
import { Product } from '../../../lambdas/contract/catalog/product.ts';

const log = { info: () => {}, warn: () => {}, error: () => {} };
const homes = { main: 'http://localhost:3000', ru: 'http://ru.localhost:3000', en: 'http://127.0.0.1:3000' };
const hostile = Product.parse({
  id: 'x"><b>',
  title: '<script>alert(1)</script> & "quotes"',
  category: ['Electronics', '<i>Phones</i>'],
  description: "</p><img src=x onerror='alert(2)'>",
  attributes: { '<b>': '"&' },
  variants: [{ id: 'v', options: { color: '<u>Red</u>' }, price: { minor: 100, currency: 'USD' } }],
});
const products = [...demoProducts(homes.main), hostile];
const shop = createDemoShop({
  productsOf: () => products,
  homes,
  isKeyless: true,
  receiver: { tickets: () => [] },
});
const server = createServer(createSite({ responders: [shop], upgrade: () => false, log }).request);
let origin = '';

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
});

afterAll(() => {
  server.close();
  server.closeAllConnections();
});

const get = async (path: string) => {
  const response = await fetch(`${origin}${path}`);
  return { status: response.status, type: response.headers.get('content-type'), body: await response.text() };
};

describe('the pages', () => {
  it('show every product, category and language', async () => {
    const { bySlug } = createDemoCatalog(products);
    const paths = [
      '/',
      '/demo/orders',
      ...infoPages('main', 'ru').map(({ path }) => path),
      ...products.map(({ id }) => `/demo/products/${encodeURIComponent(id)}`),
      ...[...bySlug.keys()].map((slug) => `/demo/categories/${encodeURIComponent(slug)}`),
    ];
    for (const path of paths) {
      for (const lang of ['ru', 'en']) {
        const { status, body } = await get(`${path}?lang=${lang}`);
        expect({ path, status }).toEqual({ path, status: 200 });
        expect(body).toContain(`<html lang="${lang}">`);
        expect(body.match(/<script src="\/widget\.js" async/gu)).toHaveLength(1);
        expect(body).not.toContain('undefined');
      }
    }
  }, 120_000);

  it('show a merchant’s words as text, never as markup', async () => {
    const { body } = await get(`/demo/products/${encodeURIComponent(hostile.id)}?lang=ru`);
    expect(body).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;quotes&quot;');
    for (const markup of ['<script>alert', '<img src=x', '<u>Red', '<i>Phones', 'x"><b>']) {
      expect(body).not.toContain(markup);
    }
  });

  it('show the variant that the link names', async () => {
    const { body } = await get('/demo/products/2?variant=3&lang=ru');
    expect(body).toContain('<h1>iPhone 15 256GB Black</h1>');
    expect(body).toContain('data-variant-id="3"');
    expect(body).toContain('$999.90');
  });

  it.each([
    ['/demo/cart?lang=ru', 'Промокод'],
    ['/demo/cart?lang=en', 'Promo code'],
    ['/demo/checkout?lang=ru', 'Здесь демонстрация заканчивается'],
    ['/demo/checkout?lang=en', 'The demo ends here'],
  ])('include a cart and a checkout that ends the demo: %s', async (path, words) => {
    const { status, body } = await get(path);
    expect(status).toBe(200);
    expect(body).toContain(words);
  });

  it('include a search for words as they are written', async () => {
    const found = await get('/demo/search?q=iPhone+15&lang=en');
    expect(found.body).toContain('/demo/products/2?');
    expect(found.body).not.toContain('/demo/products/243');
    const hostileWords = await get(
      `/demo/search?q=${encodeURIComponent('<script>alert(1)</script>')}&lang=en`,
    );
    expect(hostileWords.body).toContain('Search: &lt;script&gt;');
    expect(hostileWords.body).not.toContain('<script>alert');
  });

  it.each([
    '/nothing',
    '/demo/products/0',
    '/demo/categories/nothing',
    '/demo/shop.php',
    '/demo/../package.json',
  ])('answer an unknown address with a page of their own: %s', async (path) => {
    const { status, body } = await get(`${path}?lang=ru`);
    expect(status).toBe(404);
    expect(body).toContain('Такой страницы нет');
  });
});

describe('the pictures', () => {
  it('are well-formed for every variant', async () => {
    for (const product of products) {
      for (const { id } of product.variants) {
        const path = `/demo/images/${encodeURIComponent(product.id)}.svg?variant=${encodeURIComponent(id)}`;
        const { status, type, body } = await get(path);
        expect({ path, status, type }).toEqual({ path, status: 200, type: 'image/svg+xml' });
        new SaxesParser().write(body).close();
      }
    }
  });

  it('are all used, and a plain box shows a product that has none', async () => {
    const files = await readdir(new URL('../../../dev/demo-shop/pictures/', import.meta.url));
    const used = [...demoPictures.values()].map(({ name }) => `${name}.svg`);
    expect(new Set(files)).toEqual(new Set([...used, 'box.svg']));
    const { body } = await get(`/demo/images/${encodeURIComponent(hostile.id)}.svg`);
    expect(body).toContain('<svg');
  });

  it('take the colour of the variant', async () => {
    const [black, blue] = await Promise.all(['3', '4'].map((id) => get(`/demo/images/2.svg?variant=${id}`)));
    expect(black?.body).toContain('<svg style="--color: #2b2d33;"');
    expect(blue?.body).toContain('<svg style="--color: #4472b8;"');
  });

  it('put a white product on a darker background', async () => {
    const { body } = await get('/demo/images/243.svg?variant=1');
    expect(body).toContain('<svg style="--color: #efece4; --paper: #d9e0e6;');
  });

  it('know every colour that a shopper can choose', () => {
    const colours = new Set(
      demoProducts(homes.main).flatMap(({ variants }) => variants.map(({ options }) => options.color)),
    );
    const unknown = [...colours].filter((words) => words !== undefined && colourOf(words) === undefined);
    expect(unknown).toEqual([]);
  });

  it('are missing for an unknown product', async () => {
    expect((await get('/demo/images/0.svg')).status).toBe(404);
  });
});
