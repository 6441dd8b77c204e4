import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { Product } from '../../lambdas/contract/catalog/product.ts';
import { DomainConfig } from '../../lambdas/contract/shop/domain.ts';
import { BotAnswer, PageActionAnswer } from '../../lambdas/contract/voice/bot.ts';
import { createProductInfo } from '../../lambdas/core/catalog/product-info.ts';
import type { BotServices } from '../../lambdas/core/voice/bot-services.ts';
import { toolDefinition } from '../../lambdas/core/voice/tools.ts';
import { botFunctions } from '../../lambdas/functions/registry.ts';
import { englishDomain, type OpenShop, openShop, tinyDomain } from '../core/search/tiny-shop.ts';
import { language } from '../language.ts';

const usd = (minor: number) => ({ minor, currency: 'USD' });
const boots = Product.parse({
  id: 'B',
  title: 'Boots',
  variants: [
    { id: 1, options: { color: 'Black', size: '41' }, price: usd(5_000), url: 'https://shop.example.com/b' },
    { id: 2, options: { color: 'Black', size: '42' }, price: usd(5_000) },
    { id: 3, options: { color: 'Brown', size: '42' }, price: usd(5_000) },
    { id: 4, options: { color: 'White', size: '42' }, price: usd(5_000), availability: 'out-of-stock' },
  ],
});
const mug = Product.parse({ id: 'M', title: 'Mug', variants: [{ id: 'M', price: usd(900) }] });

const actions = [
  'add_to_cart',
  'show_cart',
  'change_cart',
  'open_product',
  'show_category',
  'apply_coupon',
  'go_to_checkout',
];

const named = (name: string) => {
  const found = botFunctions.find((each) => each.name === name);
  if (found === undefined) throw new Error(`${name} is not in the registry`);
  return found;
};

