import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { SearchAnswer } from '../../../lambdas/contract/voice/bot.ts';
import { createSearch, type Search } from '../../../lambdas/core/search/search.ts';
import { searchLanguage } from '../../language.ts';
import { englishDomain, type OpenShop, openShop, tinyDomain, tinyShop } from './tiny-shop.ts';

let shop: OpenShop;
let search: Search;

beforeAll(async () => {
  shop = await openShop(tinyShop);
  search = createSearch({ ...shop, language: searchLanguage });
});
afterAll(() => shop.close());

const ask = async (query: string, domain = tinyDomain): Promise<SearchAnswer> => {
  const answer = await search(domain, { query });
  if (!answer.success) throw new Error(`${query} failed: ${answer.error}`);
  return answer;
};

const ids = ({ products }: SearchAnswer): readonly string[] =>
  products.map(({ productId, variantId }) => `${productId}/${variantId}`);

describe('one thing that fits', () => {
  it.each([
    'айфон 15 черный 256',
    'сколько стоит айфон 15 чёрный 256?',
    'АЙФОН 15 ЧЁРНЫЙ НА ДВЕСТИ ПЯТЬДЕСЯТ ШЕСТЬ',
    'iphone 15 black 256gb',
  ])('says what "%s" costs', async (query) => {
    expect(await ask(query)).toMatchObject({
      status: 'match',
      searchType: 'hybrid',
      response: 'iPhone 15 256GB Black стоит $999.90',
      products: [{ productId: '2', variantId: '3' }],
    });
  });

  it.each(['айфон черный 256', 'сколько стоит айфон чёрный 256?'])(
    'puts the plain colour of the plain model first for "%s"',
    async (query) => {
      expect(ids(await ask(query))[0]).toBe('2/3');
    },
  );

  it('reads a translation beside what was said', async () => {
    const answer = await search(englishDomain, {
      query: 'таппервер шумодавящий от сони',
      translation: 'black sony headphones',
    });
    expect(answer).toMatchObject({
      success: true,
      status: 'match',
      products: [{ productId: '5', variantId: '1' }],
    });
  });

  it('speaks the language of the shop, whatever the question is in', async () => {
    const { response } = await ask('айфон 15 черный 256', englishDomain);
    expect(response).toBe('iPhone 15 256GB Black costs $999.90');
  });

  it('says what a sale saves', async () => {
    expect((await ask('джибиэль тюн')).response).toBe('JBL Tune 520BT Black стоит $49.90 вместо $59.90');
  });

  it('keeps a plain case from passing for a phone, and a phone for a case', async () => {
    expect(ids(await ask('айфон 15 черный 128'))).toEqual(['2/1']);
    expect(ids(await ask('черный чехол на айфон 15'))).toEqual(['3/1']);
  });

  it('goes by what is named whole: an iPhone 15 is not an iPhone 15 Pro', async () => {
    expect((await ask('айфон 15 256')).products.every(({ productId }) => productId === '2')).toBe(true);
    expect((await ask('айфон 15 про 512')).products[0]?.productId).toBe('1');
  });
});

describe('several that fit', () => {
  it('asks about the one attribute in which variants differ', async () => {
    const answer = await ask('айфон 15 128');
    expect(answer).toMatchObject({
      status: 'ambiguous',
      ask: {
        attribute: 'color',
        options: [
          { productId: '2', variantId: '1' },
          { productId: '2', variantId: '2' },
        ],
      },
    });
    expect(answer.response).toMatch(
      /^iPhone 15 128GB стоит \$899\.90\. Есть .+ и синий\. Какой цвет нужен\?$/u,
    );
  });

  it('asks about what changes the price before what does not', async () => {
    const answer = await ask('айфон 15');
    expect(answer.ask).toMatchObject({ attribute: 'storage' });
    expect(answer.response).toBe(
      'iPhone 15 есть в вариантах: 128GB за $899.90 и 256GB за $999.90. Какой объём памяти нужен?',
    );
  });

  it('names products with their prices when the question is a general one', async () => {
    expect(await ask('покажи наушники')).toMatchObject({
      status: 'ambiguous',
      response: expect.stringMatching(
        /^Есть .*(Sony WH-1000XM5|JBL).* за \$.* и .* за \$.*\. Что показать\?$/u,
      ),
    });
  });

  it('names things of both kinds where either will do', async () => {
    const { status, products } = await ask('чехол или наушники');
    expect(status).toBe('ambiguous');
    const kinds = new Set(
      products.map(({ productId }) => (['5', '6'].includes(productId) ? 'headphones' : 'case')),
    );
    expect(kinds).toEqual(new Set(['headphones', 'case']));
  });

  it('goes on after what was shown before', async () => {
    const first = await ask('смартфон');
    const more = await search(tinyDomain, { query: 'смартфон', offset: 1 });
    expect(more.success).toBe(true);
    const shown = more.success ? more.products.map(({ productId }) => productId) : [];
    expect(shown).not.toContain(first.products[0]?.productId);
    expect(shown.length).toBeGreaterThan(0);
  });

  it('names three at most', async () => {
    const answer = await ask('смартфон');
    expect(answer.products).toHaveLength(3);
  });
});

