import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { readBytes } from '../../../../lambdas/adapters/feed/read-bytes.ts';
import { createLook } from '../../../../lambdas/core/feed/detect/detect-format.ts';
import { inPieces } from '../../../adapters/feed/bytes.ts';
import { bookOf, type Cell, serial } from '../../../adapters/feed/workbook.ts';
import { zipOf } from '../../../adapters/feed/zip.ts';
import { readAll, told, type WholeFeed } from '../read.ts';

const now = new Date('2026-11-29T12:00:00Z');

const unpacked = async (bytes: Uint8Array): Promise<WholeFeed> =>
  readAll((await readBytes(inPieces(bytes, 997), createLook({}))).text, { now });

const HEADER: readonly Cell[] = ['Артикул', 'Название', 'Цена'];
const sheet = (...rows: readonly (readonly Cell[])[]) => ({ rows });
const day = (date: string, style = 1): Cell => ({ value: String(serial(date)), style });
const SALE: readonly Cell[] = [...HEADER, 'Акционная цена', 'Начало акции', 'Конец акции'];
const csv = (...rows: readonly string[]): string => `Артикул;Название;Цена\n${rows.join('\n')}\n`;
const ml = (body: string): string => `<КоммерческаяИнформация>${body}</КоммерческаяИнформация>`;
const offersOf = (body: string): string =>
  ml(`<ПакетПредложений><Предложения>${body}</Предложения></ПакетПредложений>`);
const offer = (id: string, body: string): string => `<Предложение><Ид>${id}</Ид>${body}</Предложение>`;
const prices = (...each: readonly (readonly [type: string, price: number])[]): string =>
  `<Цены>${each.map(([type, price]) => `<Цена><ИдТипаЦены>${type}</ИдТипаЦены><ЦенаЗаЕдиницу>${price}</ЦенаЗаЕдиницу></Цена>`).join('')}</Цены>`;
const rest = (count: number): string =>
  `<Остатки><Остаток><Количество>${count}</Количество></Остаток></Остатки>`;

const workbooks: Readonly<Record<string, readonly [book: Buffer, told: readonly string[]]>> = {
  'days of a sale': [
    bookOf([
      sheet(
        SALE,
        ['A1', 'Ваза', 100, 80, day('2026-11-01'), day('2026-12-31', 2)],
        ['A2', 'Кувшин', 100, 80, day('2026-01-01'), day('2026-11-28', 5)],
        ['A3', 'Чаша', 100, 80, '', day('2026-11-29', 2)],
      ),
    ]),
    ['Ваза 80 was 100, in-stock', 'Кувшин 100, in-stock', 'Чаша 80 was 100, in-stock'],
  ],
  'days counted from 1904': [
    bookOf(
      [
        sheet(SALE, [
          'A1',
          'Ваза',
          100,
          80,
          { value: String(serial('2026-11-01') - 1462), style: 1 },
          { value: String(serial('2026-12-31') - 1462), style: 1 },
        ]),
      ],
      { properties: '<workbookPr date1904="1"/>' },
    ),
    ['Ваза 80 was 100, in-stock'],
  ],
  percents: [
    bookOf([
      sheet(
        [...HEADER, 'Скидка'],
        ['A1', 'Ваза', 100, { value: '0.15', style: 3 }],
        ['A2', 'Чаша', 0.5, { value: '1', style: 3 }],
      ),
    ]),
    ['Ваза 85 was 100, in-stock', 'Чаша 0.5, in-stock'],
  ],
  'formulas and their errors': [
    bookOf([
      sheet(
        [...HEADER, 'Старая цена', 'Остаток'],
        ['A1', 'Ваза', { value: '120', formula: 'B1*2' }, '', 3],
        ['A2', 'Кувшин', { value: '#N/A', type: 'e' }, '', 3],
        ['A3', { value: '#REF!', type: 'e' }, 100, '', 3],
        ['A4', 'Блюдо', 100, '#ССЫЛКА!', { value: '#Н/Д', type: 'str', formula: 'x' }],
      ),
    ]),
    ['Ваза 120, in-stock', 'Кувшин —, in-stock', 'Блюдо 100, unknown'],
  ],
  'rich texts with their reading aids': [
    bookOf([
      sheet(HEADER, [
        'A1',
        { rich: '<r><t>Кув</t></r><r><t>шин</t></r><rPh sb="0" eb="1"><t>zz</t></rPh>' },
        100,
      ]),
    ]),
    ['Кувшин 100, in-stock'],
  ],
  'goods on the second sheet': [
    bookOf([
      sheet(['Код', 'Страна'], ['1', 'Россия'], ['2', 'Китай']),
      sheet([], ['Прайс-лист'], HEADER, ['A1', 'Ваза', 100]),
    ]),
    ['Ваза 100, in-stock'],
  ],
  'goods on two sheets, beside one that is hidden': [
    bookOf([
      { ...sheet(HEADER, ['A0', 'Старая', 1]), state: 'veryHidden' },
      sheet(HEADER, ['A1', 'Ваза', 100]),
      sheet(HEADER, ['A2', 'Кувшин', 200]),
    ]),
    ['Ваза 100, in-stock', 'Кувшин 200, in-stock'],
  ],
  'rows hidden by hand': [
    bookOf([
      {
        ...sheet(HEADER, ['A1', 'Ваза', 100], ['A2', 'Скрытая', 1], ['A3', 'Чаша', 100]),
        rowAttributes: { 2: 'hidden="1"', 3: 'hidden="1" outlineLevel="1"' },
      },
    ]),
    ['Ваза 100, in-stock', 'Чаша 100, in-stock'],
  ],
  'rows that a filter hides for the moment': [
    bookOf([
      {
        ...sheet(HEADER, ['A1', 'Ваза', 100]),
        rowAttributes: { 1: 'hidden="1"' },
        before: '<sheetPr filterMode="1"/>',
      },
    ]),
    ['Ваза 100, in-stock'],
  ],
};

