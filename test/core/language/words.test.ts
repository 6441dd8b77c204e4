import { describe, expect, it } from '@jest/globals';
import { wordsOf } from '../../../lambdas/core/language/numbers/numbers.ts';
import { fold, readWords } from '../../../lambdas/core/language/words.ts';
import { language } from '../../language.ts';

const split = (text: string): string =>
  readWords(fold(text))
    .map((word) => word.text)
    .join(' ');

const digits = (text: string): string =>
  wordsOf(text, language)
    .map((word) => word.text)
    .join(' ');

describe('folding', () => {
  it.each([
    ['ЁЛКА чёрная', 'елка черная'],
    ['Kärcher Café', 'karcher cafe'],
    ['Йогурт', 'йогурт'],
    ["De'Longhi L’Oréal", 'delonghi loreal'],
    ['Ｂｏｓｃｈ', 'bosch'],
    ['мягкий\u00adперенос', 'мягкийперенос'],
    ['ЁЖ', 'еж'],
  ])('gives "%s" one spelling', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });
});

describe('splitting', () => {
  it.each([
    ['256гб', '256 гб'],
    ['256GB', '256 gb'],
    ['WH-1000XM5', 'wh - 1000 xm 5'],
    ['1,7 л', '1.7 л'],
    ['2.50', '2.5'],
    ['$1,299.90', '$ 1299.9'],
    ['1,000', '1000'],
    ['007', '007'],
    ['«Осло»', 'осло'],
    ['150х200 см', '150 х 200 см'],
  ])('reads "%s" as "%s"', (text, words) => {
    expect(split(text)).toBe(words);
  });

  it('remembers what was written together', () => {
    expect(readWords('256гб или 128 гб').map(({ glued }) => glued)).toEqual([
      false,
      true,
      false,
      false,
      false,
    ]);
  });
});

describe('number words', () => {
  it.each([
    ['двадцать один десять', '21 10'],
    ['двухсот пятидесяти шести', '256'],
    ['пятьюстами двенадцатью', '512'],
    ['тысяча двадцать четыре', '1024'],
    ['пять тысяч двести', '5200'],
    ['2 тысячи', '2000'],
    ['2.3 тысячи', '2300'],
    ['50 тыс', '50000'],
    ['полторы тысячи', '1500'],
    ['миллион двести тысяч пять', '1200005'],
    ['на полтора литра', 'на 1.5 литра'],
    ['один и семь литра', '1.7 литра'],
    ['ноль пять литра', '0.5 литра'],
    ['одна целая пять десятых', '1.5'],
    ['три с половиной', '3.5'],
    ['айфон пятнадцать двести пятьдесят шесть', 'айфон 15 256'],
    ['айфон пятнадцать сто двадцать восемь', 'айфон 15 128'],
    ['пятнадцатый айфон', '15 айфон'],
    ['двадцать четвёртый галакси', '24 галакси'],
    ['третья плейстейшн', '3 плейстейшн'],
    ['один', '1'],
    ['сто', '100'],
    ['ноль', '0'],
    ['чёрный и семь', 'черный и 7'],
    ['1 и 7', '1 и 7'],
    ['iphone fifteen', 'iphone 15'],
    ['one twenty eight', '128'],
    ['fifteen two fifty six', '15 256'],
    ['five twelve', '512'],
    ['one hundred and twenty eight', '128'],
    ['two thousand five hundred', '2500'],
    ['a hundred and fifty', '150'],
    ['a case', 'a case'],
    ['galaxy s twenty four', 'galaxy s 24'],
    ['one sixty by two hundred', '160 by 200'],
    ['series nine forty five millimetres', 'series 9 45 millimetres'],
    ['two point five', '2.5'],
    ['two and a half', '2.5'],
  ])('hears "%s" as "%s"', (text, expected) => {
    expect(digits(text)).toBe(expected);
  });

  it('leaves alone what no number can hold', () => {
    expect(digits('999999999999999999999 миллионов')).toContain('999999999999999999999');
  });
});

describe('the English stemmer', () => {
  it.each([
    ['batteries', 'battery'],
    ['watches', 'watch'],
    ['brushes', 'brush'],
    ['boxes', 'box'],
    ['earbuds', 'earbud'],
    ['glass', 'glass'],
    ['plus', 'plus'],
    ['bus', 'bus'],
    ['s', 's'],
  ])('takes "%s" for "%s"', (word, expected) => {
    expect(language.stem(word)).toBe(expected);
  });
});
