import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createSearch, type Search } from '../../../lambdas/core/search/search.ts';
import { englishDomain, type OpenShop, openShop, tinyDomain, tinyShop } from './tiny-shop.ts';

let shop: OpenShop;
let search: Search;

beforeAll(async () => {
  shop = await openShop(tinyShop);
  search = createSearch(shop);
});
afterAll(() => shop.close());

describe('a search for one thing', () => {
  it.each([
    'айфон черный 256',
    'сколько стоит айфон чёрный 256?',
    'АЙФОН 15 ЧЁРНЫЙ НА ДВЕСТИ ПЯТЬДЕСЯТ ШЕСТЬ',
    'iphone 15 black 256gb',
  ])('says what "%s" costs', async (query) => {
    expect(await search(tinyDomain, query)).toMatchObject({
      success: true,
      status: 'match',
      searchType: 'hybrid',
      response: 'iPhone 15 256GB Black стоит $999.90',
      products: [{ productId: '2', variantId: '3' }],
    });
  });

  it('says it in the language of the shop, whatever the question is in', async () => {
    expect(await search(englishDomain, 'айфон 15 черный 256')).toMatchObject({
      response: 'iPhone 15 256GB Black costs $999.90',
    });
  });
});
