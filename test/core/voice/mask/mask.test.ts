import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createMask } from '../../../../lambdas/core/voice/mask/mask.ts';
import { repeatedMarks } from '../../../bench/feed/repeated-texts.ts';
import { language } from '../../../language.ts';

const mask = createMask(language);

const linesOf = (path: string): readonly string[] =>
  readFileSync(new URL(path, import.meta.url), 'utf8')
    .trim()
    .split('\n');

/** One personal thing a line, in braces. */
const personal = linesOf('personal.txt').map((line) => ({
  line,
  text: line.replace(/[{}]/gu, ''),
  hidden: line.replace(/\{.*\}/u, '…'),
}));

const questions = linesOf('../../../relevance/collection/queries.tsv')
  .slice(1)
  .map((line) => line.split('\t')[3] ?? '');

const MASKS = /\[(?:email|card|phone|number|name|address)\]/gu;

describe('masking', () => {
  it('misses at most one in a hundred of the phones, cards, mails, names and addresses that people write and say', () => {
    const missed = personal.filter(({ text, hidden }) => {
      const [before = '', behind = ''] = hidden.split('…');
      const masked = mask(text);
      const isHidden =
        masked.endsWith(behind) &&
        new RegExp(`${MASKS.source}$`, 'u').test(masked.slice(0, masked.length - behind.length));
      return !isHidden || masked.replace(MASKS, '').length > before.length + behind.length;
    });
    expect(personal.length).toBeGreaterThanOrEqual(200);
    expect(missed.length / personal.length).toBeLessThanOrEqual(0.01);
  });

  it('mangles no question about a product', () => {
    expect(questions.length).toBeGreaterThanOrEqual(300);
    expect(questions.filter((question) => mask(question) !== question)).toEqual([]);
  });

  it.each([
    ['позвони +7 916 123-45-67 завтра', 'позвони [phone] завтра'],
    ['мой номер 8 (916) 123 45 67', 'мой номер [phone]'],
    ['8-916-123-45-67', '[phone]'],
    ['89161234567', '[phone]'],
    ['79161234567', '[phone]'],
    ['9161234567', '[phone]'],
    ['916 123 45 67', '[phone]'],
    ['8 916 1234567', '[phone]'],
    ['8 495 123-45-67 офис', '[phone] офис'],
    ['call +1 (415) 555-2671 please', 'call [phone] please'],
    ['415-555-2671', '[phone]'],
    ['415.555.2671', '[phone]'],
    ['(415) 555-2671', '[phone]'],
    ['+380 44 123 45 67', '[phone]'],
    ['+442071838750', '[phone]'],
    ['тел.+79161234567,', 'тел.[phone],'],
  ])('hides the phone in "%s"', (text, masked) => {
    expect(mask(text)).toBe(masked);
  });

  it.each([
    ['пишите на ivan.petrov+shop@mail.example.com, жду', 'пишите на [email], жду'],
    ['почта@пример.рф', '[email]'],
    ['иван собака яндекс точка ру', '[email]'],
    ['john.smith at gmail dot com', '[email]'],
    ['john at mail dot co dot uk thanks', '[email] thanks'],
  ])('hides the address in "%s"', (text, masked) => {
    expect(mask(text)).toBe(masked);
  });

  it.each([
    ['карта 4276 1234 5678 9012', 'карта [card]'],
    ['5536-9137-0000-1111', '[card]'],
    ['3782 822463 10005', '[card]'],
    ['3056 930902 5904', '[card]'],
    ['4276123456789012', '[number]'],
    ['imei 356938035643809', 'imei [number]'],
    ['счёт 40817810099910004312', 'счёт [number]'],
    ['4 2 7 6 1 2 3 4 5 6 7 8 9 0 1 2', '[number]'],
    ['8 9 1 6 1 2 3 4 5 6 7', '[phone]'],
  ])('hides the number in "%s"', (text, masked) => {
    expect(mask(text)).toBe(masked);
  });

  it.each([
    'айфон черный 256',
    'iPhone 15 Pro Max 256GB 8 512',
    'до 500 долларов',
    'от 100 000 до 1 500 000 рублей',
    'телевизор 55 дюймов до 45 999.90',
    'чайник 1,7 л 2200 вт',
    'штрихкод 4601234567893',
    'артикул 12345678',
    'артикул MTPH3RU/A',
    'Bosch WQG24200OE',
    'Sony WH-1000XM5',
    'картридж CF283A 83A',
    'ковёр 200 300 40 50',
    'обои 10,05 х 1,06',
    'батарейки AA LR6 12 шт',
    'S24+ 256 12 8',
    'RTX 4090 24GB 16384',
    'Ryzen 9 7950X3D 5.7',
    '2026-11-22 19:03:58',
    '192.168.100.200',
    'GTIN 04601234567893',
    'GTIN-14 14601234567890',
    '+5000 рублей',
    'собака игрушка точка',
    'чехол на айфон пятнадцать про двести пятьдесят шесть',
    'размеры 36 38 40 42 44 46 48 50',
    'sizes thirty six thirty eight forty forty two forty four',
    'дверь восемьсот на две тысячи миллиметров',
    'велосипед двадцать девять дюймов двадцать одна скорость до тридцати тысяч',
    'ковёр двести на триста сорок',
    'светильник на улицу белый 12 ватт',
    'качели на улицу до 5000 рублей',
    'телефон до 50000 рублей',
    'обложка на паспорт до 1000 рублей',
    'карта памяти 256 гб',
    'карта памяти на 512',
    'ноутбук 16 512 rtx 4060 15 6',
    'tires for off road 26 inch',
    '5 black street shoes',
    'one hundred twenty count trash bags thirteen gallon',
    'at home gym under 500',
    'двадцать пять роз и сто одна роза',
    'болты 8 на 100 10 на 120 12 на 140',
    'телефон самсунг а пятьдесят пять двести пятьдесят шесть восемь',
    'шины 205 55 16 91 v',
    'дом для кукол 3 этажа',
    'товар 4607 123 456 789',
    '',
  ])('leaves "%s" alone', (text) => {
    expect(mask(text)).toBe(text);
  });
});

