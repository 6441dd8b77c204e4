import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CompareAnswer } from '../../../lambdas/contract/voice/bot.ts';
import { createCompareProducts } from '../../../lambdas/core/catalog/compare/compare-products.ts';
import { createProductInfo } from '../../../lambdas/core/catalog/product-info.ts';
import { createSearch } from '../../../lambdas/core/search/search.ts';
import { language } from '../../language.ts';
import { englishDomain, type OpenShop, openShop, tinyDomain } from '../search/tiny-shop.ts';

const rope = (id: string, title: string, availability: 'in-stock' | 'unknown') => ({
  id,
  title,
  category: ['Альпинизм', 'Верёвки'],
  attributes: { Материал: 'нейлон' },
  variants: ['30 м', '50 м'].map((length, at) => ({
    id: `${at + 1}`,
    options: { Длина: length },
    price: { minor: 500_000 + at * 100_000, currency: 'RUB' },
    availability,
  })),
});

let shop: OpenShop;
beforeAll(async () => {
  shop = await openShop([rope('north', 'Верёвка Север', 'unknown'), rope('south', 'Верёвка Юг', 'in-stock')]);
});
afterAll(() => shop.close());

describe('stock that the shop does not know', () => {
  it.each([
    [tinyDomain, 'Есть в наличии?', /^Верёвка Север.*: наличие уточните в магазине\.$/u],
    [tinyDomain, 'А 50 м есть?', /^В ассортименте есть: 50 м; наличие уточните в магазине\.$/u],
    [englishDomain, 'Is it in stock?', /: please ask the shop whether it is in stock\.$/u],
  ])('is neither promised nor denied', async (domain, question, answer) => {
    const info = createProductInfo({ ...shop, language });
    expect((await info(domain, { productId: 'north', question })).response).toMatch(answer);
  });

  it('is a dash in a comparison', async () => {
    const compare = createCompareProducts({ ...shop, language });
    const { comparison } = CompareAnswer.parse(
      await compare(tinyDomain, [{ productId: 'north' }, { productId: 'south' }]),
    );
    expect(comparison.rows).toContainEqual({ name: 'Наличие', values: ['—', 'в наличии'] });
  });

  it('stands back where only what is in stock is asked for', async () => {
    const search = createSearch({ ...shop, language });
    const found = await search(tinyDomain, { query: 'верёвка', inStock: true });
    expect(found.success && new Set(found.products.map(({ productId }) => productId))).toEqual(
      new Set(['south']),
    );
  });
});
