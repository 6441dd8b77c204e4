import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createProductInfo, type ProductInfo } from '../../../lambdas/core/catalog/product-info.ts';
import { language } from '../../language.ts';
import { englishDomain, type OpenShop, openShop, tinyDomain, tinyShop } from '../search/tiny-shop.ts';
import { otherShop } from './other-shop.ts';

let shop: OpenShop;
let info: ProductInfo;

beforeAll(async () => {
  shop = await openShop([...tinyShop, ...otherShop]);
  info = createProductInfo({ ...shop, language });
});
afterAll(() => shop.close());

describe('a question about a product', () => {
  it.each([
    ['run', 'Какие размеры есть?', 'Размер: 41, 42; нет в наличии: 43.'],
    ['run', 'Какого они цвета?', 'Цвет: чёрный, белый.'],
    ['run', 'Из чего сделаны?', 'Материал верха: текстиль.'],
    ['run', 'Где сделаны?', 'Страна производства: Вьетнам.'],
    ['run', 'Что в комплекте?', 'В описании: «В комплекте запасные шнурки и мешок».'],
    ['run', 'Быстро сохнут?', 'В описании: «Верх дышит и быстро сохнет».'],
    ['trail', 'Они боятся воды?', 'Водонепроницаемость: да.'],
    ['trail', 'А они водонепроницаемые?', 'Водонепроницаемость: да.'],
    ['drill', 'Сколько весит?', 'В описании: «Компактная дрель-шуруповёрт весом 1,1 кг».'],
    ['drill', 'Какая гарантия?', 'В описании: «Гарантия производителя 3 года».'],
    ['drill', 'Кейс идёт в комплекте?', 'Кейс: нет.'],
    ['mug', 'Какой у неё объём?', 'В названии: «Кружка керамическая 350 мл».'],
    ['mug', 'Можно мыть в посудомойке?', 'В описании: «Можно мыть в посудомоечной машине».'],
    ['battery-12', 'К чему он подойдёт?', 'Совместимость: Молот ДШ-12.'],
    ['2', 'Сколько у него памяти?', 'Память: 128GB, 256GB.'],
  ])('about %s, "%s", is answered with the fact by name', async (productId, question, answer) => {
    expect((await info(tinyDomain, { productId, question })).response).toBe(answer);
  });

  it.each([
    ['run', 'Which sizes are there?', 'Size: 41, 42; sold out: 43.'],
    ['run', 'Do they come in white?', 'Yes, there is: white.'],
    ['run', 'What are they made of?', 'Material: fabric.'],
    ['trail', 'Is it waterproof?', 'Water protection: yes.'],
    ['drill', 'Does it have a light?', 'Light: yes.'],
    ['scarf', 'Is it cotton?', 'Material: шерсть 80 %, акрил 20 %.'],
    ['3', 'Does it fit an iPhone 15?', 'The title says “Silicone Case for iPhone 15”.'],
  ])('is answered in English about %s: "%s"', async (productId, question, answer) => {
    expect((await info(englishDomain, { productId, question })).response).toBe(answer);
  });

  it('shows the variant that it names', async () => {
    const answer = await info(englishDomain, { productId: 'run', question: 'Do they come in white?' });
    expect(answer).toMatchObject({ variant: { options: { Цвет: 'белый' } } });
  });

  it.each([
    ['run', 'Они водонепроницаемые?', 'Защита от воды: магазин этого не указывает.'],
    ['run', 'Какая гарантия?', 'Гарантия: магазин этого не указывает.'],
    ['run', 'Сколько весят?', 'Вес: магазин этого не указывает.'],
    ['drill', 'Есть ли реверс?', 'Магазин об этом не пишет.'],
  ])(
    'about %s that the record does not answer ("%s") gets neither yes nor no',
    async (productId, question, answer) => {
      expect((await info(tinyDomain, { productId, question })).response).toBe(answer);
    },
  );

  it.each([
    ['Есть 42 в белом?', 'Да, есть: 42, белый.'],
    ['А 43 есть?', 'Есть в ассортименте, но сейчас нет в наличии: 43.'],
    ['Есть 41 в белом?', 'Такого варианта нет. Размер: 41, 42; нет в наличии: 43. Цвет: чёрный, белый.'],
    ['Какие размеры есть в белом?', 'Да, есть: белый. Размер: 42.'],
  ])('about options is held against the variants: "%s"', async (question, answer) => {
    expect((await info(tinyDomain, { productId: 'run', question })).response).toBe(answer);
  });

  it('does not name the price again unless it is asked for', async () => {
    const told = await info(tinyDomain, { productId: 'run', question: 'Расскажи подробнее' });
    expect(told.response).toMatch(/^Лёгкие кроссовки для бега по городу\. .*Материал верха: текстиль\.$/u);
    expect(told.response).not.toContain('₽');
    const asked = await info(tinyDomain, { productId: 'run', question: 'А сколько они стоят?' });
    expect(asked.response).toMatch(/стоят 5\s990/u);
  });
});
