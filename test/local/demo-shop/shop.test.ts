import { once } from 'node:events';
import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SaxesParser } from 'saxes';
import { Product } from '../../../lambdas/contract/product.ts';
import { demoProducts } from '../../../local/demo-shop/products.ts';
import { createDemoShop } from '../../../local/demo-shop/shop.ts';
import { createDemoCatalog } from '../../../local/demo-shop/view.ts';
import { createSite } from '../../../local/server.ts';

const log = { info: () => {}, warn: () => {}, error: () => {} };
const homes = { ru: 'http://localhost:3000', en: 'http://127.0.0.1:3000' };
const hostile = Product.parse({
  id: 'x"><b>',
  title: '<script>alert(1)</script> & "quotes"',
  category: ['Electronics', '<i>Phones</i>'],
  description: "</p><img src=x onerror='alert(2)'>",
  attributes: { '<b>': '"&' },
  variants: [{ id: 'v', options: { color: '<u>Red</u>' }, price: { minor: 100, currency: 'USD' } }],
});
const products = [...demoProducts(homes.ru), hostile];
const shop = createDemoShop({ products, homes });
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
    const { categories } = createDemoCatalog(products);
    const paths = [
      '/',
      ...products.map(({ id }) => `/demo/products/${encodeURIComponent(id)}`),
      ...[...categories.keys()].map((slug) => `/demo/categories/${encodeURIComponent(slug)}`),
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

  it('show what a merchant wrote as text, whatever it is', async () => {
    const { body } = await get(`/demo/products/${encodeURIComponent(hostile.id)}?lang=ru`);
    expect(body).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;quotes&quot;');
    for (const markup of ['<script>alert', '<img src=x', '<u>Red', '<i>Phones', 'x"><b>']) {
      expect(body).not.toContain(markup);
    }
  });

  it('choose the variant of the link', async () => {
    const { body } = await get('/demo/products/2?variant=3&lang=ru');
    expect(body).toContain('<h1>iPhone 15 256GB Black</h1>');
    expect(body).toContain('data-variant-id="3"');
    expect(body).toMatch(/999,90.\$/u);
  });

  it.each([
    '/nothing',
    '/demo/products/0',
    '/demo/categories/nothing',
    '/demo/shop.php',
    '/demo/../package.json',
  ])('say kindly that there is nothing at %s', async (path) => {
    const { status, body } = await get(`${path}?lang=ru`);
    expect(status).toBe(404);
    expect(body).toContain('Такой страницы нет');
  });
});

describe('the pictures', () => {
  it('are well-formed, one for every variant', async () => {
    for (const product of products) {
      for (const { id } of product.variants) {
        const path = `/demo/images/${encodeURIComponent(product.id)}.svg?variant=${encodeURIComponent(id)}`;
        const { status, type, body } = await get(path);
        expect({ path, status, type }).toEqual({ path, status: 200, type: 'image/svg+xml' });
        new SaxesParser().write(body).close();
      }
    }
  });

  it('take the colour of the variant', async () => {
    const [black, blue] = await Promise.all(['3', '4'].map((id) => get(`/demo/images/2.svg?variant=${id}`)));
    expect(black?.body).not.toBe(blue?.body);
  });

  it('are not there for an unknown product', async () => {
    expect((await get('/demo/images/0.svg')).status).toBe(404);
  });
});
