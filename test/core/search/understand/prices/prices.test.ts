import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { wordsOf } from '../../../../../lambdas/core/language/numbers/numbers.ts';
import { readPrices } from '../../../../../lambdas/core/search/understand/prices/prices.ts';
import { repeatedPhrases } from '../../../../bench/feed/repeated-texts.ts';
import { language } from '../../../../language.ts';

const read = (text: string, currency = 'USD') => {
  const { rest, ...reading } = readPrices(wordsOf(text, language), { language, currency });
  return { rest: rest.map((word) => word.text).join(' '), ...reading };
};

describe('price bounds', () => {
  it.each([
    ['наушники до 500 долларов', 'наушники', { max: 50_000, currency: 'USD' }],
    ['наушники до пятисот долларов', 'наушники', { max: 50_000, currency: 'USD' }],
    ['айфон не дороже тысячи долларов', 'айфон', { max: 100_000, currency: 'USD' }],
    ['ноутбук дешевле 700', 'ноутбук', { max: 70_000, currency: 'USD' }],
    ['ноутбук дороже 700', 'ноутбук', { min: 70_000, currency: 'USD' }],
    ['от 300 до 700 долларов ноутбук', 'ноутбук', { min: 30_000, max: 70_000, currency: 'USD' }],
    ['ноутбук от 700 до 300', 'ноутбук', { min: 30_000, max: 70_000, currency: 'USD' }],
    ['ноутбук 1000-1500 долларов', 'ноутбук', { min: 100_000, max: 150_000, currency: 'USD' }],
    ['чайник до 12 990 рублей', 'чайник', { max: 1_299_000, currency: 'RUB' }],
    ['чайник до 50 тысяч', 'чайник', { max: 5_000_000, currency: 'USD' }],
    ['чайник до 50к', 'чайник', { max: 5_000_000, currency: 'USD' }],
    ['чайник до полутора тысяч рублей', 'чайник', { max: 150_000, currency: 'RUB' }],
    ['около 500 баксов телефон', 'телефон', { min: 42_500, max: 57_500, currency: 'USD' }],
    ['телефон за 400 евро', 'телефон', { min: 34_000, max: 46_000, currency: 'EUR' }],
    ['headphones under $500', 'headphones', { max: 50_000, currency: 'USD' }],
    ['tv between 300 and 600 dollars', 'tv', { min: 30_000, max: 60_000, currency: 'USD' }],
    ['headphones around 100 bucks', 'headphones', { min: 8_500, max: 11_500, currency: 'USD' }],
    ['kettle for no more than £40', 'kettle for', { max: 4_000, currency: 'GBP' }],
    ['белые кроссовки 42 размера до 150', 'белые кроссовки 42 размера', { max: 15_000, currency: 'USD' }],
  ])('hears "%s"', (text, rest, price) => {
    expect(read(text)).toEqual({ rest, price });
  });

  it.each([
    ['чайник двадцать тысяч максимум', 'чайник', { max: 2_000_000, currency: 'USD' }],
    ['ноутбук тысяч до двадцати', 'ноутбук', { max: 2_000_000, currency: 'USD' }],
    ['не больше полутора тысяч', '', { max: 150_000, currency: 'USD' }],
    ['в пределах пяти тысяч рублей', '', { max: 500_000, currency: 'RUB' }],
    ['от тысячи до двух', '', { min: 100_000, max: 200_000, currency: 'USD' }],
    ['от двух до трёх тысяч', '', { min: 200_000, max: 300_000, currency: 'USD' }],
    ['от пятисот до двух тысяч', '', { min: 50_000, max: 200_000, currency: 'USD' }],
    ['20-30 тысяч рублей', '', { min: 2_000_000, max: 3_000_000, currency: 'RUB' }],
    ['до 1,5 тыс', '', { max: 150_000, currency: 'USD' }],
    ['сумка до 5к', 'сумка', { max: 500_000, currency: 'USD' }],
    ['до 20 т.р.', '', { max: 2_000_000, currency: 'RUB' }],
    ['до 50 000', '', { max: 5_000_000, currency: 'USD' }],
    ['чайник за тыщу', 'чайник', { min: 85_000, max: 115_000, currency: 'USD' }],
    ['рублей за 500', '', { min: 42_500, max: 57_500, currency: 'RUB' }],
    ['подарок рублей до 500', 'подарок', { max: 50_000, currency: 'RUB' }],
    ['fifty bucks max', '', { max: 5_000, currency: 'USD' }],
    ['mug twenty quid', 'mug', { min: 1_700, max: 2_300, currency: 'GBP' }],
    ['under a hundred', '', { max: 10_000, currency: 'USD' }],
    ['no more than two fifty', '', { max: 25_000, currency: 'USD' }],
    ['toaster for nineteen ninety nine', 'toaster', { min: 1_699, max: 2_299, currency: 'USD' }],
    ['between 20 and 30 pounds', '', { min: 2_000, max: 3_000, currency: 'GBP' }],
    ['£20 to £30', '', { min: 2_000, max: 3_000, currency: 'GBP' }],
    ['$20 or less', '', { max: 2_000, currency: 'USD' }],
    ['500 или меньше', '', { max: 50_000, currency: 'USD' }],
    ['500 и ниже', '', { max: 50_000, currency: 'USD' }],
    ['100 dollars and up', '', { min: 10_000, currency: 'USD' }],
    ['at least 100 euros', '', { min: 10_000, currency: 'EUR' }],
    ['around a thousand', '', { min: 85_000, max: 115_000, currency: 'USD' }],
    ['laptop my budget is 300', 'laptop my', { max: 30_000, currency: 'USD' }],
    ['бюджет: 500', '', { max: 50_000, currency: 'USD' }],
    ['headphones max 300', 'headphones', { max: 30_000, currency: 'USD' }],
    ['price max 500', '', { max: 50_000, currency: 'USD' }],
    ['nike air max 270 under 150', 'nike air max 270', { max: 15_000, currency: 'USD' }],
    ['a two year old under a tenner', 'a 2 year old', { max: 1_000, currency: 'USD' }],
    ['за пятихатку', '', { min: 42_500, max: 57_500, currency: 'USD' }],
    ['laptop under a grand', 'laptop', { max: 100_000, currency: 'USD' }],
    ['two hundred max', '', { max: 20_000, currency: 'USD' }],
    ['бюджет тысячи три', '', { max: 300_000, currency: 'USD' }],
    ['it costs about 50 dollars', 'it', { min: 4_250, max: 5_750, currency: 'USD' }],
    ['shoes below ninety', 'shoes', { max: 9_000, currency: 'USD' }],
    ['under 1.299,00 €', '', { max: 129_900, currency: 'EUR' }],
    ['up to 1.299 €', '', { max: 129_900, currency: 'EUR' }],
    ['under 12.50 €', '', { max: 1_250, currency: 'EUR' }],
    ['50 cents', '', { min: 42, max: 58, currency: 'USD' }],
  ])('hears what is said in "%s"', (text, rest, price) => {
    expect(read(text)).toEqual({ rest, price });
  });

  it.each([
    ['до 500 тенге', 'KZT'],
    ['до 500 гривен', 'UAH'],
    ['200 злотых', 'PLN'],
    ['до 300 лир', 'TRY'],
    ['до 300 лари', 'GEL'],
    ['up to 300 dirhams', 'AED'],
    ['300 CHF', 'CHF'],
    ['under 300 kr', 'SEK'],
    ['до 300 юаней', 'CNY'],
    ['до 50 белорусских рублей', 'BYN'],
    ['до 100000 сум', 'UZS'],
    ['до 1000 сом', 'KGS'],
  ])('knows the currency of "%s"', (text, currency) => {
    expect(read(text).price).toMatchObject({ currency });
  });

  it('means the currency of the shop by a name that it shares', () => {
    expect(read('under 50 dollars', 'CAD').price).toEqual({ max: 5_000, currency: 'CAD' });
    expect(read('до 50 рублей', 'BYN').price).toEqual({ max: 5_000, currency: 'BYN' });
    expect(read('under 300 kr', 'NOK').price).toEqual({ max: 30_000, currency: 'NOK' });
    expect(read('under 50 usd', 'CAD').price).toEqual({ max: 5_000, currency: 'USD' });
  });

  it('takes cents along', () => {
    expect(read('999 долларов 90 центов').price).toMatchObject({ max: Math.ceil(99_990 * 1.15) });
  });

  it('means the currency of the shop when none is named', () => {
    expect(read('earbuds under a hundred dollars').price).toEqual({ max: 10_000, currency: 'USD' });
    expect(read('чайник до 3000', 'RUB').price).toEqual({ max: 300_000, currency: 'RUB' });
    expect(read('чайник до 3000', 'JPY').price).toEqual({ max: 3_000, currency: 'JPY' });
  });

  it.each([
    'айфон 15 256',
    'айфон от 128',
    'телевизор до 55 дюймов',
    'телевизор от 50 до 60 дюймов',
    'игрушка от 3 лет до 5 лет',
    'кроссовки размер от 40 до 42',
    'набор на 6 персон',
    'usb c cable for 2 phones',
    'nike air max 90',
    'price of air max 90',
    'nike max 300',
    'iphone 15 pro max 256',
    'redmi note 13 max 8',
    'айфон про макс 256',
    'airpods max 500',
    'mac mini',
    'minimum',
    'макс',
    'дом за городом',
    'чемодан за 24 часа',
    'подарок до 8 марта',
    'доставка до двадцатого',
    'до 18-го',
    'игрушки для детей до 12',
    'for kids under 3',
    'toys under 5 years',
    'кроссовки до 42 размера',
    'набор до 12 персон',
    'пазл до 500 деталей',
    'iphone 13 max',
    'grand piano',
    'iphone 13 и выше',
    'android 12 or above',
    'ноутбук от 2023',
    'lego 75097',
    '20 pound dumbbell',
    '100 сом',
  ])('leaves the numbers of "%s" to the search', (text) => {
    const { rest, price } = read(text);
    expect(price).toBeUndefined();
    expect(rest).toBe(
      wordsOf(text, language)
        .map((word) => word.text)
        .join(' '),
    );
  });
});

describe('any question', () => {
  const part = fc.constantFrom(
    ...'до от за рублей долларов тысяч 500 5 max min не дороже больше и или меньше budget is between and sale % скидка самый $ к air two fifty price'.split(
      ' ',
    ),
  );

  it('is read without an error, with bounds that are numbers', () => {
    fc.assert(
      fc.property(fc.array(part, { maxLength: 25 }), (parts) => {
        const { price } = read(parts.join(' '));
        for (const each of [price?.min, price?.max]) expect(Number.isNaN(each)).toBe(false);
      }),
      { numRuns: 1_000 },
    );
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => typeof read(text).rest === 'string'));
  });

  // Time that grew with the square of the length would exceed the limit of a test many times over.
  it.each(repeatedPhrases)(
    'is read to its end when %j comes two thousand times, and a price behind it is heard',
    (piece) => {
      expect(read(`${piece.repeat(2_000)}, не дороже 7500 рублей`).price).toMatchObject({ max: 750_000 });
    },
  );
});
