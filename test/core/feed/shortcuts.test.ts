import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Product } from '../../../lambdas/contract/product.ts';
import { createAmpersandRepair } from '../../../lambdas/core/feed/ampersands.ts';
import { fitsPlainly } from '../../../lambdas/core/feed/fits-product.ts';
import { htmlText } from '../../../lambdas/core/feed/html-text.ts';
import { parsePrice } from '../../../lambdas/core/feed/price.ts';
import { webUrl } from '../../../lambdas/core/feed/web-url.ts';

/** Texts of the few signs that matter, near every limit. */
const textOf = (...parts: readonly string[]) =>
  fc.array(fc.constantFrom(...parts), { maxLength: 12 }).map((chosen) => chosen.join(''));
const edge = (most: number) =>
  fc.oneof(
    { weight: 12, arbitrary: fc.constant('Kettle') },
    textOf('a', ' ', 'б', '\n', '-'),
    fc.constantFrom('', 'x'.repeat(most), 'x'.repeat(most + 1), ` ${'x'.repeat(3)}`),
  );
const money = fc.record({
  minor: fc.constantFrom(0, 1, 99_990, 5, 6, 7, -1, 1.5, 2 ** 53, Number.NaN),
  currency: fc.constantFrom('RUB', 'USD', 'EUR', 'GBP', 'rub', 'XQZ', ''),
});
const url = fc.constantFrom(
  'https://shop.example/1',
  'https://shop.example/2',
  'https://shop.example/3',
  'https://shop.example/p',
  'http://[::1]/',
  'https://a b/',
  'javascript:alert(1)',
  `https://shop.example/${'x'.repeat(2_048)}`,
  'https:///x',
);
const attributes = fc.dictionary(edge(60), edge(300), { maxKeys: 4 });
const id = fc.oneof(
  { weight: 12, arbitrary: fc.constant('A-1') },
  edge(64),
  fc.constantFrom('1', 'A/1', '№5', 'a b', '😀', '../x'),
);
const optional = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined, freq: 2 });

const variant = fc.record({
  id,
  title: optional(edge(300)),
  options: attributes,
  price: optional(money),
  compareAt: optional(money),
  availability: fc.constantFrom('in-stock' as const, 'preorder' as const),
  url: optional(url),
  image: optional(url),
});
const product = fc.record({
  id,
  title: edge(300),
  brand: optional(edge(100)),
  category: fc.oneof(
    fc.array(fc.constant('Kettles'), { maxLength: 11 }),
    fc.array(edge(100), { maxLength: 2 }),
  ),
  description: optional(edge(20_000)),
  url: optional(url),
  image: optional(url),
  attributes,
  variants: fc.array(variant, { maxLength: 2 }),
});

const withoutAbsent = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('the short cuts of reading a feed', () => {
  it('take no product that the schema would not take, and change nothing of it', () => {
    let taken = 0;
    fc.assert(
      fc.property(product, (candidate) => {
        if (!fitsPlainly(candidate)) return;
        taken += 1;
        expect(Product.parse(withoutAbsent(candidate))).toEqual(withoutAbsent(candidate));
      }),
      { numRuns: 20_000 },
    );
    expect(taken).toBeGreaterThan(20);
  });

  it('give the address that a parser gives', () => {
    const parts = [
      'https://',
      'http://',
      'shop',
      '.',
      'example',
      '/',
      '..',
      '%2e',
      '?',
      '=',
      ':',
      '1',
      'A',
      'xn--a',
      '#',
      "'",
      '\\',
    ];
    const report = { warn: () => undefined, reject: () => undefined };
    fc.assert(
      fc.property(textOf(...parts), (rest) => {
        const written = `https://shop.example/${rest}`;
        expect(webUrl(written, 'link', report)).toBe(new URL(written).href);
      }),
      { numRuns: 5_000 },
    );
    for (const written of [
      'https://1.2/',
      'https://shop.example',
      'https://SHOP.example/',
      'https://xn--a.example/',
    ]) {
      const expected = URL.canParse(written) ? new URL(written).href : undefined;
      expect(webUrl(written, 'link', report)).toBe(expected);
    }
  });

  it('read the price that is read the long way', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 99_999_999 }),
        fc.constantFrom('RUB', 'JPY', 'KWD'),
        (cents, currency) => {
          const written = (cents / 100).toFixed(cents % 3);
          // A blank is all that keeps it from the short way.
          expect(parsePrice(written, currency)).toEqual(parsePrice(`${written} ${currency}`, 'EUR'));
        },
      ),
    );
  });

  it('tidy text as patterns do', () => {
    const unseen = /[^\P{Cc}\n]|[\p{Cf}\p{Co}]/gu;
    const byPatterns = (text: string): string =>
      text
        .replace(/[^\S\n]+/gu, ' ')
        .replace(unseen, '')
        .replace(/ ?\n\s*/gu, '\n')
        .trim();
    fc.assert(
      fc.property(textOf('a', 'б', ' ', '\n', '  ', '—', '№', '\u00a0', '\u200b', '\t'), (text) => {
        expect(htmlText(text)).toBe(byPatterns(text));
      }),
      { numRuns: 5_000 },
    );
  });

  it('escape the same ampersands however the text is cut', () => {
    const repaired = (text: string, size: number): string => {
      const repair = createAmpersandRepair();
      let done = '';
      for (let at = 0; at < text.length; at += size) done += repair(text.slice(at, at + size), false);
      return done + repair('', true);
    };
    const filler = 'x'.repeat(45);
    fc.assert(
      fc.property(
        textOf('&', '&amp;', '<![CDATA[', ']]>', filler, 'a'),
        fc.integer({ min: 1, max: 60 }),
        (text, size) => expect(repaired(text, size)).toBe(repaired(text, 100_000)),
      ),
      { numRuns: 5_000 },
    );
  });
});
