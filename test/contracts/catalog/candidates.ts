import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { places, termCode } from '../../../lambdas/contract/catalog/search-document.ts';
import type { TermGroup } from '../../../lambdas/ports/catalog/product-index.ts';
import { type CatalogEngine, embedded, embedder, idsOf, publish, row, vectorOf } from './catalog-rows.ts';

const SHOP = 'shop.example.com';

/** Terms that are hard to keep: names that objects are born with, dots, blanks, signs, and nearly the same twice. */
const HARD_TERMS = [
  'constructor',
  '__proto__',
  'toString',
  '1.5',
  '1%2E5',
  '.',
  'a.b.c',
  '100%',
  'air force 1',
  ' blank ',
  '#phone',
  '-#phone',
  '"quoted"',
  'c\\d',
  '*',
  'ёж',
  '😀',
  'terms.phone',
];

const group = (weight: number, ...terms: readonly string[]): TermGroup => ({
  alternatives: terms.map((term) => ({ term, weight: 1 })),
  weight,
});

/** A variant in the place of the feed that its id says, found by terms of these impacts. */
const saying = (position: number, impacts: Readonly<Record<string, number>>) =>
  embedded(
    row({
      productId: String(position),
      variantId: '1',
      position,
      codes: Object.entries(impacts).map(([term, impact]) => [term, termCode(impact, places.name)]),
    }),
  );

