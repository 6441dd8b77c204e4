import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { spokenPieces } from '../../../../../dev/realtime/speech/read-aloud/spoken.ts';
import { partsToRead } from '../../../../../dev/realtime/speech/reading.ts';

const spoken = (text: string, language: 'ru' | 'en'): string =>
  spokenPieces(text, language)
    .map((piece) => piece.spoken)
    .join(' ');

describe('in Russian', () => {
  it.each([
    ['$999.90', '999 долларов 90 центов'],
    ['$1', '1 доллар'],
    ['$21.02', '21 доллар 2 цента'],
    ['$0.99', '99 центов'],
    ['12 990 ₽', '12990 рублей'],
    ['12\u00a0990\u00a0₽', '12990 рублей'],
    ['1 ₽', '1 рубль'],
    ['102 руб.', '102 рубля'],
    ['10,02 ₽', '10 рублей две копейки'],
    ['10,21 ₽', '10 рублей 20 одна копейка'],
    ['10,11 ₽', '10 рублей 11 копеек'],
    ['22 ₴', '20 две гривны'],
    ['1.299,00 €', '1299 евро'],
    ['BYN 40', '40 рублей'],
    ['256GB', '256 гигабайт'],
    ['1 ТБ', '1 терабайт'],
    ['2 ТБ', '2 терабайта'],
    ['6,1"', '6 и 1 дюйма'],
    ['5000 мАч', '5000 миллиампер-часов'],
    ['iPhone 15', 'iphone 15'],
    ['Xiaomi', 'шаоми'],
    ['Чайник стоит $20.', 'Чайник сто ит 20 долларов.'],
    ['«Bravia» 55 & <b>', '«Bravia» 55 и b'],
  ])('%s is said as «%s»', (written, said) => {
    expect(spoken(written, 'ru')).toBe(said);
  });
});

describe('in English', () => {
  it.each([
    ['$999.90', '999 dollars 90 cents'],
    ['$1.01', '1 dollar 1 cent'],
    ['$1,299.00', '1299 dollars'],
    ['£0.01', '1 penny'],
    ['256GB', '256 gigabytes'],
    ['3.5 kg', '3 point 5 kilograms'],
    ['Чайник', 'Chayneek'],
    ['rock & roll', 'rock and roll'],
  ])('%s is said as "%s"', (written, said) => {
    expect(spoken(written, 'en')).toBe(said);
  });
});

describe('any text', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc
      .array(fc.constantFrom('$9.90', '12 990 ₽', 'iPhone', 'стоит', '.', ' ', '«', '5 шт.', '!', '\n'), {
        maxLength: 30,
      })
      .map((parts) => parts.join(' ')),
  );

  it('is written out whole, piece by piece', () => {
    fc.assert(
      fc.property(text, (each) => {
        const written = spokenPieces(each, 'ru').map((piece) => piece.written);
        expect(written.join('')).toBe(each.trim() === '' ? '' : each);
      }),
    );
  });

  it('is parted into sentences that make it up again', () => {
    fc.assert(
      fc.property(text, (each) => {
        expect(partsToRead(each).join('')).toBe(each);
      }),
    );
  });
});

describe('sentences', () => {
  it('end neither inside a price nor inside a name', () => {
    expect(partsToRead('Стоит $999.90. Есть 2.5 кг! Dr.Martens? Да.')).toEqual([
      'Стоит $999.90. ',
      'Есть 2.5 кг! ',
      'Dr.Martens? ',
      'Да.',
    ]);
  });
});
