import { describe, expect, it } from '@jest/globals';
import { parsePrice } from '../../../../lambdas/core/feed/normalise/price/price.ts';
import { readAll } from '../read.ts';
import { expectTold, type ShopSample } from '../shop-sample.ts';

const samples: Readonly<Record<string, ShopSample>> = {
  'the template of a marketplace, which explains its columns': {
    rows: [
      'Обязательное поле;Обязательное поле;Обязательное поле;',
      'Ваш SKU *;Название товара *;Цена *;Доступное количество товара *',
      'Артикул товара;Составьте название;Цена с НДС;',
      'YM-1;Чайник;2 990;12',
      'YM-2;Фильтр;490;0',
    ],
    told: ['Чайник 2990, in-stock', 'Фильтр 490, out-of-stock'],
  },
  'a first product whose price is to be asked': {
    rows: ['id;name;price;stock', 'K-1;Кухня;по запросу;есть', 'K-2;Стол;990;есть'],
    told: ['Кухня —, in-stock', 'Стол 990, in-stock'],
  },
  'a total of several columns': {
    rows: ['id;name;price;qty', '1;Чашка;5;3', '2;Total Quartz 9000;9;1', ';Итого;14;4'],
    told: ['Чашка 5, in-stock', 'Total Quartz 9000 9, in-stock'],
  },
  'cents behind a hyphen, and a mark of a footnote': {
    rows: ['id;name;price', '1;Футболка;990-50', '2;Шорты;1290*', '3;Доска;850-1200'],
    told: ['Футболка 990.5, in-stock', 'Шорты 1290, in-stock', 'Доска 850, in-stock'],
  },
  'JSON in Russian': {
    rows: ['{"товары":[{"код":"К1","название":"Ложка","цена":"120 руб.","наличие":"нет"}]}'],
    told: ['Ложка 120, out-of-stock'],
  },
};

describe('what is in a table beside goods', () => {
  it.each(Object.entries(samples))('%s', (_, sample) => expectTold(sample));

  it('is reported where it is left out', async () => {
    const { problems } = await readAll('id;name;price\nКод;Название;Обязательно\n1;Чай;100\n');
    expect(problems).toContainEqual(
      expect.objectContaining({
        kind: 'rejected',
        code: 'not-an-offer',
        line: 2,
        seen: 'Код · Название · Обязательно',
      }),
    );
  });

  it('is read as pairs where one cell holds names and values', async () => {
    const rows = [
      'id;name;price;features',
      '1;Koc;199;Kolor: szary | Rozmiar: 140x200',
      '2;Szal;99;soft and warm',
    ];
    const { products } = await readAll(rows.join('\n'), { locale: 'en', currency: 'PLN' });
    expect(products.map(({ attributes }) => attributes)).toEqual([
      { color: 'szary', size: '140x200' },
      { features: 'soft and warm' },
    ]);
  });
});

it.each([
  ['990-50', 99_050],
  ['1290-00 руб.', 129_000],
  ['850-1200', 85_000],
  ['10-50', 1_000],
  ['1290*', 129_000],
])('reads %s in kopecks as %d', (written, minor) => {
  expect(parsePrice(written, 'RUB')).toEqual({ kind: 'money', money: { minor, currency: 'RUB' } });
});
