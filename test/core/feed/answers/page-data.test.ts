import { describe, expect, it } from '@jest/globals';
import { readAll } from '../read.ts';
import { expectTold, type ShopSample } from '../shop-sample.ts';

const options = { locale: 'en', currency: 'EUR' } as const;
const line = (item: unknown): string => JSON.stringify(item);
const offer = (price: number, availability: string) => ({
  '@type': 'Offer',
  price,
  priceCurrency: 'EUR',
  availability: `https://schema.org/${availability}`,
});
const graph = line({
  '@context': 'https://schema.org',
  '@graph': [
    { '@type': 'WebSite', name: 'The shop' },
    {
      '@type': ['Product', 'Thing'],
      '@id': 'https://shop.example/lamp#product',
      sku: 'L-1',
      name: 'Reading lamp',
      category: 'Home > Lamps',
      brand: { '@type': 'Brand', name: 'Lumen' },
      offers: { ...offer(49.5, 'InStock'), url: 'https://shop.example/lamp' },
      additionalProperty: [{ '@type': 'PropertyValue', name: 'Power', value: '9 W' }],
      aggregateRating: { ratingValue: 4 },
    },
    { '@type': 'Product', sku: 'B-1', name: 'Bulb', offers: [offer(5, 'OutOfStock')] },
    {
      '@type': 'ProductGroup',
      productGroupID: 'R',
      name: 'Rug',
      variesBy: ['https://schema.org/size'],
      hasVariant: [
        { '@type': 'Product', sku: 'R-S', name: 'Rug S', size: 'S', offers: offer(90, 'BackOrder') },
        {
          '@type': 'Product',
          sku: 'R-L',
          name: 'Rug L',
          size: 'L',
          offers: {
            '@type': 'Offer',
            priceSpecification: [
              { priceType: 'https://schema.org/ListPrice', price: 150, priceCurrency: 'EUR' },
              { price: 120, priceCurrency: 'EUR' },
            ],
          },
        },
      ],
    },
    {
      '@type': 'Product',
      sku: 'T',
      name: 'Tent',
      offers: { '@type': 'AggregateOffer', lowPrice: '300', highPrice: '500' },
    },
  ],
});

const samples: Readonly<Record<string, ShopSample>> = {
  'JSON-LD of pages': {
    options,
    rows: [graph],
    told: [
      'Reading lamp 49.5, in-stock',
      'Bulb 5, out-of-stock',
      'Rug [size: S] 90, backorder',
      'Rug [size: L] 120 was 150, in-stock',
      'Tent 300, in-stock',
    ],
    untold: ['ratingValue', '"Product"'],
  },
  'JSON-LD of a page of a list': {
    options,
    rows: [
      line({
        '@type': 'ItemList',
        itemListElement: [
          {
            '@type': 'ListItem',
            position: 1,
            item: { '@type': 'Product', name: 'Cup', sku: 'C', offers: offer(4, 'InStock') },
          },
        ],
      }),
    ],
    told: ['Cup 4, in-stock'],
  },
  'records of Algolia with prices by currency': {
    options,
    rows: [
      line({
        objectID: '1',
        name: 'Vase',
        sku: 'V',
        type_id: 'simple',
        in_stock: 1,
        price: { USD: { default: 50 }, EUR: { default: 40, default_original_formated: '45,00 €' } },
        categories: { level0: ['Home'], level1: ['Home /// Vases'] },
        _tags: ['inner'],
      }),
      line({ objectID: '2', name: 'Bowl', in_stock: 0, price: { EUR: { default: 12 } }, categories: {} }),
    ],
    told: ['Vase 40 was 45, in-stock', 'Bowl 12, out-of-stock'],
    untold: ['inner', '///'],
  },
  'an answer of Algolia with a record for each variant': {
    options,
    rows: [
      line({
        hits: [
          {
            objectID: '11',
            id: 1,
            title: 'Rug',
            variant_title: 'Large',
            options: { size: 'Large' },
            price: 199,
            compare_at_price: 249,
            inventory_available: true,
          },
          {
            objectID: '12',
            id: 1,
            title: 'Rug',
            variant_title: 'Small',
            options: { size: 'Small' },
            price: 99,
            inventory_available: false,
          },
        ],
      }),
    ],
    told: ['Rug [size: Large] 199 was 249, in-stock', 'Rug [size: Small] 99, out-of-stock'],
  },
};

describe('data of pages and of search engines', () => {
  it.each(Object.entries(samples))('%s', (_, sample) => expectTold(sample));

  it('keeps what JSON-LD says besides the price', async () => {
    const { products } = await readAll(graph, options);
    expect(products.find(({ id }) => id === 'L-1')).toMatchObject({
      brand: 'Lumen',
      category: ['Home', 'Lamps'],
      url: 'https://shop.example/lamp',
      attributes: { power: '9 W' },
    });
  });

  it('takes the deepest level of a category', async () => {
    const rows = samples['records of Algolia with prices by currency']?.rows.join('\n') ?? '';
    expect((await readAll(rows, options)).products[0]?.category).toEqual(['Home', 'Vases']);
  });
});
