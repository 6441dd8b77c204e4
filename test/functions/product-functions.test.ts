import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { demoProducts } from '../../dev/demo-shop/products.ts';
import { DomainConfig } from '../../lambdas/contract/shop/domain.ts';
import {
  BotAnswer,
  CompareAnswer,
  ProductAnswer,
  RecommendAnswer,
  SearchAnswer,
} from '../../lambdas/contract/voice/bot.ts';
import { createCompareProducts } from '../../lambdas/core/catalog/compare/compare-products.ts';
import { createProductInfo } from '../../lambdas/core/catalog/product-info.ts';
import { createRecommendProducts } from '../../lambdas/core/catalog/recommend/recommend-products.ts';
import { createSearch } from '../../lambdas/core/search/search.ts';
import { type OpenShop, openShop } from '../core/search/tiny-shop.ts';
import { ask, echo, openSurroundings, type ShopApi, type Surroundings } from '../http/shop-api.ts';
import { language } from '../language.ts';

const hostname = 'shop.example.com';

let surroundings: Surroundings;
let shop: OpenShop;
let api: ShopApi;
beforeAll(async () => {
  surroundings = await openSurroundings();
  const domain = DomainConfig.parse({ hostname, shopName: 'Lumi' });
  shop = await openShop(demoProducts('http://localhost'), domain);
  const ports = { ...shop, language };
  api = await surroundings.openApi({
    services: {
      ...echo,
      search: createSearch(ports),
      productInfo: createProductInfo(ports),
      compareProducts: createCompareProducts(ports),
      recommendProducts: createRecommendProducts(ports),
    },
  });
  await api.save({ openAccess: true, currency: 'USD' });
});
afterAll(async () => {
  await shop.close();
  await surroundings.close();
});

const call = async (name: string, body: Readonly<Record<string, unknown>>) =>
  ask(api.botExecute, { path: `/api/bot-execute/${name}`, body: { hostname, ...body } });

const languages = [
  ['ru', /[а-я]/u, { sizes: 'Какие размеры есть?', gift: 'подарок маме', headphones: 'наушники' }],
  [
    'en',
    /^[^а-я]*$/u,
    { sizes: 'Which sizes are there?', gift: 'a gift for my mother', headphones: 'headphones' },
  ],
] as const;

describe.each(languages)('a conversation about the demo shop in %s', (locale, script, said) => {
  it('narrows what was found, asks about one product, compares, and takes advice', async () => {
    const found = await call('search_products', {
      query: said.headphones,
      sort: 'price_asc',
      inStock: true,
      locale,
    });
    const { products } = SearchAnswer.parse(found.body);
    const prices = products.map(({ price }) => price?.minor ?? 0);
    expect(prices).toEqual(prices.toSorted((a, b) => a - b));

    const sizes = await call('get_product_info', { productId: 244, question: said.sizes, locale });
    expect(ProductAnswer.parse(sizes.body).response).toMatch(/: 42, 43, 38, 39\.$/u);

    const compared = await call('compare_products', { items: products, locale });
    const { response, comparison } = CompareAnswer.parse(compared.body);
    expect(response).toMatch(locale === 'ru' ? /дешевле/u : /cheap/u);
    expect(comparison.rows[0]?.values).toEqual(products.map(({ priceText }) => priceText));

    const advised = await call('recommend_products', { kind: 'goes_with', productId: 2, locale });
    const accessories = RecommendAnswer.parse(advised.body).products;
    expect(accessories.map(({ title }) => title)).toContainEqual(expect.stringMatching(/Case/u));
    for (const { reason } of accessories) expect(reason).toMatch(script);
  });

  it('finds a gift of several sections, none over the amount or sold out', async () => {
    const { body } = await call('recommend_products', {
      kind: 'gift',
      query: said.gift,
      maxPrice: 50,
      locale,
    });
    const { products } = RecommendAnswer.parse(body);
    expect(products).toHaveLength(3);
    for (const { price, availability } of products) {
      expect(price?.minor).toBeLessThanOrEqual(5_000);
      expect(availability).not.toBe('out-of-stock');
    }
    expect(new Set(products.map(({ reason }) => reason)).size).toBe(3);
  });

  it('hears a sentence and a code for arguments that are wrong', async () => {
    for (const [name, args, error, status] of [
      ['get_product_info', { productId: 2, question: 7 }, 'INVALID_REQUEST', 400],
      ['compare_products', { items: [{ productId: 2 }] }, 'INVALID_REQUEST', 400],
      ['compare_products', { items: [{ productId: 2 }, { productId: 'a b' }] }, 'INVALID_PRODUCT_ID', 200],
      ['recommend_products', { kind: 'surprise' }, 'INVALID_REQUEST', 400],
      ['recommend_products', { kind: 'gift', maxPrice: -5 }, 'INVALID_REQUEST', 400],
      ['recommend_products', { kind: 'cheaper', productId: 99_999 }, 'PRODUCT_NOT_FOUND', 200],
      ['search_products', { query: 'x', sort: 'random' }, 'INVALID_REQUEST', 400],
      ['search_products', { query: 'x', inStock: 'yes' }, 'INVALID_REQUEST', 400],
    ] as const) {
      const answer = await call(name, { ...args, locale });
      expect({ name, args, status: answer.status, body: BotAnswer.parse(answer.body) }).toMatchObject({
        status,
        body: { success: false, error, response: expect.stringMatching(script) },
      });
    }
  });
});

describe('the log line of a call', () => {
  it('names ids and masks what the shopper said', async () => {
    await call('compare_products', { items: [{ productId: 2, variantId: 3 }, { productId: 'A' }] });
    await call('recommend_products', {
      kind: 'gift',
      query: 'маме, позвоните +7 916 123-45-67',
      maxPrice: 50,
    });
    await call('get_product_info', { productId: 2, question: 'пишите на ivan@example.com' });
    const asked = api.lines.map(({ message }) => message).filter((message) => message.startsWith('🔍'));
    const [compared, gift, question] = asked.slice(-3);
    expect(compared).toContain('"2 / 3, A"');
    expect(gift).toMatch(/"gift 50 маме, позвоните \[phone\]"/u);
    expect(gift).not.toContain('123-45');
    expect(question).not.toContain('ivan');
  });
});

it('leaves out what a model writes as null', async () => {
  const nothing = { productId: null, query: null, maxPrice: null };
  expect((await call('recommend_products', { kind: 'gift', ...nothing })).body).toMatchObject({
    success: true,
  });
  const search = { sort: null, inStock: null, onSale: null, offset: null };
  expect((await call('search_products', { query: 'чайник', ...search })).body).toMatchObject({
    success: true,
  });
  expect((await call('get_product_info', { productId: 2, question: ' ' })).body.response).toMatch(
    /стоит \$/u,
  );
});
