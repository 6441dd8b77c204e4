import { describe, it } from '@jest/globals';
import fc from 'fast-check';
import { readBytes } from '../../../../lambdas/adapters/feed/read-bytes.ts';
import { encoded, inPieces } from '../../../adapters/feed/bytes.ts';
import { workbookOf } from '../../../adapters/feed/zip.ts';
import { amount, each, expectBack, type Goods, goods, russianGoods, table } from './goods.ts';

type Rows = readonly (readonly string[])[];

/** Magento names the variants in a row of the product, after their own rows or before them. */
const magento = (all: readonly Goods[]): Rows => [
  [
    'sku',
    'store_view_code',
    'attribute_set_code',
    'product_type',
    'name',
    'product_online',
    'visibility',
    'price',
    'additional_attributes',
    'qty',
    'is_in_stock',
    'configurable_variations',
  ],
  ...all.flatMap(({ title, items }, number) => {
    const variants = items.map(({ size, cents, isThere }, at) => [
      `G${number}-${at}`,
      '',
      'Default',
      'simple',
      `${title}-${size}`,
      '1',
      'Not Visible Individually',
      amount(cents),
      `size=${size}`,
      isThere ? '5.0000' : '0.0000',
      isThere ? '1' : '0',
      '',
    ]);
    const choices = items.map(({ size }, at) => `sku=G${number}-${at},size=${size}`).join('|');
    const head = [
      `G${number}`,
      '',
      'Default',
      'configurable',
      title,
      '1',
      'Catalog, Search',
      '',
      '',
      '0',
      '1',
      choices,
    ];
    return number % 2 === 0 ? [...variants, head] : [head, ...variants];
  }),
];

/** Wix writes what a variant costs more than the product. */
const wix = (all: readonly Goods[]): Rows => [
  [
    'handleId',
    'fieldType',
    'name',
    'sku',
    'price',
    'surcharge',
    'visible',
    'discountMode',
    'discountValue',
    'inventory',
    'productOptionName1',
    'productOptionType1',
    'productOptionDescription1',
  ],
  ...all.flatMap(({ title, items }, number) => {
    const least = Math.min(...items.map(({ cents }) => cents));
    const sizes = items.map(({ size }) => size).join(';');
    return [
      [
        `p${number}`,
        'Product',
        title,
        '',
        amount(least),
        '',
        'true',
        'PERCENT',
        '0.0',
        'InStock',
        'Size',
        'DROP_DOWN',
        sizes,
      ],
      ...items.map(({ size, cents, isThere }, at) => [
        `p${number}`,
        'Variant',
        '',
        `G${number}-${at}`,
        '',
        amount(cents - least),
        'true',
        '',
        '',
        at % 2 === 0 ? (isThere ? 'InStock' : 'OutOfStock') : isThere ? '3' : '0',
        '',
        '',
        size,
      ]),
    ];
  }),
];

const ecwid = (all: readonly Goods[]): Rows => [
  [
    'type',
    'product_internal_id',
    'product_sku',
    'product_name',
    'product_price',
    'product_quantity',
    'product_is_available',
    'product_option_name',
    'product_variation_sku',
    'product_variation_price',
    'product_variation_quantity',
    'product_variation_option_{Size}',
  ],
  ...all.flatMap(({ title, items }, number) => [
    [
      'product',
      `${number + 1}`,
      `G${number}`,
      title,
      amount(items[0]?.cents ?? 0),
      '',
      'true',
      '',
      '',
      '',
      '',
      '',
    ],
    ['product_option', `${number + 1}`, `G${number}`, '', '', '', '', 'Size', '', '', '', ''],
    ...items.map(({ size, cents, isThere }, at) => [
      'product_variation',
      `${number + 1}`,
      `G${number}`,
      '',
      '',
      '',
      '',
      '',
      `G${number}-${at}`,
      amount(cents),
      isThere ? '6' : '0',
      size,
    ]),
  ]),
];

const platforms: Readonly<Record<string, (all: readonly Goods[]) => Rows>> = {
  'Magento 2': magento,
  Wix: wix,
  Ecwid: ecwid,
};

const written = (rows: Rows, delimiter: string): string => {
  const [header = [], ...rest] = rows;
  return table(delimiter, header, rest);
};

describe("random goods in a platform's export", () => {
  it.each(Object.entries(platforms))('come back from %s with any separator', async (_, rowsOf) => {
    await fc.assert(
      fc.asyncProperty(
        goods,
        fc.constantFrom(',', ';', '\t', '|'),
        fc.integer({ min: 7, max: 5_000 }),
        (all, delimiter, piece) => expectBack(written(rowsOf(all), delimiter), all, piece),
      ),
      { numRuns: 40 },
    );
  });

  it.each(Object.entries(platforms))('come back from %s in every charset', async (_, rowsOf) => {
    await fc.assert(
      fc.asyncProperty(
        russianGoods,
        fc.constantFrom('utf-8', 'windows-1251', 'koi8-r', 'ibm866', 'utf-16le'),
        async (all, charset) => {
          const bytes = encoded(written(rowsOf(all), ','), charset);
          await expectBack((await readBytes(inPieces(bytes, 97))).text, all);
        },
      ),
      { numRuns: 40 },
    );
  });

  it.each(Object.entries(platforms))('come back from %s saved as a workbook', async (_, rowsOf) => {
    await fc.assert(
      fc.asyncProperty(goods, async (all) => {
        const bytes = workbookOf(rowsOf(all));
        await expectBack((await readBytes(inPieces(bytes, 997))).text, all);
      }),
      { numRuns: 20 },
    );
  });
});

describe('random goods in a workbook', () => {
  it('come back, with prices and stock as numbers', async () => {
    await fc.assert(
      fc.asyncProperty(goods, async (all) => {
        const rows = each(all, ({ size, cents, isThere }, { title }, { id, group }) => [
          id,
          group,
          title,
          size,
          cents / 100,
          isThere ? 4 : 0,
        ]);
        const header = ['Артикул', 'Артикул родителя', 'Название', 'Размер', 'Цена', 'Остаток, шт.'];
        const bytes = workbookOf([header, ...rows]);
        await expectBack((await readBytes(inPieces(bytes, 997))).text, all);
      }),
      { numRuns: 40 },
    );
  });
});
