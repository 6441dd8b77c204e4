import { expect } from '@jest/globals';
import fc from 'fast-check';
import { readAll, told } from '../read.ts';

export interface Item {
  readonly size: string;
  readonly cents: number;
  readonly isThere: boolean;
}

export interface Goods {
  readonly title: string;
  readonly items: readonly Item[];
}

const SIZES = ['S', 'M', 'L', '1,5 m', '70×70', 'XL "wide"'];
const TITLES = ['Vase', 'Ваза «Роза»', 'Jug; tall', 'Cup, white', 'Лампа <30 Вт> & шнур', 'Rug 1.5"'];

/** Random goods of these titles, each in some of these sizes. */
const goodsOf = (titles: readonly string[], sizes: readonly string[]) =>
  fc.uniqueArray(
    fc.record({
      title: fc.constantFrom(...titles),
      items: fc.uniqueArray(
        fc.record({
          size: fc.constantFrom(...sizes),
          cents: fc.integer({ min: 1, max: 9_999_999 }),
          isThere: fc.boolean(),
        }),
        { selector: ({ size }) => size, minLength: 2, maxLength: 4 },
      ),
    }),
    { selector: ({ title }) => title, minLength: 1, maxLength: 4 },
  );

export const goods = goodsOf(TITLES, SIZES);
/** Of letters that charsets of one byte have, with titles long enough for a charset to be known by them. */
export const russianGoods = goodsOf(
  [
    'Ваза фарфоровая с росписью',
    'Кувшин глиняный; высокий',
    'Чашка чайная, белая',
    'Салфетка "Утро" льняная',
  ],
  ['S', 'M', '1,5 м', 'XL "wide"'],
);

export const amount = (cents: number): string => (cents / 100).toFixed(2);

export const table = (
  delimiter: string,
  header: readonly string[],
  rows: readonly (readonly string[])[],
): string =>
  [header, ...rows]
    .map((row) =>
      row
        .map((cell) => (/[",;\t|\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
        .join(delimiter),
    )
    .join('\r\n');

export const xml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** A row or element for every item, with the number of its goods. */
export const each = <Row>(
  all: readonly Goods[],
  write: (item: Item, goods: Goods, ids: { group: string; id: string; at: number }) => Row,
): readonly Row[] =>
  all.flatMap((one, number) =>
    one.items.map((item, at) => write(item, one, { group: `G${number}`, id: `G${number}-${at}`, at })),
  );

const expected = (all: readonly Goods[]): readonly string[] =>
  all.flatMap(({ title, items }) =>
    items.map(
      ({ size, cents, isThere }) =>
        `${title} [size: ${size}] ${cents / 100}, ${isThere ? 'in-stock' : 'out-of-stock'}`,
    ),
  );

/** Fails unless shoppers are told of all goods, and of no others, when the feed's text is read. */
export const expectBack = async (
  text: string | AsyncIterable<string>,
  all: readonly Goods[],
  piece = 65_536,
): Promise<void> => {
  const feed = await readAll(text, { piece });
  expect([...told(feed)].sort()).toEqual([...expected(all)].sort());
};
