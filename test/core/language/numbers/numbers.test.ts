import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { wordsOf } from '../../../../lambdas/core/language/numbers/numbers.ts';
import { language } from '../../../language.ts';

const read = (text: string) => wordsOf(text, language);
const digits = (text: string): string =>
  read(text)
    .map((word) => word.text)
    .join(' ');

describe('ordinals', () => {
  it.each([
    ['eighteenth birthday', '18 birthday'],
    ['18th birthday', '18 th birthday'],
    ['18TH birthday', '18 th birthday'],
    ['1st class', '1 st class'],
    ['twenty first birthday', '21 birthday'],
    ['twenty-first birthday', '21 birthday'],
    ['fiftieth anniversary', '50 anniversary'],
    ['ninety ninth', '99'],
    ['hundredth', '100'],
    ['one hundred and first', '101'],
    ['на восемнадцатый день рождения', 'на 18 день рождения'],
    ['двадцать первый', '21'],
    ['семидесятая годовщина', '70 годовщина'],
    ['восемьдесят пятого размера', '85 размера'],
    ['девяностый', '90'],
    ['сто двадцать третий', '123'],
    ['восемнадцатилетие', '18'],
    ['на двадцатипятилетие', 'на 25'],
    ['18-летие', '18'],
    ['18 летие', '18'],
    ['пятидесятилетний юбилей', '50 юбилей'],
    ['50-летний юбилей', '50 юбилей'],
  ])('hears "%s" as "%s"', (text, expected) => {
    expect(digits(text)).toBe(expected);
    expect(read(text).find(({ kind }) => kind === 'number')?.ordinal ?? expected.includes('юбилей')).toBe(
      true,
    );
  });

  it('ends a number with its ordinal', () => {
    expect(digits('двадцать четвёртый десять')).toBe('24 10');
    expect(digits('twenty first fifth')).toBe('21 5');
  });

  it.each(['двадцать один', 'twenty one', '18 birthday', 'летний сад', 'столетник'])(
    'hears no ordinal in "%s"',
    (text) => {
      expect(read(text).some(({ ordinal }) => ordinal)).toBe(false);
    },
  );
});

describe('words made of a number and what it counts', () => {
  it.each([
    ['пятилитровая канистра', '5 литр канистра'],
    ['двухкилограммовая гиря', '2 кг гиря'],
    ['тридцатисантиметровая сковорода', '30 см сковорода'],
    ['полуторалитровый термос', '1.5 литр термос'],
    ['двадцатипятилетний коньяк', '25 лет коньяк'],
    ['для годовалого малыша', 'для 1 год малыша'],
    ['5-ти литровая', '5 литровая'],
    ['2-х метровый', '2 метровый'],
    ['7-летней девочке', '7 лет девочке'],
  ])('takes "%s" apart into "%s"', (text, expected) => {
    expect(digits(text)).toBe(expected);
  });

  it.each(['трехмерный пазл', 'двухъярусная кровать', 'однолетний цветок', 'стоматология', 'летний'])(
    'leaves "%s" whole',
    (text) => {
      expect(digits(text)).toBe(text);
    },
  );
});

describe('large and rough numbers', () => {
  it.each([
    ['тысяч до двадцати', 'до 20000'],
    ['тысяч за пять', 'за 5000'],
    ['тысячи за две', 'за 2000'],
    ['тысяч двадцать пять', '25000'],
    ['две с половиной тысячи', '2500'],
    ['two and a half thousand', '2500'],
    ['пара тысяч', '2000'],
    ['a couple of hundred', '200'],
    ['пара носков', 'пара носков'],
    ['fifteen hundred', '1500'],
    ['a thousand and fifty', '1050'],
    ['half a million', '500000'],
    ['twenty-five', '25'],
    ['20-25', '20 - 25'],
    ['between one hundred and two hundred', 'between 100 and 200'],
    ['between fifty and a hundred', 'between 50 and 100'],
    ['between a hundred and fifty and two hundred', 'between 150 and 200'],
    ['от двух до трёх тысяч', 'от 2 до 3000'],
    ['за тыщу', 'за 1000'],
  ])('hears "%s" as "%s"', (text, expected) => {
    expect(digits(text)).toBe(expected);
  });

  it('remembers how many thousands were counted', () => {
    expect(read('пять тысяч')[0]).toMatchObject({ text: '5000', thousands: 5, spoken: true });
    expect(read('5000')[0]).not.toHaveProperty('thousands');
    expect(read('пять тысяч двести')[0]).not.toHaveProperty('thousands');
  });
});

describe('any text', () => {
  const part = fc.constantFrom(
    ...'двадцать первый тысяч до за пять сто and a half hundred thousand between twenty - 18 th летие couple of ноль и'.split(
      ' ',
    ),
  );

  it('is read without an error, and keeps its letters that are not a number', () => {
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
        expect(read(parts.join(' ')).length).toBeLessThanOrEqual(2 * parts.length);
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => Array.isArray(read(text))),
    );
  });
});
