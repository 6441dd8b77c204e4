import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { understand } from '../../../../lambdas/core/search/understand/understand.ts';
import type { Understanding } from '../../../../lambdas/core/search/understand/understanding.ts';
import { language } from '../../../language.ts';
import { tinyProfile } from '../tiny-profile.ts';

const read = (query: string): Understanding =>
  understand(query, { profile: tinyProfile, language, currency: 'USD' });

const word = fc.constantFrom(
  ...'айфон самсунг галакси чёрный синий чехол для наушники сони покажи сколько стоит пылесос ёлка про ультра'.split(
    ' ',
  ),
  ...'iphone black case for headphones sony show me cheap vacuum with the kettle bosch'.split(' '),
);
const number = fc.integer({ min: 0, max: 99_999 }).map(String);
const unit = fc.constantFrom('', 'гб', ' гигабайт', 'gb', ' дюймов', ' л', ' долларов', ' рублей', '%');
const measured = fc.tuple(number, unit).map(([digits, after]) => digits + after);
const bound = fc.constantFrom('', 'до ', 'от ', 'не дороже ', 'около ', 'under ', 'больше ');
const spoken = fc
  .array(
    fc.oneof(
      word,
      fc.tuple(bound, measured).map((parts) => parts.join('')),
    ),
    { minLength: 1, maxLength: 10 },
  )
  .map((parts) => parts.join(' '));

const everySaid = ({ ideas, price, excluded }: Understanding): string =>
  JSON.stringify([
    ideas.map(({ said, spellings }) => [said, spellings.map(({ stems }) => stems)]),
    price,
    excluded,
  ]);

describe('understanding', () => {
  it('takes any string there is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (query) => {
        expect(read(query).ideas.length).toBeLessThanOrEqual(24);
      }),
      { numRuns: 2_000 },
    );
  });

  it('takes any sequence of what shoppers say', () => {
    fc.assert(
      fc.property(spoken, (query) => {
        const { ideas } = read(query);
        for (const { spellings, concepts } of ideas) {
          expect(spellings.length + concepts.length).toBeGreaterThan(0);
          for (const each of [...spellings, ...concepts]) {
            expect(each.weight).toBeGreaterThan(0);
            expect(each.weight).toBeLessThanOrEqual(1);
          }
          for (const { stems } of spellings) expect(stems.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('lets no digit of a question be lost: it is searched for, or it is a filter', () => {
    const thing = fc.constantFrom('айфон', 'samsung', 'наушники', 'чехол', 'kettle');
    fc.assert(
      fc.property(
        thing,
        // "One" of a thing is said where "a" would do.
        fc.integer({ min: 2, max: 9_999 }),
        fc.constantFrom('', ' гб', ' дюймов', ' долларов', ' рублей'),
        bound,
        (name, digits, after, before) => {
          const understanding = read(`${name} ${before}${digits}${after}`);
          const { price } = understanding;
          const isPrice = price !== undefined && (price.min !== undefined || price.max !== undefined);
          expect(isPrice || everySaid(understanding).includes(String(digits))).toBe(true);
          if (price?.max !== undefined && price.min === undefined) expect(price.max).toBe(digits * 100);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('does not care for capitals', () => {
    fc.assert(
      fc.property(spoken, (query) => {
        expect(read(query.toUpperCase())).toEqual(read(query.toLowerCase()));
      }),
      { numRuns: 300 },
    );
  });

  it('does not care for the dots of ё', () => {
    fc.assert(
      fc.property(spoken, (query) => {
        expect(read(query.replaceAll('ё', 'е'))).toEqual(read(query));
      }),
      { numRuns: 300 },
    );
  });

  it('does not care how words are spaced', () => {
    fc.assert(
      fc.property(spoken, (query) => {
        expect(read(`  ${query.replaceAll(' ', '   ')}\n`)).toEqual(read(query));
      }),
      { numRuns: 300 },
    );
  });
});