describe('prices', () => {
  it('keeps to what may be spent', async () => {
    expect(
      (await ask('айфон до 950 долларов')).products.every(({ price }) => (price?.minor ?? 0) <= 95_000),
    ).toBe(true);
  });

  it('says when nothing costs so little, and what comes nearest', async () => {
    expect(await ask('айфон до 500 долларов')).toMatchObject({
      status: 'weak',
      response: 'За такую цену ничего не нашлось. Ближе всего по цене iPhone 15 128GB Black за $899.90.',
    });
  });

  it('finds the cheapest among what was asked for, not a case', async () => {
    expect(await ask('самый дешёвый айфон')).toMatchObject({
      status: 'match',
      response: 'Самый доступный вариант: iPhone 15 128GB Black за $899.90',
    });
  });

  it('finds the dearest', async () => {
    expect((await ask('самый дорогой айфон')).response).toBe(
      'Самый дорогой вариант: iPhone 15 Pro 512GB Black Titanium за $1,399.90',
    );
  });

  it('says what its prices are in when another currency was named', async () => {
    expect((await ask('айфон 15 черный 256 до ста тысяч рублей')).response).toBe(
      'Цены в этом магазине в долларах. iPhone 15 256GB Black стоит $999.90',
    );
  });
});

describe('what is not to be had', () => {
  it('says first that it is sold out, then what there is, nearest first', async () => {
    expect(await ask('айфон 15 розовый 256')).toMatchObject({
      status: 'match',
      products: [{ variantId: '5', availability: 'out-of-stock' }, { variantId: '3' }, { variantId: '4' }],
      response:
        'iPhone 15 256GB Pink сейчас нет в наличии. Есть iPhone 15 256GB Black за $999.90 и iPhone 15 256GB Blue за $999.90.',
    });
  });

  it('says which colour is missing and which there are', async () => {
    const { status, response } = await ask('айфон 15 256 зелёный');
    expect(status).toBe('weak');
    expect(response).toMatch(
      /^iPhone 15 256GB: зел[её]ного цвета нет\. Есть ч[её]рный и синий за \$999\.90\.$/u,
    );
  });

  it('says which memory is missing', async () => {
    const { status, response } = await ask('айфон 15 чёрный 512');
    expect(status).toBe('weak');
    expect(response).toBe('iPhone 15 Black: варианта «512» нет. Есть 128GB и 256GB.');
  });

  it('offers a model that is not sold only as the nearest', async () => {
    expect(await ask('самсунг галакси с25')).toMatchObject({
      status: 'weak',
      response: expect.stringMatching(/^Точно такого не нашлось\. Ближе всего Samsung Galaxy S24 Ultra/u),
    });
  });

  it('says that only things for it are sold', async () => {
    expect(await ask('ноутбук')).toMatchObject({
      status: 'weak',
      response: 'Самого товара не нашлось, есть только аксессуары: Чехол для ноутбука 14 дюймов за $25.',
    });
  });

  it.each(['холодильник', 'велосипед горный', 'абракадабра', 'билеты в театр'])(
    'finds nothing for "%s"',
    async (query) => {
      expect(await ask(query)).toMatchObject({ status: 'none', products: [] });
    },
  );

  it('leaves out what was ruled out', async () => {
    expect(ids(await ask('айфон 15 128 не чёрный'))).toEqual(['2/2']);
  });
});

it('gives the same answer to the same question every time', async () => {
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => search(tinyDomain, { query: 'покажи наушники' })),
  );
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
});
