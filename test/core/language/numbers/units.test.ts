import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Measure } from '../../../../lambdas/core/language/numbers/measured-amount.ts';
import { wordsOf } from '../../../../lambdas/core/language/numbers/numbers.ts';
import { isUnit } from '../../../../lambdas/core/language/numbers/unit-names.ts';
import { readMeasure } from '../../../../lambdas/core/language/numbers/units.ts';
import { readWords } from '../../../../lambdas/core/language/words.ts';
import { language } from '../../../language.ts';

const measuresIn = (text: string): readonly Measure[] => {
  const words = wordsOf(text, language);
  const found: Measure[] = [];
  for (let at = 0; at < words.length; ) {
    const read = readMeasure(words, at, language);
    if (read) found.push(read.measure);
    at += read?.length ?? 1;
  }
  return found;
};

const terms = (text: string): string =>
  measuresIn(text)
    .map(({ term }) => term)
    .join(' ');

describe('measures', () => {
  it.each([
    ['полкило творога', '500g'],
    ['half a kilo of cheese', '500g'],
    ['двести грамм', '200g'],
    ['литр молока', '1000ml'],
    ['поллитра', '500ml'],
    ['a litre of milk', '1000ml'],
    ['1.5л', '1500ml'],
    ['1500 мл', '1500ml'],
    ['полтора литра', '1500ml'],
    ['пятилитровая бутыль', '5000ml'],
    ['half a gallon', '1892.706ml'],
    ['12 fl oz', '354.888ml'],
    ['8 oz', '226.8g'],
    ['5 lbs', '2267.96g'],
    ['6ft cable', '72in'],
    ['six feet', '72in'],
    ['two yards of cloth', '72in'],
    ['1/2 inch', '0.5in'],
    ['1 1/2 inch', '1.5in'],
    ['1-1/4in', '1.25in'],
    ['полдюйма', '0.5in'],
    ['x12шт', '12pcs'],
    ['40 cm x 60 cm', '400mm 600mm'],
    ['40x60 см', '400mm 600mm'],
    ['30 на 40 на 50 см', '300mm 400mm 500mm'],
    ['двадцатипроцентная сметана', '20percent'],
    ['256 gb', '256gb'],
  ])('reads "%s" as %s', (text, expected) => {
    expect(terms(text)).toBe(expected);
  });

  it.each([
    ['a dozen eggs', '12pcs'],
    ['two dozen roses', '24pcs'],
    ['half a dozen', '6pcs'],
    ['яйца десяток', '10pcs'],
    ['два десятка яиц', '20pcs'],
    ['дюжина роз', '12pcs'],
    ['six pack', '6pcs'],
    ['pack of 12', '12pcs'],
    ['12 pack', '12pcs'],
    ['2-pack', '2pcs'],
    ['set of three pans', '3pcs'],
    ['набор из 6 ножей', '6pcs'],
    ['a thousand piece puzzle', '1000pcs'],
    ['1000-piece puzzle', '1000pcs'],
    ['пазл на тысячу деталей', '1000pcs'],
    ['конструктор 300 элементов', '300pcs'],
    ['сервиз 24 предмета', '24pcs'],
    ['20 шт', '20pcs'],
    ['100 count', '100pcs'],
    ['12 pc set', '12pcs'],
    ['25 pc(s)', '25pcs'],
    ['30 pack of 6', '6pcs'],
  ])('counts the pieces of "%s": %s', (text, expected) => {
    expect(terms(text)).toBe(expected);
    expect(measuresIn(text)[0]?.bare).toBe(Number.parseFloat(expected).toString());
  });

  it.each([
    'windows 10 pc',
    'ps4 pack',
    'aa batteries',
    'aaa',
    'iphone 15 pro',
    'galaxy s10+',
    'note 10+',
    'ice age 4',
    '20x60',
    '11 M2',
    'redmi note 13 max 8',
    'лего 75097',
    'syma s107g',
    'tk-865y',
    'db25 m/m',
    '4-in-1 cable',
  ])('finds none in "%s"', (text) => {
    expect(terms(text)).toBe('');
  });
});

