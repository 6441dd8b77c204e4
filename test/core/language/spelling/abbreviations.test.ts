import { describe, expect, it } from '@jest/globals';
import { wordsOf } from '../../../../lambdas/core/language/numbers/numbers.ts';
import { language } from '../../../language.ts';
import { openSmallCatalog } from '../../search/small-catalog.ts';

const read = (text: string): string =>
  wordsOf(text, language)
    .map((word) => word.text)
    .join(' ');

describe('a word that a merchant cut short', () => {
  it.each([
    ['Зуб. паста дет.', 'зубной паста детский'],
    ['салфетки влаж. 20', 'салфетки влажный 20'],
    ['анальгин таб №20', 'анальгин таблетки № 20'],
    ['ср-во для стекол', 'средство для стекол'],
    ['сироп д/детей б/сахара', 'сироп для детей без сахара'],
    ['Door handle blk', 'door handle black'],
  ])('is read as a whole one in "%s"', (text, whole) => {
    expect(read(text)).toBe(whole.replace('№', 'no'));
  });

  it.each(['зуб акулы', 'соб', 'мал и велик', 'р-н', 'телефон б/у'])(
    'is a word of its own in "%s"',
    (text) => {
      expect(read(text)).toBe(text.replace(/[-/]/u, ' $& '));
    },
  );

  it('is found by the word that shoppers say', () => {
    const { ask } = openSmallCatalog([
      { title: 'Паста зуб. Снежинка 75мл' },
      { title: 'Салфетки влаж. Снежинка №20' },
      { title: 'Паста томатная Снежинка' },
    ]);
    expect(ask('зубная паста').decision).toMatchObject({ kind: 'match', item: { productId: '1' } });
    expect(ask('влажные салфетки').decision).toMatchObject({ kind: 'match', item: { productId: '2' } });
  });
});
