import { describe, expect, it } from '@jest/globals';
import { readAll } from '../read.ts';
import { expectTold, type ShopSample } from '../shop-sample.ts';

const options = { locale: 'en', currency: 'EUR' } as const;
const line = (item: unknown): string => JSON.stringify(item);

const samples: Readonly<Record<string, ShopSample>> = {
  'JSON:API, which keeps attributes apart': {
    options,
    rows: [
      line({
        data: [
          {
            id: '1',
            type: 'product',
            attributes: { name: 'Shirt', price: '28', in_stock: true, compare_at_price: '35' },
            relationships: {},
          },
          {
            id: '2',
            type: 'product',
            attributes: { name: 'Coat', price: '99', in_stock: false },
            relationships: {},
          },
        ],
        included: [{ id: '9', type: 'image', attributes: { name: 'picture' } }],
      }),
    ],
    told: ['Shirt 28 was 35, in-stock', 'Coat 99, out-of-stock'],
  },
  'a dump of Elasticsearch': {
    options,
    rows: [line({ _index: 'goods', _id: '7', _source: { name: 'Hat', price: 15 } })],
    told: ['Hat 15, in-stock'],
  },
  'VTEX, whose prices are those of sellers': {
    options,
    rows: [
      line([
        {
          productId: '1',
          productName: 'Camisa',
          brand: 'Sol',
          categories: ['/Moda/Camisas/', '/Moda/'],
          items: [
            {
              itemId: '101',
              name: 'P',
              Tamanho: ['P'],
              variations: ['Tamanho'],
              sellers: [{ commertialOffer: { Price: 89.9, ListPrice: 119.9, AvailableQuantity: 7 } }],
            },
            {
              itemId: '102',
              name: 'M',
              Tamanho: ['M'],
              variations: ['Tamanho'],
              sellers: [{ commertialOffer: { Price: 89.9, ListPrice: 89.9, AvailableQuantity: 0 } }],
            },
          ],
        },
      ]),
    ],
    told: ['Camisa [size: P] 89.9 was 119.9, in-stock', 'Camisa [size: M] 89.9, out-of-stock'],
  },
  'Big Cartel, whose options are sold out one by one': {
    options,
    rows: [
      line([
        {
          id: 1,
          name: 'Zine',
          permalink: 'zine',
          price: 10,
          status: 'active',
          options: [
            { id: 11, name: 'First print', price: 10, sold_out: false },
            { id: 12, name: 'Second print', price: 12, sold_out: true },
          ],
        },
        {
          id: 2,
          name: 'Pin',
          permalink: 'pin',
          price: 4,
          status: 'sold-out',
          options: [{ id: 21, name: 'Pin', price: 4, sold_out: true }],
        },
      ]),
    ],
    told: ['Zine 10, in-stock', 'Zine 12, out-of-stock', 'Pin 4, out-of-stock'],
  },
  'stock as an object': {
    options,
    rows: [
      line({
        products: [
          {
            code: '1',
            name: 'Camera',
            price: { currencyIso: 'EUR', value: 99.85 },
            stock: { stockLevel: 8, stockLevelStatus: 'inStock' },
          },
          {
            code: '2',
            name: 'Tripod',
            price: { currencyIso: 'EUR', value: 50 },
            stock: { stockLevelStatus: 'outOfStock' },
          },
          { code: '3', name: 'Strap', price: 5, inventory: { quantity: 0 } },
        ],
      }),
    ],
    told: ['Camera 99.85, in-stock', 'Tripod 50, out-of-stock', 'Strap 5, out-of-stock'],
  },
  'a column that says what is sold out': {
    rows: ['id,name,price,sold out', '1,Чай,100,TRUE', '2,Кофе,200,FALSE'],
    told: ['Чай 100, out-of-stock', 'Кофе 200, in-stock'],
    untold: ['TRUE', 'FALSE'],
  },
  'the script of a Shopify theme, which counts in cents': {
    options,
    rows: [
      line([
        {
          id: 1,
          title: 'Tote',
          handle: 'tote',
          description: '<p>Canvas</p>',
          price: 2900,
          price_varies: true,
          compare_at_price: 3900,
          options: [{ name: 'Color', values: ['Black', 'Red'] }],
          variants: [
            { id: 11, option1: 'Black', available: true, price: 2900, compare_at_price: 3900 },
            { id: 12, option1: 'Red', available: false, price: 3500, compare_at_price: null },
          ],
        },
      ]),
    ],
    told: ['Tote [color: Black] 29 was 39, in-stock', 'Tote [color: Red] 35, out-of-stock'],
  },
  'Squarespace, where a stock may have no end': {
    options,
    rows: [
      line({
        products: [
          {
            id: 'p',
            type: 'PHYSICAL',
            name: 'Print',
            isVisible: true,
            variants: [
              {
                id: 'v1',
                pricing: {
                  basePrice: { currency: 'EUR', value: '25.00' },
                  onSale: true,
                  salePrice: { currency: 'EUR', value: '20.00' },
                },
                stock: { quantity: 0, unlimited: true },
                attributes: { Size: 'A4' },
              },
              {
                id: 'v2',
                pricing: {
                  basePrice: { currency: 'EUR', value: '35.00' },
                  onSale: false,
                  salePrice: { currency: 'EUR', value: '30.00' },
                },
                stock: { quantity: 0, unlimited: false },
                attributes: { Size: 'A3' },
              },
            ],
          },
        ],
      }),
    ],
    told: ['Print [size: A4] 20 was 25, in-stock', 'Print [size: A3] 35, out-of-stock'],
    untold: ['PHYSICAL'],
  },
  'an export of MongoDB': {
    options,
    rows: [
      line({
        _id: { $oid: '65f0' },
        name: 'Desk',
        price: { $numberDecimal: '129.90' },
        stock: { $numberInt: '4' },
      }),
      line({
        _id: { $oid: '65f1' },
        name: 'Chair',
        price: { $numberDouble: '49.5' },
        stock: { $numberInt: '0' },
      }),
    ],
    told: ['Desk 129.9, in-stock', 'Chair 49.5, out-of-stock'],
  },
  'a raw price beside those for people': {
    options,
    rows: [
      line({
        data: [
          { id: 'a', name: 'Kettle', price: { raw: 39.5, formatted: '39.50' }, inventory: { available: 0 } },
        ],
      }),
    ],
    told: ['Kettle 39.5, out-of-stock'],
  },
  'Hydra, whose items name their type but have no offers': {
    options,
    rows: [
      line({
        '@type': 'hydra:Collection',
        'hydra:member': [{ '@id': '/p/1', '@type': 'Product', id: 1, name: 'Bike', price: '499' }],
      }),
    ],
    told: ['Bike 499, in-stock'],
  },
};

describe('answers whose values lie within objects and lists', () => {
  it.each(Object.entries(samples))('%s', (_, sample) => expectTold(sample));

  it('takes the first of several paths of categories', async () => {
    const rows = samples['VTEX, whose prices are those of sellers']?.rows.join('\n') ?? '';
    expect((await readAll(rows, options)).products[0]?.category).toEqual(['Moda', 'Camisas']);
  });

  it('unwraps the relations of Strapi', async () => {
    const image = { data: { id: 2, attributes: { url: 'https://shop.example/s.jpg' } } };
    const category = { data: { id: 3, attributes: { name: 'Bath' } } };
    const rows = line({ data: [{ id: 1, attributes: { title: 'Soap', price: 4.5, image, category } }] });
    expect((await readAll(rows, options)).products).toMatchObject([
      { id: '1', category: ['Bath'], image: 'https://shop.example/s.jpg' },
    ]);
  });
});
