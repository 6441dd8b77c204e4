import { createReadStream, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createGzip } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { readBytes } from '../../../lambdas/adapters/feed/read-bytes.ts';
import { readAll } from './read.ts';

const folder = join(import.meta.dirname, '../../fixtures/feeds');

const readFixture = async (name: string) => {
  const { text } = await readBytes(createReadStream(join(folder, name)));
  return readAll(text);
};
const rub = (minor: number) => ({ minor, currency: 'RUB' });
const eur = (minor: number) => ({ minor, currency: 'EUR' });

describe('every sample', () => {
  it.each(readdirSync(folder))('is read the same out of gzip: %s', async (name) => {
    const { text } = await readBytes(createReadStream(join(folder, name)).pipe(createGzip()));
    expect(await readAll(text)).toEqual(await readFixture(name));
  });
});

describe('a YML feed', () => {
  it.each(['yml-windows-1251.xml', 'yml-utf-8.xml'])('reads %s', async (name) => {
    const { format, products, problems, tally } = await readFixture(name);
    expect(format).toBe('yml');
    expect(tally).toMatchObject({ rows: 6, accepted: 4, rejected: 2, products: 3, variants: 4 });
    const [kettle, repair, phone] = products;
    expect(kettle).toMatchObject({
      id: '201',
      title: 'Электрический чайник Ёлка Т-1000 №5',
      category: ['Бытовая техника', 'Чайники'],
      description: 'Чайник «Ёлка» на 1,7 л без накипи',
      attributes: { volume: '1.7 л', power: '2200 Вт' },
      variants: [{ price: rub(349_050) }],
    });
    expect(repair).toEqual(expect.not.objectContaining({ url: expect.anything() }));
    expect(repair?.variants[0]).toEqual({ id: '301', options: {}, availability: 'in-stock' });
    expect(phone).toMatchObject({
      id: '15',
      title: 'iPhone 15',
      brand: 'Apple',
      attributes: { display: '6.1 дюйм' },
    });
    expect(phone?.variants).toMatchObject([
      {
        id: '101',
        title: 'iPhone 15 128GB чёрный',
        options: { storage: '128 ГБ', color: 'чёрный' },
        price: rub(7_999_000),
        compareAt: rub(8_999_000),
      },
      { id: '102', options: { storage: '256 ГБ', color: 'синий' }, availability: 'out-of-stock' },
    ]);
    expect(problems.filter(({ kind }) => kind === 'rejected')).toEqual([
      { kind: 'rejected', code: 'duplicate-id', line: 64, id: '201', field: 'id', seen: '201' },
      { kind: 'rejected', code: 'missing-title', line: 68, id: '302', field: 'title', seen: '' },
    ]);
    expect(problems.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['unknown-category', 'price-unreadable', 'bad-url', 'no-picture']),
    );
  });
});

describe("Google Merchant's formats", () => {
  it('reads RSS with a sale that holds, one that is over, and a group', async () => {
    const { products } = await readFixture('google-rss.xml');
    const [torch, shirt] = products;
    expect(torch).toMatchObject({
      title: 'Head Torch 300 lm',
      variants: [{ price: eur(129_900), availability: 'preorder' }],
    });
    expect(shirt).toMatchObject({
      id: 'TS-1',
      category: ['Clothing', 'Shirts'],
      description: 'Light & quick to dry.\nMade of recycled polyester.',
      attributes: { color: 'Blue', material: 'Polyester', gender: 'unisex' },
    });
    expect(shirt?.variants).toMatchObject([
      { id: 'TS-1-M', options: { size: 'M' }, price: eur(1_995), compareAt: eur(2_995) },
      { id: 'TS-1-L', options: { size: 'L' }, price: eur(2_995), availability: 'out-of-stock' },
    ]);
    expect(shirt?.variants[1]?.compareAt).toBeUndefined();
  });

  it('reads Atom under any prefix', async () => {
    const { products } = await readFixture('google-atom.xml');
    expect(products).toMatchObject([
      {
        id: 'CM-1',
        title: 'Camp Mug',
        url: 'https://nordlicht.example/mug',
        variants: [{ price: eur(1_299) }],
      },
    ]);
  });

  it('reads TSV with quotes that are ordinary characters', async () => {
    const { format, products } = await readFixture('google.tsv');
    expect(format).toBe('google-table');
    expect(products[0]).toMatchObject({
      title: 'Monitor 27" IPS',
      attributes: { color: 'black', resolution: '2560x1440', 'refresh rate': '75 Hz' },
    });
    expect(products[1]).toMatchObject({
      id: 'L-1',
      variants: [
        { options: { color: 'Red' } },
        { options: { color: 'White' }, availability: 'out-of-stock' },
      ],
    });
  });

  it('reads JSONL and goes on after a broken line', async () => {
    const { products, problems } = await readFixture('google.jsonl');
    expect(products).toMatchObject([
      { id: 'B-1', category: ['Bakery', 'Bread'], variants: [{ price: { minor: 650, currency: 'USD' } }] },
      { id: 'B-2', variants: [{ availability: 'out-of-stock' }] },
    ]);
    expect(problems.map(({ code, line }) => [code, line])).toEqual([
      ['not-an-offer', 4],
      ['not-an-offer', 5],
    ]);
  });
});

