import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readBytes } from '../../../../lambdas/adapters/feed/read-bytes.ts';
import { encoded, inPieces } from '../../../adapters/feed/bytes.ts';
import { readAll } from '../read.ts';

const amount = (cents: number): string => (cents / 100).toFixed(2);

/** Titles long enough for an encoding to be known by them. */
const WRITTEN: readonly (readonly [charset: string, titles: readonly string[]])[] = [
  ['utf-8', ['Ваза фарфоровая с росписью', 'Größe wählbar: Übertopf für Gärten']],
  ['windows-1251', ['Ваза фарфоровая с росписью', 'Кувшин глиняный высокий']],
  ['koi8-r', ['Ваза фарфоровая с росписью', 'Кувшин глиняный высокий']],
  ['x-mac-cyrillic', ['Ваза фарфоровая с росписью', 'Кувшин глиняный высокий']],
  ['ibm866', ['Ваза фарфоровая с росписью', 'Кувшин глиняный высокий']],
  ['windows-1252', ['Übertopf für Gärten und Höfe', 'Große Schüssel für Gemüse']],
  ['macintosh', ['Übertopf für Gärten und Höfe', 'Große Schüssel für Gemüse']],
  ['utf-16le', ['Ваза фарфоровая с росписью', 'Große Schüssel für Gemüse']],
];

const columns = (delimiter: string, title: string): string =>
  title.startsWith('Ü') || title.startsWith('G')
    ? ['Artikelnummer', 'Bezeichnung', 'Größe', 'Preis brutto', 'Lagerbestand'].join(delimiter)
    : ['Артикул', 'Название', 'Размер', 'Цена', 'Остаток, шт.'].join(delimiter);

describe('a table written out', () => {
  it.each(WRITTEN)('comes back from %s with any separator', async (charset, titles) => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(',', ';', '\t', '|'),
        fc.array(fc.tuple(fc.constantFrom(...titles), fc.integer({ min: 1, max: 9_999_999 })), {
          minLength: 3,
        }),
        async (delimiter, rows) => {
          const lines = rows.map(([title, cents], at) =>
            [`A-${at}`, `${title} ${at}`, 'XL', amount(cents), at].join(delimiter),
          );
          const text = [columns(delimiter, titles[0] ?? ''), ...lines].join('\r\n');
          const feed = await readAll((await readBytes(inPieces(encoded(text, charset), 97))).text);
          expect(feed.products.map(({ title, variants }) => [title, variants[0]?.price?.minor])).toEqual(
            rows.map(([title, cents], at) => [`${title} ${at}`, cents]),
          );
        },
      ),
      { numRuns: 25 },
    );
  });
});
