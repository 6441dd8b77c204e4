import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DomainConfig } from '../../../lambdas/contract/shop/domain.ts';
import { RecommendAnswer } from '../../../lambdas/contract/voice/bot.ts';
import {
  createRecommendProducts,
  type RecommendProducts,
  type RecommendRequest,
} from '../../../lambdas/core/catalog/recommend/recommend-products.ts';
import { language } from '../../language.ts';
import { type OpenShop, openShop, tinyDomain, tinyShop } from '../search/tiny-shop.ts';
import { otherShop } from './other-shop.ts';

const russian = DomainConfig.parse({ ...tinyDomain, currency: 'RUB' });
const english = DomainConfig.parse({ ...russian, locale: 'en' });
const dollars = DomainConfig.parse({ ...tinyDomain, locale: 'en' });

let other: OpenShop;
let tiny: OpenShop;
let inOther: RecommendProducts;
let inTiny: RecommendProducts;

beforeAll(async () => {
  other = await openShop(otherShop);
  tiny = await openShop(tinyShop);
  inOther = createRecommendProducts({ ...other, language });
  inTiny = createRecommendProducts({ ...tiny, language });
});
afterAll(() => Promise.all([other.close(), tiny.close()]));

const recommended = async (request: RecommendRequest, domain = russian) => {
  const recommend = domain === dollars ? inTiny : inOther;
  const { response, products } = RecommendAnswer.parse(await recommend(domain, request));
  return {
    response: response.replaceAll(/\s/gu, ' '),
    ids: products.map(({ productId }) => productId),
    products,
  };
};

describe('a recommendation of something similar', () => {
  it('is of the same kind, in stock, most alike first, each with its reason', async () => {
    const { ids, products } = await recommended({ kind: 'similar', productId: 'run' });
    expect(ids).toEqual(['trail', 'cheap']);
    expect(products[1]?.reason.replaceAll(/\s/gu, ' ')).toBe(
      'дешевле на 3 000 ₽, совпадает: материал верха текстиль, сезон лето',
    );
  });

  it('keeps to the amount', async () => {
    expect((await recommended({ kind: 'similar', productId: 'run', maxPrice: 2_990 })).ids).toEqual([
      'cheap',
    ]);
    expect(await recommended({ kind: 'similar', productId: 'run', maxPrice: 2_989.99 })).toMatchObject({
      ids: [],
      response: 'Похожих товаров в наличии нет в пределах 2 989,99 ₽.',
    });
  });

  it('keeps to what else was wished for', async () => {
    const { ids } = await recommended({ kind: 'similar', productId: 'run', query: 'только белые' });
    expect(ids).toEqual(['cheap']);
  });

  it('begins with a product that only words name', async () => {
    expect((await recommended({ kind: 'similar', query: 'дрель Молот ДШ-12' })).ids).toEqual(['drill-18']);
  });
});

describe('a recommendation of something cheaper', () => {
  it('costs less and says by how much', async () => {
    const { ids, response } = await recommended({ kind: 'cheaper', productId: 'trail' }, english);
    expect(ids).toEqual(['run', 'cheap']);
    expect(response).toMatch(
      /^Cheaper: Кроссовки беговые Ветер 42 чёрный for ₽5,990 \(₽3,000 cheaper, the same size 42/u,
    );
  });

  it('says so when there is none', async () => {
    expect(await recommended({ kind: 'cheaper', productId: 'cheap' })).toMatchObject({
      ids: [],
      response: 'Дешевле такого же в наличии нет.',
    });
  });
});

describe('a recommendation of something better', () => {
  it('names the measure by which it is better', async () => {
    const { ids, products } = await recommended({ kind: 'better', productId: 'trail' });
    expect(ids).toEqual(['run']);
    expect(products[0]?.reason).toBe('рейтинг товара: 4,8 против 4.5');
  });

  it('goes by the rating where only a kind is named', async () => {
    const { ids, products } = await recommended({ kind: 'better', query: 'sneakers' }, english);
    expect(ids).toEqual(['run', 'trail', 'cheap']);
    expect(products[2]?.reason).toBe('rating: 4,1');
  });

  it('claims nothing where the shop states no measure', async () => {
    expect(await recommended({ kind: 'better', productId: 'belt' }, english)).toMatchObject({
      ids: [],
      response: expect.stringMatching(/^I cannot name a better one/u),
    });
  });
});

describe('what goes with a product', () => {
  it('is made for its model or its kind, as the shop says, and not for the model beside it', async () => {
    const { ids, products } = await recommended({ kind: 'goes_with', productId: 'drill' });
    expect(ids).toEqual(['battery-12', 'bits']);
    expect(products.map(({ reason }) => reason)).toEqual([
      'подходит к «Дрель-шуруповёрт Молот ДШ-12», так сказано в названии',
      'в названии: «для шуруповёрта, 32 предмета»',
    ]);
  });

  it('is not what fits only a longer name', async () => {
    expect((await recommended({ kind: 'goes_with', productId: 2 }, dollars)).ids).toEqual(['3']);
    expect((await recommended({ kind: 'goes_with', productId: 1 }, dollars)).ids).toEqual([]);
  });

  it('is honestly nothing where the shop names nothing', async () => {
    expect((await recommended({ kind: 'goes_with', productId: 'mug' })).response).toBe(
      'Про аксессуары к этому товару магазин не пишет.',
    );
  });
});

describe('a gift', () => {
  it('comes from several sections, within the amount, for whom it is', async () => {
    const { ids, products } = await recommended({ kind: 'gift', query: 'подарок маме', maxPrice: 1_500 });
    expect(ids).toEqual(['scarf', 'mug']);
    expect(products[0]?.reason.replaceAll(/\s/gu, ' ')).toBe(
      'в карточке: женский, из раздела «Шарфы», в пределах 1 500 ₽',
    );
    expect((await recommended({ kind: 'gift', query: 'for my dad', maxPrice: 2_000 }, english)).ids).toEqual([
      'belt',
      'mug',
    ]);
  });

  it('for a child is a toy for that age', async () => {
    expect((await recommended({ kind: 'gift', query: 'ребёнку 8 лет' })).ids).toEqual(['puzzle']);
    expect((await recommended({ kind: 'gift', query: 'ребёнку 5 лет' })).ids).toEqual([]);
  });

  it('keeps to an amount that only the words name', async () => {
    expect((await recommended({ kind: 'gift', query: 'подарок маме до 500 рублей' })).ids).toEqual(['mug']);
  });

  it('is what was named, when something was', async () => {
    expect((await recommended({ kind: 'gift', query: 'кружка в подарок' })).ids).toEqual(['mug']);
  });
});

it.each([
  [{ kind: 'similar' }, 'INVALID_PRODUCT_ID'],
  [{ kind: 'cheaper', productId: ['run'] }, 'INVALID_PRODUCT_ID'],
  [{ kind: 'goes_with', productId: 'nothing' }, 'PRODUCT_NOT_FOUND'],
] as const)('a recommendation for %j is refused with %s and a sentence', async (request, error) => {
  const answer = await inOther(russian, request);
  expect(answer).toMatchObject({ success: false, error });
  expect(answer.response).toMatch(/\p{Script=Cyrillic}/u);
});
