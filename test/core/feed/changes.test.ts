import { describe, expect, it } from '@jest/globals';
import type { FeedProblem } from '../../../lambdas/contract/imports/feed.ts';
import { readChanges } from '../../../lambdas/core/feed/read-changes.ts';
import { pieces } from './read.ts';

const rub = (minor: number) => ({ minor, currency: 'RUB' });

const read = async (text: string) => {
  const problems: FeedProblem[] = [];
  const changes = [];
  const all = readChanges({
    text: pieces(text, 11),
    currency: 'RUB',
    now: new Date('2026-11-29T12:00:00Z'),
    onProblem: (problem) => problems.push(problem),
  });
  for await (const { line, change } of all) changes.push([line, change]);
  return {
    changes,
    problems: problems.map(({ line, code, id, field, seen }) => [line, code, id, field, seen]),
  };
};

describe('changes of prices and stock', () => {
  it('take a sale price on its dates only', async () => {
    const rows = ['1;100;80;2020-01-01;', '2;100;80;31.12.2035;', '3;100;80;soon;', '4;100;80;;no'];
    const { changes, problems } = await read(
      `id;price;sale_price;sale_end_date;on sale\n${rows.join('\n')}\n`,
    );
    expect(changes).toEqual([
      [2, { productId: '1', price: rub(10_000) }],
      [3, { productId: '2', price: rub(8_000), compareAt: rub(10_000) }],
      [5, { productId: '4', price: rub(10_000) }],
    ]);
    expect(problems).toEqual([[4, 'sale-dates-unreadable', '3', 'saleDates', '– soon']]);
  });

  it("are read by the words of a shop's own headers", async () => {
    const { changes } = await read('Artikelnr.;EK netto;VK brutto;Lagerbestand\nA;500;1.299,00;3\nB;;;0\n');
    expect(changes).toEqual([
      [2, { productId: 'A', price: rub(129_900), availability: 'in-stock' }],
      [3, { productId: 'B', availability: 'out-of-stock' }],
    ]);
  });

  it('are read from a table as shops export it', async () => {
    const text = 'Артикул;Цена;Старая цена;Остаток\nA-1;1 299,00;1 599,00;3\nA-2;;;0\nA-3;500;0;\n';
    expect(await read(text)).toEqual({
      problems: [],
      changes: [
        [2, { productId: 'A-1', price: rub(129_900), compareAt: rub(159_900), availability: 'in-stock' }],
        [3, { productId: 'A-2', availability: 'out-of-stock' }],
        [4, { productId: 'A-3', price: rub(50_000), compareAt: null }],
      ],
    });
  });

  it("are read from JSON Lines, in the contract's words or a feed's", async () => {
    const lines = [
      { productId: 2, variantId: 3, price: { minor: 89_990, currency: 'USD' }, compareAt: null },
      { id: 'B-1', price: '12.99 EUR', sale_price: '9.99 EUR', availability: 'preorder' },
      { item_group_id: 'G', id: 'G-1', availability: 'out_of_stock' },
    ];
    const { changes, problems } = await read(lines.map((line) => JSON.stringify(line)).join('\n'));
    expect(problems).toEqual([]);
    expect(changes.map(([, change]) => change)).toEqual([
      { productId: '2', variantId: '3', price: { minor: 89_990, currency: 'USD' }, compareAt: null },
      {
        productId: 'B-1',
        price: { minor: 999, currency: 'EUR' },
        compareAt: { minor: 1_299, currency: 'EUR' },
        availability: 'preorder',
      },
      { productId: 'G', variantId: 'G-1', availability: 'out-of-stock' },
    ]);
  });

  it.each([
    ['a JSON array', '[{"id":"A-1","price":"1299.00","quantity":0}]'],
    ['wrapped JSON', '{"products": [{"id":"A-1","price":"1299.00","quantity":0}]}'],
    [
      'YML',
      '<yml_catalog><shop><offers><offer id="A-1" available="false"><price>1299</price></offer></offers></shop></yml_catalog>',
    ],
    ['a table with words for stock', 'Артикул;Цена;Остаток\nA-1;1 299,00 руб.;нет\n'],
  ])('are read from %s', async (_, text) => {
    const { changes, problems } = await read(text);
    expect(problems).toEqual([]);
    expect(changes.map(([, change]) => change)).toEqual([
      { productId: 'A-1', price: rub(129_900), availability: 'out-of-stock' },
    ]);
  });

  it('decide about separators by the whole column', async () => {
    const { changes } = await read('id;price\nA-1;499.000\nA-2;1299.000\n');
    expect(changes.map(([line, change]) => [line, change])).toEqual([
      [3, { productId: 'A-2', price: rub(129_900) }],
      [2, { productId: 'A-1', price: rub(49_900) }],
    ]);
  });

  it('name every line that cannot be used, and the others are', async () => {
    const text = [
      'id,price,old_price,availability,currency',
      '1,10,,,',
      ',10,,,',
      '3,договорная,,,',
      '4,-5,,,',
      '5,,,maybe,',
      '6,,,,',
      '7,10,5,,',
      '8,10,,,XQZ',
      '9,0,,,',
    ].join('\n');
    const { changes, problems } = await read(text);
    expect(changes).toEqual([[2, { productId: '1', price: rub(1_000) }]]);
    expect(problems).toEqual([
      [3, 'missing-id', undefined, 'id', ''],
      [4, 'price-unreadable', '3', 'price', 'договорная'],
      [5, 'price-absurd', '4', 'price', '-5'],
      [6, 'stock-not-understood', '5', 'availability', 'maybe'],
      [7, 'changes-nothing', '6', '', ''],
      [8, 'sale-not-lower', '7', 'price', '5'],
      [9, 'currency-unknown', '8', 'currency', 'XQZ'],
      [10, 'price-unreadable', '9', 'price', '0'],
    ]);
  });

  it('go on after a line that is not JSON', async () => {
    const { changes, problems } = await read('{"id":"1","price":"5"}\n{"id":\n[1]\n{"id":"2","price":"6"}\n');
    expect(changes).toHaveLength(2);
    expect(problems.map(([line, code]) => [line, code])).toEqual([
      [2, 'not-an-offer'],
      [3, 'not-an-offer'],
    ]);
  });

  it('are refused where nothing holds the id, or nothing is there', async () => {
    await expect(read('name,price\nA,5\n')).rejects.toMatchObject({ code: 'NO_COLUMNS' });
    await expect(read(' \n')).rejects.toMatchObject({ code: 'EMPTY' });
  });
});
