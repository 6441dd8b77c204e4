import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Product } from '../../../lambdas/contract/catalog/product.ts';
import { ProductAnswer } from '../../../lambdas/contract/voice/bot.ts';
import { createProductInfo, type ProductInfo } from '../../../lambdas/core/catalog/product-info.ts';
import { language } from '../../language.ts';
import { englishDomain, type OpenShop, openShop, tinyDomain, tinyShop } from '../search/tiny-shop.ts';

const soldOutFirst = Product.parse({
  id: 90,
  title: 'Kettle',
  attributes: { material: 'steel' },
  variants: [
    {
      id: 1,
      options: { color: 'Red' },
      price: { minor: 1_000, currency: 'USD' },
      availability: 'out-of-stock',
    },
    { id: 2, options: { color: 'Blue' }, price: { minor: 1_200, currency: 'USD' } },
  ],
});

let shop: OpenShop;
let info: ProductInfo;

beforeAll(async () => {
  shop = await openShop([...tinyShop, soldOutFirst]);
  info = createProductInfo({ ...shop, language });
});
afterAll(() => shop.close());

describe('product information', () => {
  it.each([
    [{ productId: 2, variantId: 3 }],
    [{ productId: '2', variantId: '3' }],
    [{ productId: ' 2 ', variantId: '3' }],
  ])('tells of %j', async (ids) => {
    const answer = await info(tinyDomain, ids);
    expect(ProductAnswer.parse(answer)).toMatchObject({
      response: 'iPhone 15 256GB Black стоит $999.90',
      product: { productId: '2', title: 'iPhone 15', brand: 'Apple' },
      variant: { variantId: '3', options: { storage: '256GB', color: 'Black' }, priceText: '$999.90' },
    });
  });

  it.each([[undefined], [null], ['']])(
    'chooses the first in stock when no variant is named (%j)',
    async (variantId) => {
      expect(await info(tinyDomain, { productId: 90, variantId })).toMatchObject({
        response: 'Kettle Blue стоит $12',
        variant: { variantId: '2' },
        product: { attributes: { material: 'steel' }, variants: [{ variantId: '1' }, { variantId: '2' }] },
      });
    },
  );

  it('says that a variant is sold out', async () => {
    expect(await info(englishDomain, { productId: 90, variantId: 1 })).toMatchObject({
      success: true,
      response: 'Kettle Red is out of stock right now.',
    });
  });

  it.each([
    [{ productId: undefined }, 'INVALID_PRODUCT_ID'],
    [{ productId: 0 }, 'INVALID_PRODUCT_ID'],
    [{ productId: 1.5 }, 'INVALID_PRODUCT_ID'],
    [{ productId: { id: 2 } }, 'INVALID_PRODUCT_ID'],
    [{ productId: 'a b' }, 'INVALID_PRODUCT_ID'],
    [{ productId: 2, variantId: -1 }, 'INVALID_VARIANT_ID'],
    [{ productId: 2, variantId: [3] }, 'INVALID_VARIANT_ID'],
    [{ productId: 777 }, 'PRODUCT_NOT_FOUND'],
    [{ productId: '__proto__' }, 'PRODUCT_NOT_FOUND'],
    [{ productId: 2, variantId: 777 }, 'VARIANT_NOT_FOUND'],
  ])('answers %j with %s and a sentence', async (ids, error) => {
    const answer = await info(tinyDomain, ids);
    expect(answer).toMatchObject({ success: false, error });
    expect(answer.response).toMatch(/\p{Script=Cyrillic}/u);
  });
});
