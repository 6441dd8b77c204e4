import { describe, expect, it } from '@jest/globals';
import { readPrices } from '../../../lambdas/core/search/prices.ts';
import { wordsOf } from '../../../lambdas/core/search/spans.ts';

const read = (text: string, currency = 'USD') => {
  const { rest, ...reading } = readPrices(wordsOf(text), currency);
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
  ])('leaves the numbers of "%s" to the search', (text) => {
    const { rest, price } = read(text);
    expect(price).toBeUndefined();
    expect(rest).toBe(
      wordsOf(text)
        .map((word) => word.text)
        .join(' '),
    );
  });
});

describe('price order', () => {
  it.each([
    ['наушники подешевле', { direction: 'ascending', first: false }],
    ['недорогие наушники', { direction: 'ascending', first: false }],
    ['самый дешёвый айфон', { direction: 'ascending', first: true }],
    ['cheapest laptop', { direction: 'ascending', first: true }],
    ['affordable laptop', { direction: 'ascending', first: false }],
    ['самый дорогой макбук', { direction: 'descending', first: true }],
    ['the most expensive tv', { direction: 'descending', first: true }],
    ['ноутбук подороже', { direction: 'descending', first: false }],
  ])('hears "%s"', (text, order) => {
    expect(read(text).order).toEqual(order);
  });

  it('takes all the words of the order', () => {
    expect(read("what's your most expensive phone").rest).toBe('whats your phone');
    expect(read('самый дорогой макбук').rest).toBe('макбук');
  });

  it.each(['беговая дорожка', 'дорожный чемодан'])('does not take "%s" for a wish about price', (text) => {
    expect(read(text)).toEqual({ rest: text });
  });
});
