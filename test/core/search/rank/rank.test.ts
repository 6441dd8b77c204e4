import { describe, expect, it } from '@jest/globals';
import { nearnessOf, type Ranked, rank } from '../../../../lambdas/core/search/rank/rank.ts';
import type { Candidate } from '../../../../lambdas/ports/catalog/product-index.ts';
import { language } from '../../../language.ts';
import { openSmallCatalog } from '../small-catalog.ts';

const price = { minor: 1_000, currency: 'USD' };
const catalog = openSmallCatalog([
  { title: 'Thermos Bottle Steel', variants: [{ id: 1, price, availability: 'out-of-stock' }] },
  { title: 'Thermos Bottle Steel', variants: [{ id: 1, price }] },
  { title: 'Thermos Bottle Steel', variants: [{ id: 1, price }] },
  {
    title: 'Nova Kettle',
    brand: 'Nova',
    variants: [
      { id: 1, price, options: { color: 'Black' } },
      { id: 2, price, options: { color: 'Blue' } },
    ],
  },
  { title: 'Nova Kettle Pro', brand: 'Nova', description: 'Also sold in black.' },
  { title: 'Nova Toaster', brand: 'Nova', attributes: { color: 'black' } },
  { title: 'Folding Ladder', description: 'Packed with a screwdriver.' },
]);

const idsOf = (ranked: readonly Ranked[]): readonly string[] =>
  ranked.map(({ productId, variantId }) => `${productId}/${variantId}`);

const ranking = (query: string): readonly string[] => idsOf(catalog.ask(query).ranked);

/** Ranks with so near a vector for each of the candidates, in their order. */
const rankNear = (query: string, cosineOf: (candidate: Candidate) => number): readonly Ranked[] => {
  const { question, candidates } = catalog.ask(query);
  const nearest = candidates.lexical
    .map((candidate) => ({ ...candidate, score: cosineOf(candidate) }))
    .sort((a, b) => b.score - a.score);
  return rank({ ...candidates, nearest }, question, language);
};

describe('the order of candidates', () => {
  it('goes by how well the words fit', () => {
    const scores = catalog.ask('nova kettle black').ranked.map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(ranking('nova kettle black')[0]).toBe('4/1');
  });

  it('puts what is in stock first among equals, and then goes by the feed', () => {
    expect(ranking('thermos bottle').slice(0, 3)).toEqual(['2/1', '3/1', '1/1']);
  });

  it('puts the animal before a thing that only shows it, in both languages', () => {
    const zoo = openSmallCatalog([
      { title: 'Alder Horse Wall Calendar', brand: 'Alder' },
      { title: 'Alder - Royal Knight Tournament White Horse', brand: 'Alder' },
      { title: 'Календарь настенный Лошадь Бук', brand: 'Бук' },
      { title: 'Лошадь белая турнирная королевского рыцаря Бук', brand: 'Бук' },
    ]);
    const first = (query: string) => zoo.ask(query).ranked[0]?.document.title;
    expect(first('alder horse')).toBe('Alder - Royal Knight Tournament White Horse');
    expect(first('лошадь бук')).toBe('Лошадь белая турнирная королевского рыцаря Бук');
  });

  it('is the same whatever the order in which an engine found them', () => {
    const { question, candidates } = catalog.ask('nova kettle');
    const turned = { ...candidates, lexical: candidates.lexical.toReversed() };
    expect(idsOf(rank(turned, question, language))).toEqual(idsOf(rank(candidates, question, language)));
  });

  it('does not use the score of an engine', () => {
    const { question, candidates } = catalog.ask('nova kettle');
    const scored = candidates.lexical.map((each, at) => ({ ...each, score: 1_000 * at }));
    expect(idsOf(rank({ lexical: scored, nearest: [] }, question, language))).toEqual(ranking('nova kettle'));
  });

  it('has each variant once, though an engine found it by its words and by its meaning', () => {
    const ids = idsOf(rankNear('nova kettle', () => 0.5));
    expect(new Set(ids).size).toBe(ids.length);
    expect([...ids].sort()).toEqual([...ranking('nova kettle')].sort());
  });
});

describe('what was ruled out', () => {
  it('is left out where a title, an option or a property says it', () => {
    const ids = ranking('nova not black');
    expect(ids).toContain('4/2');
    expect(ids).not.toContain('4/1');
    expect(ids).not.toContain('6/1');
  });

  it('stays where only a description mentions it', () => {
    expect(ranking('nova not black')).toContain('5/1');
  });
});

describe('nearness', () => {
  it('orders what the words find alike', () => {
    const [first] = rankNear('thermos bottle', ({ productId }) => (productId === '3' ? 0.9 : 0.1));
    expect(first?.productId).toBe('3');
  });

  it('does not put what lacks a word before what has it', () => {
    const [first] = rankNear('nova kettle black', ({ productId }) => (productId === '4' ? 0 : 0.99));
    expect(first?.productId).toBe('4');
  });

  it('is that of the nearest variant for all of a product, since a vector must not choose a colour', () => {
    const variants = rankNear('nova kettle', ({ variantId }) => (variantId === '2' ? 0.8 : 0.2)).filter(
      ({ productId }) => productId === '4',
    );
    expect(variants.map(({ cosine }) => cosine)).toEqual([0.8, 0.8]);
    expect(variants.map(({ variantId }) => variantId)).toEqual(['1', '2']);
  });

  it('changes nothing that is decided by words', () => {
    const without = catalog.ask('nova kettle').ranked;
    const near = rankNear('nova kettle', ({ productId }) => Number(productId) / 10);
    const wordsOf = (ranked: readonly Ranked[]) =>
      new Map(ranked.map((each) => [`${each.productId}/${each.variantId}`, each.words]));
    expect(wordsOf(near)).toEqual(wordsOf(without));
  });

  it('asks more of hashed vectors, which know no more than the words', () => {
    const hashed = nearnessOf('storevoice-hashed-ngrams-2');
    const neural = nearnessOf('amazon.titan-embed-text-v2:0');
    expect(hashed.offeredFrom).toBeGreaterThan(neural.offeredFrom);
    expect(neural.standsOut).toBeGreaterThan(0);
  });
});

describe('what a candidate lacks', () => {
  const missing = (query: string, title: string): readonly string[] | undefined =>
    catalog
      .ask(query)
      .ranked.find(({ document }) => document.productTitle === title)
      ?.missing.map(({ said }) => said);

  it('is every idea that it has nowhere', () => {
    expect(missing('nova kettle black', 'Nova Toaster')).toEqual(['kettle']);
    expect(missing('nova kettle black', 'Nova Kettle')).toEqual([]);
  });

  it('is a word that the catalogue does not know', () => {
    expect(missing('nova kettle шмурдяк', 'Nova Kettle')).toEqual(['шмурдяк']);
  });

  it('is a thing that only a description mentions, but not a colour', () => {
    expect(missing('screwdriver', 'Folding Ladder')).toEqual(['screwdriver']);
    expect(missing('nova kettle black', 'Nova Kettle Pro')).toEqual([]);
  });
});

describe('the focus on a name', () => {
  const focus = (query: string, title: string): number | undefined =>
    catalog.ask(query).ranked.find(({ document }) => document.productTitle === title)?.focus;

  it('is whole where everything that is a name of its own was said', () => {
    expect(focus('nova kettle pro', 'Nova Kettle Pro')).toBe(1);
    expect(focus('nova kettle', 'Nova Kettle Pro')).toBe(0);
  });
});