const archives: typeof workbooks = {
  'the table of goods beside a larger one': [
    zipOf({ 'a/goods.csv': csv('A1;Ваза;100'), 'a/tree.csv': `id;Категория\n${'1;Вазы\n'.repeat(50)}` }),
    ['Ваза 100, in-stock'],
  ],
  'an export in parts': [
    zipOf({ 'export-1.csv': csv('A1;Ваза;100'), 'export-2.csv': csv('A2;Кувшин;200') }),
    ['Ваза 100, in-stock', 'Кувшин 200, in-stock'],
  ],
  'a workbook': [
    zipOf({ 'price.xlsx': bookOf([sheet(HEADER, ['A1', 'Ваза', 100])]) }),
    ['Ваза 100, in-stock'],
  ],
  gzip: [zipOf({ 'price.csv.gz': gzipSync(csv('A1;Ваза;100')) }), ['Ваза 100, in-stock']],
  'a table by another name': [
    zipOf({ 'export.xls': csv('A1;Ваза;100'), 'readme.txt': 'hello' }),
    ['Ваза 100, in-stock'],
  ],
  "1C's prices and stock in files of their own": [
    zipOf({
      'w/offers0_1.xml': ml(
        `<ПакетПредложений><ТипыЦен><ТипЦены><Ид>z</Ид><Наименование>Закупочная</Наименование></ТипЦены><ТипЦены><Ид>r</Ид><Наименование>Розничная</Наименование></ТипЦены></ТипыЦен><Предложения>${offer('1', '<Наименование>Ваза</Наименование>')}${offer('2#a', '<Наименование>Кувшин</Наименование><ХарактеристикиТовара><ХарактеристикаТовара><Наименование>Цвет</Наименование><Значение>белый</Значение></ХарактеристикаТовара></ХарактеристикиТовара>')}</Предложения></ПакетПредложений>`,
      ),
      'w/rests0_1.xml': offersOf(offer('1', rest(0)) + offer('2#a', rest(5))),
      'w/prices0_1.xml': offersOf(
        offer('1', prices(['z', 50], ['r', 100])) + offer('2#a', prices(['r', 200])),
      ),
      'w/import0_1.xml': ml(
        '<Каталог><Товары><Товар><Ид>1</Ид><Наименование>Ваза</Наименование></Товар><Товар><Ид>2</Ид><Наименование>Кувшин</Наименование></Товар></Товары></Каталог>',
      ),
    }),
    ['Ваза 100, out-of-stock', 'Кувшин [color: белый] 200, in-stock'],
  ],
};

describe('a workbook', () => {
  it.each(Object.entries(workbooks))('is read as it is shown: %s', async (_, [book, expected]) => {
    expect([...told(await unpacked(book))].sort()).toEqual([...expected].sort());
  });

  it('keeps zeros before a number, and dates and percents as they are shown', async () => {
    const { products } = await unpacked(
      bookOf([
        sheet(
          [...HEADER, 'Дата выпуска', 'Содержание хлопка'],
          [
            { value: '123', style: 4 },
            'Ваза',
            { value: '1299.5', style: 6 },
            day('2026-11-01'),
            { value: '0.95', style: 3 },
          ],
          ["'0042", 'Кувшин', "'100", '', ''],
        ),
      ]),
    );
    expect(products.map(({ id }) => id)).toEqual(['000123', '0042']);
    expect(products[0]?.attributes).toEqual({ 'дата выпуска': '2026-11-01', 'содержание хлопка': '95%' });
    expect(products[1]?.variants[0]?.price?.minor).toBe(10_000);
  });
});

describe('a zip archive', () => {
  it.each(Object.entries(archives))('is read with %s', async (_, [archive, expected]) => {
    expect([...told(await unpacked(archive))].sort()).toEqual([...expected].sort());
  });

  it('is refused when it needs a password or has archives within archives', async () => {
    const locked = zipOf({ 'price.csv': csv('A1;Ваза;100') });
    const list = locked.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    for (const at of [6, list + 8]) locked.writeUInt16LE(1, at);
    await expect(unpacked(locked)).rejects.toMatchObject({ reason: 'password' });
    const deep = zipOf({ 'a.zip': zipOf({ 'b.zip': zipOf({ 'feed.csv': csv('A1;Ваза;100') }) }) });
    await expect(unpacked(deep)).rejects.toMatchObject({ code: 'UNKNOWN_FORMAT' });
  });
});