describe('a function that acts in the page', () => {
  let shop: OpenShop;
  let services: Pick<BotServices, 'productInfo'>;
  beforeAll(async () => {
    shop = await openShop([boots, mug]);
    services = { productInfo: createProductInfo({ ...shop, language }) };
  });
  afterAll(() => shop.close());

  const call = async (name: string, input: unknown, domain: DomainConfig = englishDomain) => {
    const notCalled = () => Promise.reject(new Error('another service was called'));
    const all = new Proxy(services, { get: (target, key) => Reflect.get(target, key) ?? notCalled });
    const context = { domain, services: z.custom<BotServices>().parse(all) };
    return BotAnswer.parse(await named(name).prepare(input).run(context));
  };

  it.each([
    [tinyDomain, 'Добавлено в корзину: Mug, 2 шт.'],
    [englishDomain, 'Added to the cart: Mug, 2 pieces.'],
  ])('puts the variant that was found into the cart', async (domain, response) => {
    const answer = await call('add_to_cart', { productId: 'M', quantity: 2 }, domain);
    expect(PageActionAnswer.parse(answer)).toMatchObject({
      response,
      action: {
        kind: 'add-to-cart',
        quantity: 2,
        product: { productId: 'M', variantId: 'M', priceText: '$9' },
      },
    });
  });

  it.each([
    [tinyDomain, 'Boots. Есть Black и Brown. Какой цвет нужен?'],
    [englishDomain, 'Boots. It comes in Black and Brown. Which colour would you like?'],
  ])('asks which variant, and offers only those that can be bought', async (domain, response) => {
    expect(await call('add_to_cart', { productId: 'B', variantId: null }, domain)).toEqual({
      success: false,
      error: 'OPTION_REQUIRED',
      response,
      ask: {
        attribute: 'color',
        options: [
          { label: 'Black, 41', productId: 'B', variantId: '1' },
          { label: 'Black, 42', productId: 'B', variantId: '2' },
          { label: 'Brown, 42', productId: 'B', variantId: '3' },
        ],
      },
    });
    expect(await call('add_to_cart', { productId: 'B', variantId: 3 }, domain)).toMatchObject({
      success: true,
      action: { product: { variantId: '3' }, quantity: 1 },
    });
  });

  it('says that a variant is sold out instead of adding it', async () => {
    expect(await call('add_to_cart', { productId: 'B', variantId: '4' })).toEqual({
      success: false,
      error: 'OUT_OF_STOCK',
      response: 'Boots White 42 is out of stock right now.',
    });
  });

  it.each([
    ['add_to_cart', { productId: 'nothing' }, 'PRODUCT_NOT_FOUND'],
    ['add_to_cart', { productId: 'B', variantId: 9 }, 'VARIANT_NOT_FOUND'],
    ['open_product', {}, 'INVALID_PRODUCT_ID'],
    ['open_product', { productId: 'M' }, 'PAGE_UNAVAILABLE'],
  ])('%s %j is answered with %s and asks the page for nothing', async (name, input, error) => {
    expect(await call(name, input)).toEqual({
      success: false,
      error,
      response: expect.stringMatching(/\.$/),
    });
  });

  it('opens the page of a product, a section by the shop’s own search, the cart and the checkout', async () => {
    expect(await call('open_product', { productId: 'B', variantId: 1 })).toMatchObject({
      action: { kind: 'open-product', product: { url: 'https://shop.example.com/b' } },
    });
    const searchUrl = 'https://shop.example.com/search?q={query}';
    const domain = DomainConfig.parse({ ...englishDomain, searchUrl });
    expect(await call('show_category', { query: 'red & blue' }, domain)).toMatchObject({
      action: { kind: 'show-category', url: 'https://shop.example.com/search?q=red%20%26%20blue' },
    });
    expect(await call('show_category', { query: 'boots' })).toMatchObject({
      action: { kind: 'show-category', query: 'boots' },
    });
    expect(await call('show_cart', {})).toMatchObject({ action: { kind: 'show-cart' } });
    expect(await call('go_to_checkout', {})).toMatchObject({ action: { kind: 'go-to-checkout' } });
    expect(await call('change_cart', { line: 2, quantity: 0 })).toMatchObject({
      response: 'Removed from the cart.',
      action: { kind: 'change-cart', line: 2, quantity: 0 },
    });
    expect(await call('apply_coupon', { code: ' SALE10 ' })).toMatchObject({
      action: { kind: 'apply-coupon', code: 'SALE10' },
    });
  });

  it('needs to be told where the words go in the address of the search', () => {
    const config = { hostname: 'shop.example.com', shopName: 'Shop' };
    expect(() => DomainConfig.parse({ ...config, searchUrl: 'https://shop.example.com/search' })).toThrow(
      'write {query} where the words go',
    );
    expect(() => DomainConfig.parse({ ...config, pageTools: ['my points'] })).toThrow(
      'letters, digits, _ or -',
    );
  });

  it.each([
    ['add_to_cart', { productId: 'M', quantity: 0 }, 'quantity'],
    ['add_to_cart', { productId: 'M', quantity: 1_000 }, 'quantity'],
    ['change_cart', { line: 0, quantity: 1 }, 'line'],
    ['change_cart', { line: 1 }, 'quantity'],
    ['apply_coupon', { code: ' ' }, 'code'],
    ['show_category', {}, 'query'],
  ])('%s is refused with the name of the wrong field: %j', (name, input, field) => {
    expect(() => named(name).prepare(input)).toThrow(
      expect.objectContaining({
        code: 'INVALID_REQUEST',
        message: expect.stringContaining(`${name}: ${field}`),
      }),
    );
  });

  it.each(actions)('%s has fifteen things that a shopper says in each language, and no two alike', (name) => {
    const { examples } = named(name);
    expect(new Set(examples.ru).size).toBeGreaterThanOrEqual(15);
    expect(new Set(examples.en).size).toBeGreaterThanOrEqual(15);
    for (const example of examples.en) expect(example).not.toMatch(/[А-я]/);
    for (const example of examples.ru) expect(example).toMatch(/[А-я]/);
  });

  it('requires of the model only what it cannot do without', () => {
    const required = (name: string) => toolDefinition(named(name), englishDomain).parameters.required;
    expect(actions.map((name) => [name, required(name)])).toEqual([
      ['add_to_cart', ['productId']],
      ['show_cart', undefined],
      ['change_cart', ['line', 'quantity']],
      ['open_product', ['productId']],
      ['show_category', ['query']],
      ['apply_coupon', ['code']],
      ['go_to_checkout', undefined],
    ]);
  });
});
