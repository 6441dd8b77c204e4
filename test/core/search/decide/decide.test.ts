import { describe, expect, it } from '@jest/globals';
import { decide } from '../../../../lambdas/core/search/decide/decide.ts';
import { decideOutOfBounds } from '../../../../lambdas/core/search/decide/decide-price.ts';
import type { Decision } from '../../../../lambdas/core/search/decide/decision.ts';
import { nearnessOf, rank } from '../../../../lambdas/core/search/rank/rank.ts';
import { language } from '../../../language.ts';
import { openSmallCatalog } from '../small-catalog.ts';

const usd = (minor: number) => ({ minor, currency: 'USD' });
const variant = (id: number, minor: number, given: object = {}) => ({ id, price: usd(minor), ...given });
const sold = { availability: 'out-of-stock' };

const catalog = openSmallCatalog([
  {
    title: 'Nova Kettle',
    brand: 'Nova',
    category: ['Kettles'],
    variants: [
      variant(1, 3_000, { options: { color: 'Black' } }),
      variant(2, 3_000, { options: { color: 'Blue' } }),
    ],
  },
  { title: 'Arco Kettle', brand: 'Arco', category: ['Kettles'], variants: [variant(1, 5_000)] },
  { title: 'Lumen Kettle', brand: 'Lumen', category: ['Kettles'], variants: [variant(1, 2_000, sold)] },
  { title: 'Nova Toaster', brand: 'Nova', category: ['Toasters'], variants: [variant(1, 1_500)] },
  { title: 'Kettle Descaler', category: ['Household'], variants: [variant(1, 300)] },
  { title: 'Laptop Sleeve 14 inch', category: ['Laptop bags'] },
  {
    title: 'Vega Tablet',
    brand: 'Vega',
    category: ['Tablets'],
    variants: [
      variant(1, 20_000, { options: { storage: '64GB' }, ...sold }),
      variant(2, 25_000, { options: { storage: '128GB' } }),
    ],
  },
  { title: 'Ceramic Mug', category: ['Mugs'], description: 'Made for lively breakfasts.' },
  { title: 'Wooden Pirate Ship', category: ['Toys'] },
  { title: 'Pirate Costume', category: ['Costumes'] },
  { title: 'Compass Case', category: ['Cases'], attributes: { fits: 'Garmin' } },
  { title: 'Alpine Rucksack 40 L', category: ['Backpacks'], attributes: { color: 'green' } },
  {
    title: 'Omega Blender',
    brand: 'Omega',
    category: ['Blenders'],
    variants: [variant(1, 4_000, { compareAt: usd(6_000) })],
  },
  { title: 'Delta Blender', brand: 'Delta', category: ['Blenders'], variants: [variant(1, 4_500)] },
]);

/** A decision with the titles that it speaks of. */
const titlesOf = (decision: Decision): readonly string[] => {
  if ('items' in decision) return decision.items.map(({ document }) => document.title);
  return 'item' in decision ? [decision.item.document.title] : [];
};
const decided = (query: string): readonly [Decision['kind'], readonly string[]] => {
  const { decision } = catalog.ask(query);
  return [decision.kind, titlesOf(decision)];
};

const SURE = new Set<Decision['kind']>([
  'match',
  'extreme',
  'sold-out',
  'which-variant',
  'which-product',
  'out-of-bounds',
]);

describe('one thing that fits', () => {
  it('is a match', () => {
    expect(decided('arco kettle')).toEqual(['match', ['Arco Kettle']]);
    expect(decided('black nova kettle')).toEqual(['match', ['Nova Kettle Black']]);
  });

  it('is a match in the one variant that is in stock', () => {
    expect(decided('vega tablet')).toEqual(['match', ['Vega Tablet 128GB']]);
  });

  it('asks which variant where nothing tells them apart', () => {
    expect(catalog.ask('nova kettle').decision).toMatchObject({ kind: 'which-variant', attribute: 'color' });
    expect(decided('nova kettle')[1]).toEqual(['Nova Kettle Black', 'Nova Kettle Blue']);
  });
});

describe('a word of asking that is also the name of a thing', () => {
  it('is the thing behind what describes it', () => {
    expect(decided('pirate ship')).toEqual(['match', ['Wooden Pirate Ship']]);
    expect(decided('do you ship a pirate costume')[1]).toEqual(['Pirate Costume']);
  });
});

describe('several things that fit', () => {
  it('are named, one variant a product, without what is sold out', () => {
    const [kind, titles] = decided('kettle');
    expect(kind).toBe('which-product');
    expect([...titles].sort()).toEqual(['Arco Kettle', 'Nova Kettle Black']);
  });

  it('are narrowed to what costs less than before when that is wanted', () => {
    expect(decided('blender on sale')).toEqual(['match', ['Omega Blender']]);
  });
});

describe('what is sold out', () => {
  it('is said to be what was asked for', () => {
    expect(decided('lumen kettle')).toEqual(['sold-out', ['Lumen Kettle']]);
  });

  it('comes with its sibling that is in stock', () => {
    const { decision } = catalog.ask('vega tablet 64gb');
    expect(decision).toMatchObject({ kind: 'sold-out', item: { variantId: '1' } });
    expect(decision.kind === 'sold-out' && decision.instead.map(({ variantId }) => variantId)).toEqual(['2']);
  });

  it('does not stop something else from being asked for', () => {
    expect(decided('the cheapest kettle')).toEqual(['extreme', ['Nova Kettle Black']]);
  });
});

