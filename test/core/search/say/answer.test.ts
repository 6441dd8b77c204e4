import { describe, expect, it } from '@jest/globals';
import type { Locale } from '../../../../lambdas/contract/shop/locale.ts';
import { decideOutOfBounds } from '../../../../lambdas/core/search/decide/decide-price.ts';
import { answer } from '../../../../lambdas/core/search/say/answer.ts';
import { language } from '../../../language.ts';
import { openSmallCatalog } from '../small-catalog.ts';

const usd = (minor: number) => ({ minor, currency: 'USD' });
const kettle = (brand: string, minor: number, given: object = {}) => ({
  title: `${brand} Kettle`,
  brand,
  category: ['Kettles'],
  variants: [{ id: 1, price: usd(minor), ...given }],
});

const catalog = openSmallCatalog([
  {
    title: 'Nova Kettle',
    brand: 'Nova',
    category: ['Kettles'],
    variants: [
      { id: 1, options: { color: 'Black' }, price: usd(3_000) },
      { id: 2, options: { color: 'Blue' }, price: usd(3_000) },
    ],
  },
  kettle('Arco', 5_000, { compareAt: usd(6_000) }),
  kettle('Lumen', 2_000, { availability: 'out-of-stock' }),
  kettle('Orbit', 4_000),
  kettle('Vesta', 4_500),
  { title: 'Laptop Sleeve 14 inch', category: ['Laptop bags'] },
  {
    title: 'Vega Tablet',
    brand: 'Vega',
    category: ['Tablets'],
    variants: [
      { id: 1, options: { storage: '64GB' }, price: usd(20_000) },
      { id: 2, options: { storage: '128GB' }, price: usd(25_000) },
      { id: 3, options: { storage: '512GB' }, price: usd(40_000), availability: 'out-of-stock' },
    ],
  },
  { title: 'Ceramic Mug', category: ['Mugs'] },
  { title: 'Priceless Vase', category: ['Vases'], variants: [{ id: 1 }] },
]);

const say = (query: string, locale: Locale = 'en') => {
  const { decision, question } = catalog.ask(query);
  return answer(decision, { locale, language }, question.readings[0].order);
};

describe('a sure answer', () => {
  it('says what a thing costs, and what it cost before', () => {
    expect(say('nova kettle black')).toMatchObject({
      status: 'match',
      response: 'Nova Kettle Black costs $30',
      products: [{ productId: '1', variantId: '1', options: { color: 'Black' } }],
    });
    expect(say('arco kettle').response).toBe('Arco Kettle costs $50 instead of $60');
  });

  it('writes the prices of its cards as in its sentence', () => {
    for (const locale of ['ru', 'en'] as const) {
      for (const query of ['arco kettle', 'kettle', 'vega tablet']) {
        const { response, products } = say(query, locale);
        for (const { priceText = '' } of products) expect(response).toContain(priceText);
      }
    }
    expect(say('arco kettle').products[0]).toMatchObject({ priceText: '$50', compareAtText: '$60' });
  });

  it.each(['RUB', 'USD', 'EUR', 'KZT'])(
    'says a price in %s as the card has it, in both languages',
    (currency) => {
      const priced = openSmallCatalog([
        {
          title: 'Nova Kettle',
          category: ['Kettles'],
          variants: [{ id: 1, price: { minor: 1_299_990, currency } }],
        },
      ]);
      const { decision } = priced.ask('nova kettle');
      for (const locale of ['ru', 'en'] as const) {
        const { response, products } = answer(decision, { locale, language });
        expect(products[0]?.priceText).toMatch(/12.999/u);
        expect(response).toContain(products[0]?.priceText);
      }
    },
  );

  it('says that a price is not known', () => {
    const { status, response } = say('priceless vase');
    expect(status).toBe('match');
    expect(response).toMatch(/^Priceless Vase/u);
    expect(response).not.toMatch(/\d/u);
  });

  it('says which is the cheapest and which the dearest', () => {
    const cheapest = say('cheapest kettle');
    const dearest = say('most expensive kettle');
    expect(cheapest).toMatchObject({ status: 'match', products: [{ productId: '1' }] });
    expect(dearest).toMatchObject({ status: 'match', products: [{ productId: '2' }] });
    expect(cheapest.response).not.toBe(dearest.response.replace('Arco Kettle', 'Nova Kettle Black'));
  });

  it('says first that a thing is sold out, and then what there is', () => {
    const { status, response, products } = say('vega tablet 512gb');
    expect(status).toBe('match');
    expect(response).toMatch(/^Vega Tablet 512GB is out of stock right now\. .+64GB/u);
    expect(products.map(({ variantId }) => variantId)).toEqual(['3', '1', '2']);
  });
});

describe('an answer that asks back', () => {
  it('names the options with what each of them is, when they cost the same', () => {
    const { status, response, ask } = say('nova kettle');
    expect(status).toBe('ambiguous');
    expect(response).toMatch(/^Nova Kettle costs \$30\. .*Black.*Blue.*\?$/u);
    expect(ask).toEqual({
      attribute: 'color',
      options: [
        { label: 'Black', productId: '1', variantId: '1' },
        { label: 'Blue', productId: '1', variantId: '2' },
      ],
    });
  });

  it('says colours in the language of the shop', () => {
    const { response, ask } = say('nova kettle', 'ru');
    expect(ask?.options.map(({ label }) => label)).toEqual([expect.stringMatching(/^ч[её]рный$/u), 'синий']);
    expect(response).toMatch(/Какой цвет нужен\?$/u);
  });

  it('names the prices where they differ', () => {
    expect(say('vega tablet').response).toMatch(/64GB .*\$200.*128GB .*\$250.*\?$/u);
  });

  it('names three products at most, and none that is sold out', () => {
    const { status, products, ask } = say('kettle');
    expect(status).toBe('ambiguous');
    expect(products).toHaveLength(3);
    expect(products.map(({ title }) => title)).not.toContain('Lumen Kettle');
    expect(ask).toBeUndefined();
  });
});

describe('a careful answer', () => {
  it.each([
    ['red nova kettle', /red/u],
    ['waterproof mug', /waterproof/u],
    ['vega tablet 256gb', /256/u],
  ])('to "%s" names what is not there', (query, named) => {
    const { status, response, products } = say(query);
    expect(status).toBe('weak');
    expect(response).toMatch(named);
    expect(products.length).toBeGreaterThan(0);
  });

  it('names the values there are, with their price where it is one', () => {
    expect(say('red nova kettle').response).toMatch(/Black and Blue.*\$30/u);
  });

  it('says that there are only things for what was asked for', () => {
    expect(say('laptop')).toMatchObject({
      status: 'weak',
      response: expect.stringMatching(/accessories.*Laptop Sleeve 14 inch/u),
    });
  });

  it('says a value as a dictionary has it, not as it was said', () => {
    expect(say('красная кружка', 'ru').response).toMatch(/красный|красного/u);
  });

  it('says that only other prices are there', () => {
    const decision = decideOutOfBounds(catalog.ask('kettle').ranked, { max: 1_000, currency: 'USD' });
    const { status, response, products } = answer(decision, { locale: 'en', language });
    expect(status).toBe('weak');
    expect(response).toMatch(/Nova Kettle Black .*\$30/u);
    expect(products[0]?.title).toBe('Nova Kettle Black');
  });
});

describe('an answer without a product', () => {
  it('has a sentence and no card', () => {
    for (const locale of ['en', 'ru'] as const) {
      const { status, response, products } = say('submarine', locale);
      expect([status, products]).toEqual(['none', []]);
      expect(response).not.toBe('');
    }
  });
});
