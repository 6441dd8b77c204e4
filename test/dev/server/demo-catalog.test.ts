import { describe, expect, it } from '@jest/globals';
import { demoProducts } from '../../../dev/demo-shop/products.ts';
import { variantTitle } from '../../../lambdas/contract/catalog/product.ts';

const products = demoProducts('http://localhost:3000');
const variants = products.flatMap((product) => product.variants.map((variant) => ({ product, variant })));

const repeated = (values: readonly string[]): readonly string[] =>
  values.filter((value, at) => values.indexOf(value) !== at);

describe('the demo catalogue', () => {
  it('sells what the first example asks for', () => {
    const product = products.find(({ id }) => id === '2');
    const variant = product?.variants.find(({ id }) => id === '3');
    expect(product && variant && variantTitle(product, variant)).toBe('iPhone 15 256GB Black');
    expect(variant?.price).toEqual({ minor: 99_990, currency: 'USD' });
    expect(product?.brand).toBe('Apple');
  });

  it('is as large as a shop that can be searched wrongly', () => {
    expect(products.length).toBeGreaterThanOrEqual(170);
    expect(variants.length).toBeGreaterThanOrEqual(450);
    expect(new Set(products.map(({ category }) => category[0])).size).toBeGreaterThanOrEqual(7);
  });

  it('names some of its products in Russian', () => {
    expect(products.filter(({ title }) => /\p{Script=Cyrillic}/u.test(title)).length).toBeGreaterThanOrEqual(
      25,
    );
  });

  it('gives every product and every variant an id and a title of its own', () => {
    expect(repeated(products.map(({ id }) => id))).toEqual([]);
    expect(repeated(variants.map(({ product, variant }) => `${product.id}/${variant.id}`))).toEqual([]);
    expect(repeated(variants.map(({ product, variant }) => variantTitle(product, variant)))).toEqual([]);
  });

  it('tells the variants of one product apart by the same options', () => {
    const uneven = products.filter(
      (product) =>
        new Set(product.variants.map(({ options }) => Object.keys(options).sort().join())).size > 1,
    );
    expect(uneven.map(({ title }) => title)).toEqual([]);
  });

  it('prices in dollars, and lowers a price only from a higher one', () => {
    const prices = variants.map(({ variant }) => variant.price).filter((price) => price !== undefined);
    expect(new Set(prices.map(({ currency }) => currency))).toEqual(new Set(['USD']));
    const lowered = variants.filter(({ variant }) => variant.compareAt !== undefined);
    expect(lowered.length).toBeGreaterThan(0);
    for (const { variant } of lowered) {
      expect(variant.compareAt?.minor).toBeGreaterThan(variant.price?.minor ?? Number.POSITIVE_INFINITY);
    }
  });

  it('has what real stock has: sold out variants and products, preorders, things without a price', () => {
    const soldOut = variants.filter(({ variant }) => variant.availability === 'out-of-stock');
    expect(soldOut.length).toBeGreaterThanOrEqual(20);
    const wholly = products.filter((product) =>
      product.variants.every(({ availability }) => availability === 'out-of-stock'),
    );
    expect(wholly.length).toBeGreaterThan(0);
    expect(variants.some(({ variant }) => variant.availability === 'preorder')).toBe(true);
    expect(variants.some(({ variant }) => variant.price === undefined)).toBe(true);
  });

  it('points to pages and pictures of the shop that serves it', () => {
    for (const { id, url, image } of products) {
      expect(url).toBe(`http://localhost:3000/demo/products/${id}`);
      expect(image).toBe(`http://localhost:3000/demo/images/${id}.svg`);
    }
  });
});

describe.each(['ru', 'en'] as const)('the same goods in the shop of %s', (shop) => {
  const named = demoProducts('http://localhost:3000', shop);
  const sold = named.flatMap((product) => product.variants.map((variant) => ({ product, variant })));
  const russian = /\p{Script=Cyrillic}/u;

  it('are named in its language, each by a title of its own', () => {
    const titles = named.map(({ title }) => title);
    expect(titles.filter((title) => russian.test(title) !== (shop === 'ru'))).toEqual([]);
    expect(repeated(sold.map(({ product, variant }) => variantTitle(product, variant)))).toEqual([]);
    const said = sold.flatMap(({ product, variant }) => [
      product.description ?? '',
      ...Object.values(variant.options),
    ]);
    if (shop === 'en') expect(said.filter((text) => russian.test(text))).toEqual([]);
  });

  it('cost the same in its currency', () => {
    const currency = shop === 'ru' ? 'RUB' : 'USD';
    const rate = shop === 'ru' ? 100 : 1;
    expect(sold.map(({ variant }) => variant.price)).toEqual(
      variants.map(({ variant: { price } }) => price && { minor: price.minor * rate, currency }),
    );
  });
});