describe('the first by price', () => {
  it('is of the kind that was asked for, though things for it cost less', () => {
    expect(decided('cheapest kettle')).toEqual(['extreme', ['Nova Kettle Black']]);
    expect(decided('most expensive kettle')).toEqual(['extreme', ['Arco Kettle']]);
  });

  it('is of the maker that was named', () => {
    expect(decided('cheapest vega tablet')).toEqual(['extreme', ['Vega Tablet 128GB']]);
  });

  it('is an order of several where only cheap ones are wanted', () => {
    expect(decided('cheap kettle')).toEqual(['which-product', ['Nova Kettle Black', 'Arco Kettle']]);
  });
});

describe('what a product does not come in', () => {
  it('is distinguished from the product, which the shop has', () => {
    expect(catalog.ask('red nova kettle').decision).toMatchObject({ kind: 'lacks', idea: { said: 'red' } });
    expect(decided('red nova kettle')[1]).toEqual(['Nova Kettle Black', 'Nova Kettle Blue']);
  });

  it('may be an amount', () => {
    expect(catalog.ask('vega tablet 256gb').decision).toMatchObject({
      kind: 'lacks',
      idea: { attribute: 'storage' },
    });
  });

  it('may be stated as another value of a property', () => {
    expect(decided('red backpack')).toEqual(['lacks', ['Alpine Rucksack 40 L']]);
  });

  it('is unconfirmed where the shop says nothing of it', () => {
    expect(catalog.ask('waterproof mug').decision).toMatchObject({
      kind: 'unconfirmed',
      idea: { said: 'waterproof' },
    });
    expect(decided('waterproof mug')[1]).toEqual(['Ceramic Mug']);
  });

  it('is not said of a maker that only the attributes name', () => {
    expect(decided('garmin')).toEqual(['nearest', ['Compass Case']]);
  });

  it('is said of no product that a description alone mentions', () => {
    expect(decided('waterproof lively')).not.toEqual(['unconfirmed', ['Ceramic Mug']]);
    expect(decided('livelly crocodile')).toEqual(['none', []]);
  });
});

describe('what is not sold', () => {
  it('is answered by things for it where there are only those', () => {
    expect(decided('laptop')).toEqual(['accessories', ['Laptop Sleeve 14 inch']]);
  });

  it('is answered by what comes nearest where a maker has no such thing', () => {
    const [kind, titles] = decided('omega kettle');
    expect(kind).toBe('nearest');
    expect(titles).toContain('Omega Blender');
  });

  it('is not answered by another thing that is only like it', () => {
    expect(decided('green kite')).toEqual(['none', []]);
    expect(decided('зелёный воздушный змей')).toEqual(['none', []]);
  });

  it.each(['submarine', 'шмурдяк'])('is answered by nothing for "%s"', (query) => {
    expect(decided(query)).toEqual(['none', []]);
  });

  it('is offered by its meaning alone where a language model finds it near', () => {
    const { question } = catalog.ask('submarine');
    const found = catalog.ask('nova').candidates.lexical;
    const codes = new Uint16Array(question.terms.length);
    const nearest = found.map((each, at) => ({ ...each, codes, score: at === 0 ? 0.8 : 0.1 }));
    const ranked = rank({ lexical: [], nearest }, question, language);
    const [reading] = question.readings;
    expect(decide(ranked, reading, { nearness: nearnessOf('amazon.titan'), language }).kind).toBe('nearest');
    expect(decide(ranked, reading, { nearness: nearnessOf('storevoice-hashed'), language }).kind).toBe(
      'none',
    );
  });
});

describe('a question that was not wholly understood', () => {
  it.each(['kettle шмурдяк', 'arco kettle zzyzx', 'шмурдяк nova kettle black', 'cheapest kettle zzyzx'])(
    'is never answered as sure: "%s"',
    (query) => {
      expect(SURE.has(catalog.ask(query).decision.kind)).toBe(false);
    },
  );

  it.each(['something for the garden', 'something green', 'green', 'что-нибудь зелёное'])(
    'is never answered as sure where only a quality was said: "%s"',
    (query) => {
      const { decision } = catalog.ask(query);
      expect(decision.kind).toBe('nearest');
      expect(titlesOf(decision).length).toBeGreaterThan(0);
    },
  );
});

describe('prices outside of what was said', () => {
  it('are named with what comes nearest to the bound first', () => {
    const decision = decideOutOfBounds(catalog.ask('kettle').ranked, { max: 1_000, currency: 'USD' });
    expect([decision.kind, titlesOf(decision)]).toEqual([
      'out-of-bounds',
      ['Nova Kettle Black', 'Arco Kettle'],
    ]);
  });

  it('are not named for a thing that is not sold, or in another currency', () => {
    const kindOf = (query: string, currency: string) =>
      decideOutOfBounds(catalog.ask(query).ranked, { max: 1_000, currency }).kind;
    expect(kindOf('omega kettle', 'USD')).toBe('none');
    expect(kindOf('kettle', 'EUR')).toBe('none');
  });
});
