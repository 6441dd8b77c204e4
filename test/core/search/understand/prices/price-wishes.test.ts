import { describe, expect, it } from '@jest/globals';
import { wordsOf } from '../../../../../lambdas/core/language/numbers/numbers.ts';
import { readPrices } from '../../../../../lambdas/core/search/understand/prices/prices.ts';
import { language } from '../../../../language.ts';

const read = (text: string) => {
  const { rest, ...reading } = readPrices(wordsOf(text, language), { language, currency: 'USD' });
  return { rest: rest.map((word) => word.text).join(' '), ...reading };
};

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

  it.each([
    ['дешевле', { direction: 'ascending', first: false }],
    ['cheap', { direction: 'ascending', first: false }],
    ['budget laptop', { direction: 'ascending', first: false }],
    ['not too expensive', { direction: 'ascending', first: false }],
    ['не очень дорогой чайник', { direction: 'ascending', first: false }],
    ['least expensive tv', { direction: 'ascending', first: true }],
    ['lowest price', { direction: 'ascending', first: true }],
    ['по самой низкой цене', { direction: 'ascending', first: true }],
    ['самую дорогую', { direction: 'descending', first: true }],
    ['more expensive', { direction: 'descending', first: false }],
  ])('hears what is said in "%s"', (text, order) => {
    expect(read(text).order).toEqual(order);
  });

  it('asks for no order when the extreme is ruled out', () => {
    expect(read('чайник не самый дешёвый')).toEqual({ rest: 'чайник' });
  });

  it('takes all the words of the order', () => {
    expect(read("what's your most expensive phone").rest).toBe('whats your phone');
    expect(read('самый дорогой макбук').rest).toBe('макбук');
  });

  it.each(['беговая дорожка', 'дорожный чемодан', 'my budget is small', 'premium'])(
    'does not take "%s" for a wish about price',
    (text) => {
      expect(read(text)).toEqual({ rest: text });
    },
  );
});

describe('discounts', () => {
  it.each([
    ['чайник со скидкой', 'чайник'],
    ['чайник со скидкой от 20 процентов', 'чайник'],
    ['есть скидки?', 'есть'],
    ['что по акции', 'что'],
    ['распродажа обуви', 'обуви'],
    ['уценённые ноутбуки', 'ноутбуки'],
    ['shoes on sale', 'shoes'],
    ['discounted shoes', 'shoes'],
    ['any special offers on laptops', 'any on laptops'],
    ['20% off headphones', 'headphones'],
    ['half price', ''],
    ['deals', ''],
  ])('hears of them in "%s"', (text, rest) => {
    expect(read(text)).toEqual({ rest, onSale: true });
  });

  it.each([
    'iphones for sale',
    'discount code',
    'карта скидок',
    'monopoly deal',
    'deal or no deal',
    'point of sale printer',
    'reduced fat milk',
    'high ground clearance',
    'реакция',
  ])('hears of none in "%s"', (text) => {
    expect(read(text)).toEqual({ rest: text });
  });

  it('are asked for beside a price and an order', () => {
    expect(read('самые дешёвые кроссовки со скидкой до 50 долларов')).toEqual({
      rest: 'кроссовки',
      price: { max: 5_000, currency: 'USD' },
      order: { direction: 'ascending', first: true },
      onSale: true,
    });
  });
});