describe('ages', () => {
  it.each([
    ['5 лет', '5years'],
    ['пять лет', '5years'],
    ['5 year old', '5years'],
    ['5-year-old', '5years'],
    ['five years old', '5years'],
    ['aged 5', '5years'],
    ['a one year old', '1years'],
    ['годовалому малышу', '1years'],
    ['шестилетнему мальчику', '6years'],
    ['8 месяцев', '8months'],
    ['полгода', '6months'],
    ['полтора года', '18months'],
  ])('reads "%s" as %s', (text, expected) => {
    expect(terms(text)).toBe(expected);
    expect(measuresIn(text)[0]?.bounds).toBeUndefined();
  });

  it.each([
    ['игрушка от 3 лет', { min: 3 }],
    ['до трёх лет', { max: 3 }],
    ['3+ years', { min: 3 }],
    ['3 years and up', { min: 3 }],
    ['puzzle 5+', { min: 5 }],
    ['5+', { min: 5 }],
    ['для детей 6+', { min: 6 }],
    ['for kids under 3', { max: 3 }],
    ['детям до 7', { max: 7 }],
    ['3-6 years', { min: 3, max: 6 }],
    ['3-6 лет', { min: 3, max: 6 }],
    ['от 3 до 6 лет', { min: 3, max: 6 }],
    ['ages 3-6', { min: 3, max: 6 }],
    ['boys 5-7', { min: 5, max: 7 }],
    ['6-12 месяцев', { min: 6, max: 12 }],
  ])('takes the bounds of "%s"', (text, bounds) => {
    for (const measure of measuresIn(text)) expect(measure.bounds).toEqual(bounds);
    expect(measuresIn(text).length).toBeGreaterThan(0);
  });
});

describe('bounds of measures', () => {
  it.each([
    ['2-4 кг', { min: 2_000, max: 4_000 }],
    ['2–4 kg', { min: 2_000, max: 4_000 }],
    ['2 to 4 kg', { min: 2_000, max: 4_000 }],
    ['between 50 and 55 inches', { min: 50, max: 55 }],
    ['from 50 to 55 inches', { min: 50, max: 55 }],
    ['10 kg or less', { max: 10_000 }],
    ['55 дюймов и больше', { min: 55 }],
    ['не больше 5 кг', { max: 5_000 }],
    ['max 20 kg', { max: 20_000 }],
  ])('takes those of "%s"', (text, bounds) => {
    for (const measure of measuresIn(text)) expect(measure.bounds).toEqual(bounds);
    expect(measuresIn(text).length).toBeGreaterThan(0);
  });

  it('reads both ends of a range, since a document says both', () => {
    expect(terms('2-4 кг')).toBe('2000g 4000g');
    expect(terms('ages 3-6')).toBe('3years 6years');
  });

  it('knows a model from a bound', () => {
    expect(measuresIn('iphone 15 pro max 256 gb')).toEqual([{ term: '256gb', bare: '256', unit: 'gb' }]);
    expect(measuresIn('айфон 15-256 гб').map(({ bounds }) => bounds)).toEqual([undefined]);
  });

  it('knows a unit by its name', () => {
    const named = (text: string) => isUnit(readWords(text)[0], language);
    expect(['кг', 'лет', 'pack', 'oz'].map(named)).toEqual([true, true, true, true]);
    expect(['чайник', '12', ''].map(named)).toEqual([false, false, false]);
  });

  it('takes any text', () => {
    const part = fc.constantFrom(
      ...'от до 5 12 1/2 - + кг лет old of pack half a dozen ages kids under max x см fl oz и больше'.split(
        ' ',
      ),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 25 }), (parts) => {
        for (const { term } of measuresIn(parts.join(' '))) expect(term).toMatch(/^[\d.]+[a-z]+$/u);
      }),
      { numRuns: 1_000 },
    );
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => Array.isArray(measuresIn(text))));
  });
});
