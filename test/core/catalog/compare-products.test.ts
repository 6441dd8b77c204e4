import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CompareAnswer } from '../../../lambdas/contract/voice/bot.ts';
import {
  type CompareProducts,
  createCompareProducts,
} from '../../../lambdas/core/catalog/compare/compare-products.ts';
import { language } from '../../language.ts';
import { englishDomain, type OpenShop, openShop, tinyDomain, tinyShop } from '../search/tiny-shop.ts';
import { otherShop } from './other-shop.ts';

let shop: OpenShop;
let compare: CompareProducts;

beforeAll(async () => {
  shop = await openShop([...tinyShop, ...otherShop]);
  compare = createCompareProducts({ ...shop, language });
});
afterAll(() => shop.close());

const compared = async (domain: typeof tinyDomain, ...ids: readonly string[]) =>
  CompareAnswer.parse(
    await compare(
      domain,
      ids.map((productId) => ({ productId })),
    ),
  );

describe('a comparison', () => {
  it('says which is cheaper and by how much, what differs most and what is alike', async () => {
    const { response, products } = await compared(tinyDomain, 'drill', 'drill-18');
    expect(response.replaceAll(/\s/gu, ' ')).toBe(
      'Дрель-шуруповёрт Молот ДШ-12 дешевле, чем Дрель-шуруповёрт Молот ДШ-18, на 2 500 ₽; отличаются: ' +
        'макс. крутящий момент (30 Н·м и 55 Н·м), напряжение аккумулятора (12 В и 18 В); одинаковые: подсветка (да).',
    );
    expect(products.map(({ productId }) => productId)).toEqual(['drill', 'drill-18']);
  });

  it('shows only rows that differ, the price first, and a dash where the shop says nothing', async () => {
    const { comparison } = await compared(tinyDomain, 'drill', 'drill-18');
    expect(comparison.rows.map(({ name }) => name)).toEqual([
      'Цена',
      'Макс. крутящий момент',
      'Напряжение аккумулятора',
      'Кейс',
    ]);
    expect(comparison.rows.at(-1)?.values).toEqual(['нет', '—']);
  });

  it('speaks of properties and values in the language of the conversation', async () => {
    const { response, comparison } = await compared(englishDomain, 'run', 'trail');
    expect(comparison.rows).toContainEqual({ name: 'Material', values: ['fabric', 'leather'] });
    expect(comparison.rows).toContainEqual({ name: 'Water protection', values: ['—', 'yes'] });
    expect(response).toMatch(
      /^Кроссовки беговые Ветер 41 чёрный is ₽3,000 cheaper than .*share colour \(black\)/u,
    );
  });

  it('compares up to four and names the cheapest', async () => {
    const { response, comparison } = await compared(tinyDomain, '1', '2', '4', '6');
    expect(response).toMatch(/^Дешевле всех JBL Tune 520BT Black: на \$1,249\.10 дешевле, чем Samsung/u);
    for (const { values } of comparison.rows) expect(values).toHaveLength(4);
  });

  it('takes of a product without a named variant the one most like the other', async () => {
    const items = [{ productId: 2, variantId: 4 }, { productId: 3 }];
    const answer = CompareAnswer.parse(await compare(tinyDomain, items));
    expect(answer.products.map(({ title }) => title)).toEqual([
      'iPhone 15 256GB Blue',
      'Silicone Case for iPhone 15 Blue',
    ]);
  });

  it('compares two variants of one product', async () => {
    const items = [
      { productId: 2, variantId: 1 },
      { productId: 2, variantId: 3 },
    ];
    expect((await compare(tinyDomain, items)).response).toBe(
      'iPhone 15 128GB Black дешевле, чем iPhone 15 256GB Black, на $100; отличаются: память (128GB и 256GB); одинаковые: цвет (чёрный).',
    );
  });

  it('says honestly that one product was named twice', async () => {
    expect(await compare(englishDomain, [{ productId: 2 }, { productId: '2' }])).toMatchObject({
      success: false,
      error: 'INVALID_PRODUCT_ID',
      response: expect.stringMatching(/^That is one and the same product: iPhone 15 128GB Black\./u),
    });
  });

  it.each([
    [[{ productId: 2 }, { productId: { id: 3 } }], 'INVALID_PRODUCT_ID'],
    [[{ productId: 2 }, { productId: 777 }], 'PRODUCT_NOT_FOUND'],
    [[{ productId: 2, variantId: 99 }, { productId: 3 }], 'VARIANT_NOT_FOUND'],
  ])('of %j is refused with %s and a sentence', async (items, error) => {
    const answer = await compare(tinyDomain, items);
    expect(answer).toMatchObject({ success: false, error });
    expect(answer.response).toMatch(/\p{Script=Cyrillic}/u);
  });
});
