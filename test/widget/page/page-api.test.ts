import { describe, expect, it } from '@jest/globals';
import type { ProductCard } from '../../../lambdas/contract/voice/bot.ts';
import { type EmitToPage, offerToCart } from '../../../widget/page/page-api.ts';
import type { AddToCartDetail } from '../../../widget/page/storevoice.d.ts';

const product: ProductCard = {
  productId: '2',
  variantId: '3',
  title: 'iPhone 15',
  availability: 'in-stock',
  options: {},
  url: 'https://shop.example.com/iphone',
};

/** A page that listens to the event in its own way; answers `false` when it cancelled it. */
const page =
  (listen: (detail: AddToCartDetail) => boolean): EmitToPage =>
  (_name, detail) =>
    detail !== undefined && 'waitUntil' in detail ? listen(detail) : true;

describe('adding to the cart', () => {
  it('opens the product’s page when the shop’s page does not take it', async () => {
    const followed: string[] = [];
    const outcome = await offerToCart(
      page(() => true),
      product,
      (url) => followed.push(url),
    );
    expect([outcome, followed]).toEqual(['left-to-page', [product.url]]);
  });

  it('is done when the page took it and gave nothing to wait for', async () => {
    expect(
      await offerToCart(
        page(() => false),
        product,
        () => {},
      ),
    ).toBe('added');
  });

  it.each([
    ['added', Promise.resolve()],
    ['failed', Promise.reject(new Error('sold out'))],
  ])('is %s when the page’s own request says so', async (expected, done) => {
    const listen = ({ waitUntil, quantity }: AddToCartDetail): boolean => {
      expect(quantity).toBe(1);
      waitUntil(done);
      return false;
    };
    expect(await offerToCart(page(listen), product, () => {})).toBe(expected);
  });
});