const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`));
const words = fc.constantFrom('', 'мой телефон ', 'call me at ', 'это ');

describe('whatever is asked', () => {
  it('never keeps a Russian mobile number, however it is grouped', () => {
    const gap = fc.constantFrom('', ' ', '-');
    const phone = fc
      .tuple(fc.constantFrom('+7', '8'), digits(2), digits(3), digits(2), digits(2), gap)
      .map(([country, operator, a, b, d, between]) => [country, `9${operator}`, a, b, d].join(between));
    fc.assert(
      fc.property(words, phone, (before, number) => {
        expect(mask(`${before}${number} спасибо`)).toBe(`${before}[phone] спасибо`);
      }),
    );
  });

  it('never keeps a card number, however it is grouped', () => {
    const card = fc
      .tuple(
        fc.constantFrom('2', '4', '5', '6'),
        digits(3),
        digits(4),
        digits(4),
        digits(4),
        fc.constantFrom(' ', '-', ''),
      )
      .map(([first, rest, b, d, e, between]) => [first + rest, b, d, e].join(between));
    fc.assert(
      fc.property(words, card, (before, number) => {
        expect(mask(`${before}${number}`)).toMatch(/\[(card|number)\]$/);
      }),
    );
  });

  it('never keeps an e-mail address', () => {
    fc.assert(
      fc.property(words, fc.emailAddress(), (before, address) => {
        expect(mask(`${before}${address}`)).not.toContain(address);
      }),
    );
  });

  it('keeps models, prices, sizes and articles of up to eight digits', () => {
    const number = fc.nat({ max: 99_999_999 }).map(String);
    const model = fc.stringMatching(/^[A-Z]{1,4}-?[0-9]{1,5}[A-Z]{0,3}$/);
    const unit = fc.constantFrom('гб', 'GB', 'дюймов', 'рублей', '₽', '$', 'вт', 'см');
    const shopping = fc
      .tuple(fc.constantFrom('айфон', 'чайник', 'до', 'phone'), fc.oneof(number, model), unit)
      .map((parts) => parts.join(' '));
    fc.assert(
      fc.property(shopping, (query) => {
        expect(mask(query)).toBe(query);
      }),
    );
  });

  it('keeps barcodes of eight, twelve and thirteen digits', () => {
    const barcode = fc.oneof(digits(8), digits(12), digits(13));
    fc.assert(
      fc.property(barcode, (code) => {
        expect(mask(`штрихкод ${code}`)).toBe(`штрихкод ${code}`);
      }),
    );
  });

  it('changes nothing more when it runs again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const once = mask(text);
        expect(mask(once)).toBe(once);
      }),
    );
  });

  it.each(repeatedMarks)('is done however often the text repeats %j', (piece) => {
    expect(() => mask(piece.repeat(2_000))).not.toThrow();
  });
});