/** How every `ProductIndex` orders candidates and what it says of them; `open` answers an engine without any catalogue. */
export const describeCandidates = (name: string, open: () => Promise<CatalogEngine>): void => {
  describe(`Candidates of ${name}`, () => {
    let engine: CatalogEngine;
    beforeEach(async () => {
      engine = await open();
    });
    afterEach(() => engine.close());

    const ask = (groups: readonly TermGroup[], terms: readonly string[] = []) =>
      engine.index.retrieve({
        domain: SHOP,
        groups,
        terms,
        vector: { embedder, values: vectorOf(1) },
        limit: 50,
        nearestLimit: 50,
      });
    const order = async (...groups: readonly TermGroup[]) => idsOf((await ask(groups)).lexical);

    it('come first when they have more of the question, by the weights that came with it', async () => {
      await publish(engine, SHOP, [
        saying(0, { black: 100 }),
        saying(1, { iphone: 100 }),
        saying(2, { iphone: 100, black: 100 }),
        saying(3, { kettle: 255 }),
      ]);
      expect(await order(group(0.9, 'iphone'), group(0.3, 'black'))).toEqual(['2/1', '1/1', '0/1']);
    });

    it('come first when a term says more of them, by every single step of impact', async () => {
      const impacts = [1, 2, 3, 63, 64, 65, 127, 128, 129, 253, 254, 255];
      await publish(
        engine,
        SHOP,
        impacts.map((impact, position) => saying(position, { phone: impact })),
      );
      const descending = [...impacts.keys()].reverse().map((position) => `${position}/1`);
      expect(await order(group(0.7, 'phone'))).toEqual(descending);
    });

    it('score weight times impact, of each group its best alternative', async () => {
      await publish(engine, SHOP, [saying(0, { phone: 204, handset: 51, black: 102 })]);
      const spelt = {
        alternatives: [
          { term: 'handset', weight: 1 },
          { term: 'phone', weight: 0.5 },
        ],
        weight: 2,
      };
      const { lexical } = await ask([spelt, group(0.5, 'black')]);
      expect(lexical[0]?.score).toBeCloseTo(2 * 0.5 * 0.8 + 0.5 * 0.4, 5);
    });

    it('count the spellings of one idea once', async () => {
      await publish(engine, SHOP, [
        saying(0, { '256': 100, '256gb': 100 }),
        saying(1, { '256gb': 100, iphone: 100 }),
      ]);
      expect(await order(group(0.8, '256', '256gb'), group(0.5, 'iphone'))).toEqual(['1/1', '0/1']);
    });

    it('come later when only a worse spelling is theirs', async () => {
      await publish(engine, SHOP, [saying(0, { honor: 100 }), saying(1, { honda: 100 })]);
      const sounds = {
        alternatives: [
          { term: 'honda', weight: 0.95 },
          { term: 'honor', weight: 0.75 },
        ],
        weight: 1,
      };
      expect(await order(sounds)).toEqual(['1/1', '0/1']);
    });

    it('keep the order of the feed where they are equal', async () => {
      const equals = [0, 1, 2, 3, 4].map((position) => saying(position, { phone: 100, black: 50 }));
      await publish(engine, SHOP, equals);
      const found = await order(group(0.7, 'phone'), group(0.1, 'black'));
      expect(found).toEqual(['0/1', '1/1', '2/1', '3/1', '4/1']);
    });

    it('are not found by what has no weight', async () => {
      await publish(engine, SHOP, [saying(0, { phone: 100 })]);
      const nothing = { alternatives: [{ term: 'phone', weight: 0 }], weight: 1 };
      expect(await order(nothing)).toEqual([]);
      expect(await order(nothing, group(1, 'kettle'))).toEqual([]);
    });

    it('are found by any term, whatever it is made of', async () => {
      const others = HARD_TERMS.map((term, at) => saying(at, { [term]: 100 + at }));
      await publish(engine, SHOP, others);
      for (const [at, term] of HARD_TERMS.entries()) {
        expect([term, await order(group(1, term))]).toEqual([term, [`${at}/1`]]);
      }
      expect(await order(group(1, 'valueOf'), group(1, 'phone'), group(1, ''))).toEqual([]);
    });

    it('carry the codes of the terms asked for, in their order, on both sides', async () => {
      const codes = [
        ['iphone', termCode(201, places.name | places.head)],
        ['apple', termCode(255, places.brand)],
        ['chain', termCode(1, places.text)],
        ['all', termCode(77, 127)],
      ] as const;
      await publish(engine, SHOP, [
        embedded(row({ productId: '1', variantId: '1', codes })),
        embedded(row({ productId: '2', variantId: '1', position: 1 })),
      ]);
      const terms = ['chain', 'missing', 'iphone', 'all', 'apple'];
      const said = [termCode(1, places.text), 0, termCode(201, 3), termCode(77, 127), termCode(255, 4)];
      const { lexical, nearest } = await ask([group(1, 'iphone')], terms);
      expect(lexical.map(({ codes: found }) => [...found])).toEqual([said]);
      expect(nearest.map(({ codes: found }) => [...found])).toEqual([said, [0, 0, 0, 0, 0]]);
    });

    it('carry the code of any term, whatever it is made of, and none where it is another', async () => {
      const codes = HARD_TERMS.map((term, at) => [term, termCode(at + 1, places.name)] as const);
      await publish(engine, SHOP, [embedded(row({ productId: '1', variantId: '1', codes }))]);
      const strangers = ['valueOf', 'hasOwnProperty', '', '1', 'a', '%', 'phone'];
      const { nearest } = await ask([], [...strangers, ...HARD_TERMS]);
      expect(nearest.map(({ codes: found }) => [...found])).toEqual([
        [...strangers.map(() => 0), ...codes.map(([, code]) => code)],
      ]);
    });

    it('carry no codes where none are asked for', async () => {
      await publish(engine, SHOP, [saying(0, { phone: 100 })]);
      const { lexical, nearest } = await ask([group(1, 'phone')]);
      expect([...lexical, ...nearest].map(({ codes }) => codes.length)).toEqual([0, 0]);
    });

    it('give the whole record when it is asked for, and the same again', async () => {
      const indexed = row({ productId: '1', variantId: '1', brand: 'Apple', terms: { name: ['phone'] } });
      await publish(engine, SHOP, [embedded(indexed)]);
      const { lexical, nearest } = await ask([group(1, 'phone')]);
      for (const candidate of [...lexical, ...nearest]) {
        expect(candidate.document()).toEqual(indexed.document);
        expect(candidate.document()).toBe(candidate.document());
      }
    });
  });
};
