import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Hostname } from '../../../lambdas/contract/shop/hostname.ts';
import { embedded, embedder, profileOf, publish, row } from '../../contracts/catalog/catalog-rows.ts';
import { describeOnEngine } from '../../engines/engine.ts';
import { openSearchEngine } from '../../engines/opensearch.ts';
import { openCatalog, phones, pooled } from './catalog-engine.ts';

/** No host is called so; an adapter that trusts nobody keeps even these apart. */
const hostile: readonly string[] = [
  ...[
    'shop.example.com',
    'Shop.example.com',
    'SHOP.EXAMPLE.COM',
    'shop.example.co',
    'shop.example.com.ua',
    'shop',
  ],
  ...[
    'shop.example.com.',
    'shop.example.com_',
    'shop.example.com_published',
    'shop.example.com,shop',
    'shop*',
    'sh?p',
  ],
  ...[
    '*',
    '_all',
    '.',
    '..',
    '/',
    'a/b',
    'a\\b',
    'a|b',
    'a b',
    ' ',
    '',
    '%2e%2e',
    '#',
    '?q=*',
    '_pool-8x2',
    '-',
  ],
  ...[
    '"',
    "'",
    '{"match_all":{}}',
    '"}},{"match_all":{}}',
    '\n{"index":"x"}\n',
    '\u0000',
    '\u200b',
    '__proto__',
  ],
  ...['магазин.рф', 'МАГАЗИН.РФ', 'caf\u00e9', 'cafe\u0301', '😀', 'x'.repeat(10_000), 'x'.repeat(10_001)],
];
const random = fc.sample(fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }), 10);
const names = [...new Set([...hostile, ...random])];

const priceOf = (at: number) => ({ minor: 1_000 + at, currency: 'USD' });
const PRODUCT = 'same-everywhere';

/** Every shop sells the same product, so that ids, words and vectors cannot tell shops apart. */
const stockOf = (at: number) => [
  embedded(row({ productId: PRODUCT, variantId: '1', price: priceOf(at), terms: { name: ['phone'] } })),
  embedded(row({ productId: `only-${at}`, variantId: '1', position: 1, terms: { name: ['phone'] } })),
];

describeOnEngine('Shops of hostile names in one index', await openSearchEngine(), (url) => {
  const catalog = openCatalog(url, pooled);
  const { index, writer, patcher, history, prices } = catalog;
  beforeAll(async () => {
    for (const [at, name] of names.entries()) await publish(catalog, name, stockOf(at));
  });
  afterAll(catalog.close);

  /** All that can be learnt of a shop by any way of asking. */
  const seenBy = async (name: Hostname) => {
    const { lexical, nearest } = await index.retrieve(phones(name, 50));
    const listed: unknown[] = [];
    for await (const each of prices.list(name)) listed.push(each);
    return {
      lexical: lexical.map(({ productId, price }) => [productId, price?.minor]),
      nearest: nearest.map(({ productId, price }) => [productId, price?.minor]),
      product: (await index.product(name, PRODUCT)).map(({ price }) => price?.minor),
      prices: listed,
      catalogs: (await history.list(name)).map(({ generation, live }) => [generation, live]),
      generation: (await index.profile(name))?.generation,
    };
  };
  const rowsOf = (at: number, minor = priceOf(at).minor) => [
    [PRODUCT, minor],
    [`only-${at}`, undefined],
  ];
  const told = (name: string) => JSON.stringify(name.slice(0, 40));

  it('are each shown their own products and nothing of any other', async () => {
    const generations = new Set<string | undefined>();
    for (const [at, name] of names.entries()) {
      const seen = await seenBy(name);
      generations.add(seen.generation);
      expect([told(name), seen]).toEqual([
        told(name),
        {
          lexical: rowsOf(at),
          nearest: rowsOf(at),
          product: [priceOf(at).minor],
          prices: [{ productId: PRODUCT, variantId: '1', price: priceOf(at) }],
          catalogs: [[seen.generation, true]],
          generation: expect.any(String),
        },
      ]);
      const [other] = names.flatMap((_, place) => (place === at ? [] : [`only-${place}`]));
      expect(await index.product(name, other ?? '')).toEqual([]);
    }
    expect(generations.size).toBe(names.length);
  });

  it('change, import, publish, drop and remove nothing but their own', async () => {
    const victims = names.slice(0, 12);
    const before = await Promise.all(victims.map(seenBy));
    for (const [place, name] of names.slice(12).entries()) {
      const at = place + 12;
      const change = { productId: PRODUCT, price: { minor: 1, currency: 'USD' } };
      expect(await patcher.patch(name, [change])).toEqual({ changed: 1, unknown: [] });
      expect((await seenBy(name)).lexical).toEqual(rowsOf(at, 1));
      const dropped = await writer.begin(name, embedder);
      await writer.add(name, dropped, stockOf(at));
      await writer.discard(name, dropped);
      const [mine, theirs] = [(await seenBy(name)).generation, before[0]?.generation ?? ''];
      expect(await history.restore(name, theirs)).toBe(false);
      await expect(writer.publish(name, profileOf(theirs))).rejects.toThrow(/no open draft/);
      await writer.discard(name, theirs);
      expect((await seenBy(name)).generation).toBe(mine);
      expect([told(name), await writer.removeShop(name)]).toEqual([told(name), { catalogs: 1, variants: 2 }]);
      expect((await seenBy(name)).lexical).toEqual([]);
    }
    expect(await Promise.all(victims.map(seenBy))).toEqual(before);
  });

  it('lose nothing when one of similar names is removed', async () => {
    const [removed = '', ...others] = names.slice(0, 12);
    const before = await Promise.all(others.map(seenBy));
    await writer.removeShop(removed);
    expect(await Promise.all(others.map(seenBy))).toEqual(before);
  });
});
