import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createAmpersandRepair } from '../../../lambdas/core/feed/formats/xml-records.ts';
import { htmlText } from '../../../lambdas/core/feed/normalise/html-text.ts';
import { readWebUrl } from '../../../lambdas/core/feed/normalise/normalise.ts';
import { parsePrice } from '../../../lambdas/core/feed/normalise/price/price.ts';

/** Texts of the few characters that matter. */
const textOf = (...parts: readonly string[]) =>
  fc.array(fc.constantFrom(...parts), { maxLength: 12 }).map((chosen) => chosen.join(''));
describe('reading the values of a feed', () => {
  it('gives the address that a parser gives', () => {
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
        expect(readWebUrl(written, 'link', report)).toBe(new URL(written).href);
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
      expect(readWebUrl(written, 'link', report)).toBe(expected);
    }
  });

  it('reads the same price with and without its currency', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 99_999_999 }),
        fc.constantFrom('RUB', 'JPY', 'KWD'),
        (cents, currency) => {
          const written = (cents / 100).toFixed(cents % 3);
          expect(parsePrice(written, currency)).toEqual(parsePrice(`${written} ${currency}`, 'EUR'));
        },
      ),
    );
  });

  it('tidies text as patterns do', () => {
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

  it('escapes the same ampersands however the text is cut', () => {
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
