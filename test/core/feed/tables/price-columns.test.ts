import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readAll } from '../read.ts';

const priced = async (prices: readonly string[], field = 'price') => {
  const rows = prices.map((price, at) => `${at};Kettle ${at};"${price}";Home`);
  const { products, problems } = await readAll(`id;title;${field};category\n${rows.join('\n')}\n`);
  const byId = new Map(products.map(({ id, variants }) => [id, variants[0]?.price?.minor]));
  return { prices: prices.map((_, at) => byId.get(String(at))), codes: problems.map(({ code }) => code) };
};

describe('a column of prices', () => {
  it.each([
    [
      'decimals, where one value has no other reading',
      ['499.000', '1299.000', '89.500'],
      [49_900, 129_900, 8_950],
    ],
    ['decimals, where a value below one shows it', ['499,000', '0,500'], [49_900, 50]],
    [
      'thousands, where another sign divides decimals',
      ['1.299', '12,50', '2.499,00'],
      [129_900, 1_250, 249_900],
    ],
    ['thousands, where one value has two of them', ['1,299', '1,234,567'], [129_900, 123_456_700]],
    ['decimals, where blanks divide thousands', ['1 299.000', '450.000'], [129_900, 45_000]],
  ])('has %s', async (_, written, minor) => {
    const { prices, codes } = await priced(written);
    expect(prices).toEqual(minor);
    expect(codes).not.toContain('read-as-thousands');
    expect(codes).not.toContain('read-as-decimals');
  });

  it('that proves nothing is read as near to its other prices as it can be, and the shop is told once', async () => {
    const near = await priced(['1299', '1.499', '2.199', '990']);
    expect(near.prices).toEqual([129_900, 149_900, 219_900, 99_000]);
    expect(near.codes.filter((code) => code === 'read-as-thousands')).toHaveLength(1);
    expect((await priced(['499.125', '520', '480', '530'])).prices[0]).toBe(49_913);
    expect((await priced(['1.299', '1.499'])).prices).toEqual([129_900, 149_900]);
  });

  it('that contradicts itself gives no price where it can be read in two ways', async () => {
    const { prices, codes } = await priced(['1299.000', '1.234.567', '1.299']);
    expect(prices).toEqual([129_900, 123_456_700, undefined]);
    expect(codes).toContain('price-unreadable');
  });

  it('decides for the column of sale prices beside it', async () => {
    const { products } = await readAll(
      'id,title,price,sale_price\n1,A,"1299.000","499.000"\n2,B,"2599.000",\n',
    );
    expect(products.find(({ id }) => id === '1')?.variants[0]).toMatchObject({
      price: { minor: 49_900 },
      compareAt: { minor: 129_900 },
    });
  });

  it('waits outside memory for its last value', async () => {
    const prices = [...Array.from({ length: 2_500 }, () => '499.000'), '1299.000'];
    expect(new Set((await priced(prices)).prices)).toEqual(new Set([49_900, 129_900]));
  });

  const styles = [
    (whole: string, cents: string) => `${whole}.${cents}`,
    (whole: string, cents: string) => `${whole},${cents}`,
    (whole: string, cents: string) => `${whole.replace(/\B(?=(\d{3})+$)/g, ' ')},${cents} ₽`,
    (whole: string, cents: string) => `${whole.replace(/\B(?=(\d{3})+$)/g, '.')},${cents}`,
    (whole: string, cents: string) => `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${cents}`,
    (whole: string, cents: string) => `${whole}.${cents}0`,
  ];

  it('gives back any prices written in one style', async () => {
    const price = fc.integer({ min: 100_000, max: 99_999_999 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(price, { minLength: 1 }),
        fc.constantFrom(...styles),
        async (minors, write) => {
          const written = minors.map((minor) =>
            write(String(Math.floor(minor / 100)), String(minor % 100).padStart(2, '0')),
          );
          expect((await priced(written)).prices).toEqual(minors);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('a sale', () => {
  const saleUntil = async (from: string, to: string, now = '2026-05-15T12:00:00Z') => {
    const text = `Type,SKU,Name,Published,Date sale price starts,Date sale price ends,Sale price,Regular price\nsimple,A,Glass,1,${from},${to},150,200\n`;
    const { products, problems } = await readAll(text, { now: new Date(now) });
    return [
      products[0]?.variants[0]?.price?.minor,
      problems.some(({ code }) => code === 'sale-dates-unreadable'),
    ];
  };

  it.each([
    '31.12.2035',
    '31/12/2035',
    '"2035-01-01 0:00:00"',
    '2035-12-31T23:59+0300',
    '2035-12-31T23:59:59Z',
    '20351231',
    '31 декабря 2035',
    '"Dec 31, 2035"',
    '2082758400',
    '0000-00-00 00:00:00',
    '15.05.2026',
  ])('until %s holds', async (to) => {
    expect(await saleUntil('', to)).toEqual([15_000, false]);
  });

  it.each(['01.01.2020', '14.05.2026', '"2026-05-15 14:00 +0300"'])('until %s is over', async (to) => {
    expect(await saleUntil('', to)).toEqual([20_000, false]);
  });

  it('that begins later does not hold yet, and one with unreadable dates is reported', async () => {
    expect(await saleUntil('16.05.2026', '')).toEqual([20_000, false]);
    expect(await saleUntil('', 'soon')).toEqual([20_000, true]);
  });

  it.each([
    '2026-05-01/2026-05-31',
    '01.05.2026 - 31.05.2026',
    '01.05.2026 – 31.05.2026',
    'с 01.05.2026 по 31.05.2026',
    '01/05/2026/31/05/2026',
  ])('holds between both dates of %s', async (dates) => {
    const text = `id;title;price;sale_price;sale_price_effective_date\n1;A;20;15;${dates}\n`;
    const priceAt = async (now: string) =>
      (await readAll(text, { now: new Date(now) })).products[0]?.variants[0]?.price?.minor;
    expect([await priceAt('2026-05-15T12:00:00Z'), await priceAt('2026-06-02T12:00:00Z')]).toEqual([
      1_500, 2_000,
    ]);
  });
});

describe('a discount', () => {
  it.each([
    ['id;title;price;discount', '"1.299,00";10%', [116_910, 129_900]],
    ['id;title;price;Скидка', '1 299,50;"1.000,50"', [29_900, 129_950]],
    ['id;title;price;discount percent', '49.00;20', [3_920, 4_900]],
    ['id;title;price;sale_price;on sale', '90;70;No', [9_000, undefined]],
    ['id;title;price;on sale;discount amount', '90;0;15', [7_500, 9_000]],
  ])('in %s with %s is taken off the price as the column writes it', async (header, cells, prices) => {
    const { products } = await readAll(`${header}\n1;Chair;${cells}\n`);
    const { price, compareAt } = products[0]?.variants[0] ?? {};
    expect([price?.minor, compareAt?.minor]).toEqual(prices);
  });
});

describe('a currency with a rate', () => {
  const yml = (currencies: string, currency: string) =>
    `<yml_catalog><shop><currencies>${currencies}</currencies><offers><offer id="1"><name>Iron</name><price>20</price><currencyId>${currency}</currencyId></offer></offers></shop></yml_catalog>`;

  it.each([
    [
      '<currency id="RUB" rate="1"/><currency id="USD" rate="80"/>',
      'USD',
      { minor: 160_000, currency: 'RUB' },
    ],
    [
      '<currency id="RUR" rate="1"/><currency id="EUR" rate="90,5"/>',
      'EUR',
      { minor: 181_000, currency: 'RUB' },
    ],
    [
      '<currency id="RUB" rate="1"/><currency id="USD" rate="CBRF"/>',
      'USD',
      { minor: 2_000, currency: 'USD' },
    ],
    [
      '<currency id="USD" rate="1"/><currency id="RUB" rate="0.0125"/>',
      'RUB',
      { minor: 2_000, currency: 'RUB' },
    ],
  ])('of %s gives the price of an offer in %s', async (currencies, currency, price) => {
    const { products } = await readAll(yml(currencies, currency));
    expect(products[0]?.variants[0]?.price).toEqual(price);
  });
});

describe('a price that is not for shoppers', () => {
  it.each(['Cost price', 'Prix pro', 'Цена для партнеров', 'Cena dla firm', 'Учетная цена'])(
    'is neither told nor offered as the price: %s',
    async (header) => {
      const { products, problems } = await readAll(`id;title;${header}\n1;Iron;640\n`);
      expect(products[0]?.variants[0]?.price).toBeUndefined();
      expect(JSON.stringify([products, problems])).not.toMatch(new RegExp(`640|price=.${header}`, 'u'));
    },
  );
});