describe('exports of shop software', () => {
  it('reads Shopify, whose later rows leave the title blank', async () => {
    const { format, products, problems } = await readFixture('shopify.csv');
    expect(format).toBe('shopify');
    expect(products).toMatchObject([
      {
        id: 'linen-dress',
        title: 'Linen Dress',
        description: 'Airy, "washed" linen.\nFalls below the knee.',
        attributes: { material: 'Linen' },
        variants: [
          { id: 'LD-S-S', options: { color: 'Sand', size: 'S' }, compareAt: rub(11_900) },
          { id: 'LD-S-M', options: { color: 'Sand', size: 'M' }, availability: 'out-of-stock' },
          { id: 'LD-O-M', options: { color: 'Olive', size: 'M' }, availability: 'backorder' },
        ],
      },
      { id: 'gift-card', variants: [{ options: {} }] },
    ]);
    expect(problems).toContainEqual(expect.objectContaining({ code: 'unpublished', id: 'old-coat' }));
  });

  it('reads WooCommerce, whose variations may come before their product', async () => {
    const { format, products } = await readFixture('woocommerce.csv');
    expect(format).toBe('woocommerce');
    expect(products).toMatchObject([
      { id: '47', title: 'Beanie', variants: [{ price: rub(1_800), compareAt: rub(2_000) }] },
      {
        id: '44',
        title: 'Hoodie',
        brand: 'Woolly',
        category: ['Clothing', 'Hoodies'],
        description: 'A warm hoodie\nfor cold days',
        attributes: { material: 'Cotton' },
        variants: [
          { id: '45', options: { color: 'Blue' }, price: rub(3_500) },
          { id: '46', options: { color: 'Red' }, availability: 'out-of-stock' },
        ],
      },
      { id: '49', title: 'Scarf', variants: [{ id: '50', options: { length: 'Long' } }] },
    ]);
  });
});

describe('tables and JSON of any shop', () => {
  it('reads a Russian table with semicolons in windows-1251', async () => {
    const { format, products } = await readFixture('plain-windows-1251.csv');
    expect(format).toBe('table');
    expect(products).toMatchObject([
      {
        id: 'A-1',
        title: 'Кресло «Уют»',
        category: ['Мебель', 'Кресла'],
        attributes: { color: 'серый', weight: '12,5 кг' },
        variants: [{ price: rub(1_299_000), compareAt: rub(1_599_000) }],
      },
      { id: 'A-2', image: 'https://dom.example/a2.jpg', variants: [{ availability: 'out-of-stock' }] },
    ]);
  });

  it('reads JSON in a wrapper, with variants within their product', async () => {
    const { format, products } = await readFixture('plain.json');
    expect(format).toBe('json');
    expect(products).toMatchObject([
      { id: '7', category: ['Garden', 'Watering'], attributes: { color: 'green', volume: '5 l' } },
      {
        id: '8',
        variants: [
          { id: '1', options: { size: 'S' } },
          { id: '2', options: { size: 'L' } },
        ],
      },
    ]);
  });
});
