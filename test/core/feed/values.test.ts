import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseAvailability } from '../../../lambdas/core/feed/normalise/availability.ts';
import { htmlText } from '../../../lambdas/core/feed/normalise/html-text.ts';
import { createSeenSet } from '../../../lambdas/core/feed/normalise/ids.ts';
import { attributeName } from '../../../lambdas/core/feed/normalise/normalise.ts';
import { parsePrice } from '../../../lambdas/core/feed/normalise/price/price.ts';
import { csvLine } from '../../../lambdas/core/imports/feed-report.ts';
import { repeatedTags } from '../../bench/feed/repeated-texts.ts';
import { readAll } from './read.ts';

describe('a price', () => {
  it.each([
    ['1299', 129_900, 'RUB'],
    ['1 299,00 ₽', 129_900, 'RUB'],
    ['1\u00a0299,50 руб.', 129_950, 'RUB'],
    ['12.99 EUR', 1_299, 'EUR'],
    ['EUR 12.99', 1_299, 'EUR'],
    ['1.299,00 €', 129_900, 'EUR'],
    ['$1,299.00', 129_900, 'USD'],
    ['1,299', 129_900, 'RUB'],
    ['1.299', 129_900, 'RUB'],
    ['1,234,567', 123_456_700, 'RUB'],
    ['1’299.50 CHF', 129_950, 'CHF'],
    ['0.5', 50, 'RUB'],
    ['1299.0000', 129_900, 'RUB'],
    ['1299.000', 129_900, 'RUB'],
    ['1200 JPY', 1_200, 'JPY'],
    ['1.250 KWD', 1_250, 'KWD'],
    ['79990 RUR', 7_999_000, 'RUB'],
    ['1 299,-', 129_900, 'RUB'],
    ['1299.—', 129_900, 'RUB'],
    ["1'299.50 CHF", 129_950, 'CHF'],
    ['1\u202f299,00\u00a0€', 129_900, 'EUR'],
    ['1 234.567', 123_457, 'RUB'],
    ['12,34,567', 123_456_700, 'RUB'],
    ['от 850 руб.', 85_000, 'RUB'],
    ['from $20', 2_000, 'USD'],
    ['ab 12,99 €', 1_299, 'EUR'],
    ['1 200,00 руб./м', 120_000, 'RUB'],
    ['490 грн за шт', 49_000, 'UAH'],
    ['2 350 ₽/м²', 235_000, 'RUB'],
    ['12.99 EUR per piece', 1_299, 'EUR'],
    ['1500/шт', 150_000, 'RUB'],
    ['850 – 1 200 руб.', 85_000, 'RUB'],
    ['1 200 руб. 50 коп.', 120_050, 'RUB'],
    ['129,00 zł brutto', 12_900, 'PLN'],
    ['4 990 тг', 499_000, 'KZT'],
    ['Kč 459,90', 45_990, 'CZK'],
  ])('is read from %j', (written, minor, currency) => {
    expect(parsePrice(written, 'RUB')).toEqual({ kind: 'money', money: { minor, currency } });
  });

  it.each([
    ['договорная', 'unreadable'],
    ['', 'unreadable'],
    ['12 XQZ', 'unknown-currency'],
    ['-5', 'absurd'],
    ['1e99', 'unreadable'],
    ['100 у.е.', 'unknown-currency'],
    ['31.12.2035', 'unreadable'],
    ['1200 попугаев', 'unreadable'],
    ['999999999999999', 'absurd'],
  ])('is not read from %j', (written, kind) => {
    expect(parsePrice(written, 'RUB').kind).toBe(kind);
  });

  it.each([
    ['$20', 'CAD'],
    ['20 руб.', 'BYN'],
    ['20 kr', 'DKK'],
    ['¥20', 'CNY'],
  ])("with a sign of several currencies, %j, is in the shop's own %s", (written, currency) => {
    expect(parsePrice(written, currency)).toMatchObject({ money: { currency } });
  });

  it('is never an amount below zero or in parts of a minor unit', () => {
    fc.assert(
      fc.property(fc.string(), (written) => {
        const parsed = parsePrice(written, 'EUR');
        return (
          parsed.kind !== 'money' || (Number.isSafeInteger(parsed.money.minor) && parsed.money.minor >= 0)
        );
      }),
    );
  });
});

