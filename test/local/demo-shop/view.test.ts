import { expect, it } from '@jest/globals';
import { createDemoCatalog, createView } from '../../../local/demo-shop/view.ts';

const homes = { ru: 'http://localhost:3000', en: 'http://127.0.0.1:3000' };
const catalog = createDemoCatalog([]);

const view = (path: string, host: string) =>
  createView({ url: new URL(path, 'http://localhost'), host, homes, catalog });

it.each([
  ['/', 'localhost:3000', 'ru'],
  ['/', '127.0.0.1:3000', 'en'],
  ['/', 'shop.example', 'ru'],
  ['/?lang=en', 'localhost:3000', 'en'],
  ['/?lang=xx', '127.0.0.1:3000', 'en'],
])('reads %s at %s in %s', (path, host, locale) => {
  expect(view(path, host).locale).toBe(locale);
});

it('leads to the other language at its own address, on the same page', () => {
  const { inLocale, href } = view('/demo/products/2?variant=3', 'localhost:3000');
  expect(inLocale('en')).toBe('http://127.0.0.1:3000/demo/products/2?variant=3');
  expect(href('/demo/products/2')).toBe('/demo/products/2');
});

it('stays at an address of neither language and carries the language along', () => {
  const { inLocale, href } = view('/demo/products/2?variant=3&lang=en', 'shop.example');
  expect(inLocale('ru')).toBe('/demo/products/2?variant=3&lang=ru');
  expect(href('/demo/products/2?variant=3')).toBe('/demo/products/2?variant=3&lang=en');
});
