import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createSearch, type SearchRequest } from '../../../lambdas/core/search/search.ts';
import { language } from '../../language.ts';
import { otherShop } from '../catalog/other-shop.ts';
import { englishDomain, type OpenShop, openShop, tinyDomain, tinyShop } from './tiny-shop.ts';

let shop: OpenShop;
beforeAll(async () => {
  shop = await openShop([...tinyShop, ...otherShop]);
});
afterAll(() => shop.close());

const ask = async (request: SearchRequest, domain = tinyDomain) => {
  const answer = await createSearch({ ...shop, language })(domain, request);
  if (!answer.success) throw new Error(answer.response);
  return { ...answer, ids: answer.products.map(({ productId }) => productId) };
};

describe('a search that is narrowed', () => {
  it('comes in the order of prices', async () => {
    expect((await ask({ query: 'кроссовки', sort: 'price_asc' })).ids).toEqual(['cheap', 'run', 'trail']);
    expect((await ask({ query: 'кроссовки', sort: 'price_desc' })).ids).toEqual(['trail', 'run', 'cheap']);
  });

  it('keeps its order where it goes on and over things of two kinds', async () => {
    expect((await ask({ query: 'кроссовки', sort: 'price_asc', offset: 1 })).ids).toEqual(['run', 'trail']);
    expect((await ask({ query: 'дрель или шарф', sort: 'price_asc' })).ids).toEqual([
      'scarf',
      'drill',
      'drill-18',
    ]);
  });

  it('lets an order that was said stand', async () => {
    expect((await ask({ query: 'самые дорогие кроссовки', sort: 'price_asc' })).ids).toEqual(['trail']);
  });

  it('finds what is reduced, also when nothing else is said, and says when nothing is', async () => {
    expect((await ask({ query: '', onSale: true })).ids.sort()).toEqual(['6', 'bits']);
    expect((await ask({ query: 'кроссовки', onSale: true })).response).toMatch(
      /^Со скидкой такого нет\. Есть/u,
    );
    expect((await ask({ query: 'drill bits', onSale: true }, englishDomain)).response).not.toMatch(
      /None of these/u,
    );
  });

  it('offers only what is in stock', async () => {
    const { products } = await ask({ query: 'айфон 15', inStock: true });
    expect(products.every(({ availability }) => availability === 'in-stock')).toBe(true);
  });
});

describe('the best of a kind', () => {
  it.each([[{ query: 'лучшие кроссовки' }], [{ query: 'кроссовки', sort: 'best' as const }]])(
    'is by the rating, which is said: %j',
    async (request) => {
      const { ids, response } = await ask(request);
      expect(ids).toEqual(['run', 'trail', 'cheap']);
      expect(response).toMatch(/^По рейтингу первым идёт Кроссовки беговые Ветер 41 чёрный: 4,8\. Есть/u);
    },
  );

  it('is by the words where the shop states no rating, which is said, too', async () => {
    expect((await ask({ query: 'best headphones' }, englishDomain)).response).toMatch(
      /^The shop states no ratings, .* We have/u,
    );
  });

  it('is not asked for by "best price"', async () => {
    expect((await ask({ query: 'headphones at the best price' }, englishDomain)).response).toMatch(
      /^The most affordable one is JBL/u,
    );
  });
});