describe('a sale', () => {
  const feed =
    'id,title,price,sale_price,sale_price_effective_date\n1,A,20 EUR,15 EUR,2026-05-01T00:00+0300/2026-05-31T23:59+0300\n';
  const priceAt = async (now: string) =>
    (await readAll(feed, { now: new Date(now) })).products[0]?.variants[0];

  it('holds between its dates only', async () => {
    expect(await priceAt('2026-04-30T20:00:00Z')).toMatchObject({ price: { minor: 2_000 } });
    expect(await priceAt('2026-04-30T21:00:00Z')).toMatchObject({
      price: { minor: 1_500 },
      compareAt: { minor: 2_000 },
    });
    expect(await priceAt('2026-06-01T00:00:00Z')).toMatchObject({ price: { minor: 2_000 } });
  });

  it('that is not lower is not shown', async () => {
    const { products, problems } = await readAll('id,title,price,old_price\n1,A,20,15\n');
    expect(products[0]?.variants[0]?.compareAt).toBeUndefined();
    expect(problems.map(({ code }) => code)).toContain('sale-not-lower');
  });
});

describe('text', () => {
  it.each([
    ['<p>Hello <b>world</b></p><p>again</p>', 'Hello world\nagain'],
    ['a &lt;b&gt;b&lt;/b&gt; &amp;laquo;c&amp;raquo;', 'a b «c»'],
    ['2 < 3 and 5 > 4', '2 < 3 and 5 > 4'],
    ['<b>1,7 l</b>, <i>steel</i>. <b>Red</b><i>cup</i>', '1,7 l, steel. Red cup'],
    ['<style>p{}</style>x<!-- y -->', 'x'],
    ['a\u202eb\u0000c\u200b', 'abc'],
    ['&#65;&#x42;&#1114112;', 'AB\uFFFD'],
  ])('of %j is %j', (html, text) => {
    expect(htmlText(html)).toBe(text);
  });

  it.each(repeatedTags)('is read however often it repeats %j', (part) => {
    expect(() => htmlText(part.repeat(2_000))).not.toThrow();
  });

  it('is read when it has millions of words', () => {
    const words = 4_000_000;
    expect(htmlText('long '.repeat(words)).length).toBe('long '.length * words - 1);
  });
});

describe('names and words', () => {
  it.each([
    ['Цвет', 'color'],
    ['COLOUR:', 'color'],
    ['Объём, л', 'volume'],
    ['Встроенная память', 'storage'],
    ['Размер (EU)', 'size'],
    ['Тип корпуса', 'тип корпуса'],
  ])('folds the attribute %j to %j', (written, name) => {
    expect(attributeName(written)).toBe(name);
  });

  it.each([
    ['in_stock', undefined, 'in-stock'],
    ['Out Of Stock', undefined, 'out-of-stock'],
    ['https://schema.org/InStock', undefined, 'in-stock'],
    ['под заказ', undefined, 'backorder'],
    ['true', '0', 'out-of-stock'],
    [undefined, '0', 'out-of-stock'],
    [undefined, undefined, 'in-stock'],
    ['whatever', undefined, 'unknown'],
  ])('reads the availability %j with %j left as %j', (words, stock, availability) => {
    expect(parseAvailability(words, stock)).toBe(availability);
  });

  it.each(['=1+1', '+1', '-1', '@x', '\t=1', ' =1', '|x', '%x'])('never writes %j as a formula', (value) => {
    expect(csvLine([value]).startsWith(`"'`)).toBe(true);
  });
});

describe('the set of what was seen', () => {
  it('knows a hundred thousand ids apart', () => {
    const seen = createSeenSet();
    const ids = Array.from({ length: 100_000 }, (_, at) => `id-${at}`);
    expect(ids.filter((id) => seen.add(id))).toHaveLength(ids.length);
    expect(ids.filter((id) => seen.add(id))).toHaveLength(0);
  });
});

describe('groups', () => {
  it('come together however far apart their offers are', async () => {
    // More than wait in memory at once.
    const count = 12_000;
    const rows = Array.from(
      { length: count * 2 },
      (_, at) => `${at},Shirt ${at % count},5,g${at % count},${at < count ? 'S' : 'M'}`,
    );
    const { products } = await readAll(`id,title,price,item_group_id,size\n${rows.join('\n')}\n`);
    expect(products).toHaveLength(count);
    expect(
      products.every(({ variants }) => variants.map(({ options }) => options.size).join() === 'S,M'),
    ).toBe(true);
  });
});
