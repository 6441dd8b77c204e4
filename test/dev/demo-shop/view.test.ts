import { expect, it } from '@jest/globals';
import { createDemoCatalog } from '../../../dev/demo-shop/categories.ts';
import { createView } from '../../../dev/demo-shop/view.ts';

const homes = { main: 'http://localhost:3000', ru: 'http://ru.localhost:3000', en: 'http://127.0.0.1:3000' };
const catalog = createDemoCatalog([]);

const view = (path: string, host: string) =>
  createView({
    url: new URL(path, 'http://localhost'),
    host,
    homes,
    catalogOf: () => catalog,
    isKeyless: true,
  });

it.each([
  ['/', 'localhost:3000', 'ru'],
  ['/', '127.0.0.1:3000', 'en'],
  ['/', 'shop.example', 'ru'],
  ['/?lang=en', 'localhost:3000', 'en'],
  ['/?lang=xx', '127.0.0.1:3000', 'en'],
  ['/', 'ru.localhost:3000', 'ru'],
])('reads %s at %s in %s', (path, host, locale) => {
  expect(view(path, host).locale).toBe(locale);
});

it('links to the same page in the shops of both languages from the first address, and to the other from each', () => {
  const { inLocale, href } = view('/demo/products/2?variant=3', 'localhost:3000');
  expect(inLocale('ru')).toBe('http://ru.localhost:3000/demo/products/2?variant=3');
  expect(inLocale('en')).toBe('http://127.0.0.1:3000/demo/products/2?variant=3');
  expect(href('/demo/products/2')).toBe('/demo/products/2');
  expect(view('/', 'ru.localhost:3000').inLocale('ru')).toBeUndefined();
  expect(view('/', 'ru.localhost:3000').inLocale('en')).toBe('http://127.0.0.1:3000/');
});

it('keeps the language in links at an address of neither language', () => {
  const { inLocale, href } = view('/demo/products/2?variant=3&lang=en', 'shop.example');
  expect(inLocale('ru')).toBe('/demo/products/2?variant=3&lang=ru');
  expect(href('/demo/products/2?variant=3')).toBe('/demo/products/2?variant=3&lang=en');
});
