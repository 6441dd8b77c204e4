import { describe, expect, it } from '@jest/globals';
import { infoPages } from '../../../../dev/demo-shop/info.ts';
import { DomainConfig } from '../../../../lambdas/contract/shop/domain.ts';
import type { Locale } from '../../../../lambdas/contract/shop/locale.ts';
import type { StoreText } from '../../../../lambdas/contract/shop/store-text.ts';
import { readStoreText } from '../../../../lambdas/core/shop/store-texts/read-store-text.ts';
import { createStoreInfo } from '../../../../lambdas/core/shop/store-texts/store-info.ts';
import { getStoreInfo } from '../../../../lambdas/functions/get-store-info.ts';
import { searchLanguage as language } from '../../../language.ts';

const pages = (locale: Locale): Promise<readonly StoreText[]> =>
  Promise.all(
    infoPages('main', locale).map(({ path, markdown }) =>
      readStoreText({ source: path, text: markdown, locale, url: `https://shop.example.com${path}` }),
    ),
  );
const demo = { ru: await pages('ru'), en: await pages('en') };

/** A shop with these texts, asked in a language. */
const shopOf = (texts: readonly StoreText[], locale: Locale, more = {}) => {
  const domain = DomainConfig.parse({ hostname: 'shop.example.com', shopName: 'Shop', locale, ...more });
  const ask = createStoreInfo({
    texts: { published: async () => ({ revision: '1', texts: [...texts] }) },
    language,
  });
  return (question: string) => ask(domain, question);
};

const ANSWERS: Readonly<Record<Locale, readonly (readonly [string, string])[]>> = {
  ru: [
    ['Сколько стоит доставка?', 'Доставка стоит 5 долларов'],
    ['За сколько дней привезёте заказ?', 'за 1–2 дня'],
    ['Можно забрать самому?', 'Забрать заказ можно бесплатно'],
    ['За границу отправляете?', 'пока не отправляем'],
    ['Есть доставка в тот же день?', 'в тот же день'],
    ['Поднимете диван на этаж?', 'поднимаем на этаж'],
    ['Как отследить посылку?', 'Номер для отслеживания'],
    ['Какие способы оплаты?', 'картой на сайте'],
    ['Можно ли оплатить заказ частями?', 'в рассрочку на 6 месяцев'],
    ['Привезли не тот товар, что делать?', 'заменим или вернём деньги'],
    ['Есть ли рассрочка?', 'в рассрочку на 6 месяцев'],
    ['Как вернуть товар, если не подошёл?', 'в течение 30 дней'],
    ['Когда вернутся деньги за возврат?', '3–5 рабочих дней'],
    ['Можно обменять на другой размер?', 'Обменять вещь на другой размер'],
    ['Какая у вас гарантия?', 'гарантию 2 года'],
    ['До скольки вы работаете?', 'каждый день с 10 до 21'],
    ['Вы открыты по воскресеньям?', 'каждый день с 10 до 21'],
    ['Где находится ваш магазин?', 'на улице Световой, 7'],
    ['Какой у вас телефон?', '+7 000 000-00-00'],
    ['Есть ли бонусы за покупки?', '5 % бонусами'],
    ['Куда вводить промокод?', 'Промокод вводят в корзине'],
    ['Вы упаковываете в подарок?', 'в подарок за 2 доллара'],
    ['Работаете ли вы с юрлицами?', 'выставляем счёт с НДС'],
    ['У вас оригинальные товары?', 'Все товары оригинальные'],
    ['Соберёте мебель?', 'Мебель собираем'],
  ],
  en: [
    ['How much is delivery?', 'Delivery costs 5 dollars'],
    ['How long does shipping take?', 'within 1–2 days'],
    ['Can I pick it up myself?', 'collect your order'],
    ['Do you ship abroad?', 'do not ship abroad'],
    ['Which payment methods do you take?', 'pay by card on the website'],
    ['Do you offer instalments?', 'in instalments over 6 months'],
    ['How do I return something that does not fit?', 'within 30 days'],
    ['When do I get my money back?', 'within 3–5 working days'],
    ['What warranty do you give?', '2-year warranty'],
    ['What is not covered by the warranty?', 'does not cover falls'],
    ['When do you close?', 'every day from 10 to 21'],
    ['Are you open on Sundays?', 'every day from 10 to 21'],
    ['Where is your shop?', '7 Svetovaya Street'],
    ['Do you have a loyalty programme?', '5% back in points'],
    ['Can my company get an invoice?', 'an invoice with VAT'],
    ['Do you gift wrap?', 'as a gift for 2 dollars'],
    ['Is there parking?', 'free parking'],
  ],
};

describe.each(['ru', 'en'] as const)('a shop with texts in %s', (locale) => {
  const ask = shopOf(demo[locale], locale);

  it.each(ANSWERS[locale])('answers "%s" with "%s"', async (question, words) => {
    const answer = await ask(question);
    expect(answer).toMatchObject({
      success: true,
      status: 'answered',
      response: expect.stringContaining(words),
      source: {
        title: expect.any(String),
        url: expect.stringContaining('https://shop.example.com/demo/info/'),
      },
    });
  });

  it('says nothing that the merchant did not write', async () => {
    const written = demo[locale].flatMap(({ passages }) => passages.map(({ text }) => text)).join(' ');
    for (const question of getStoreInfo.examples[locale]) {
      const answer = await ask(question);
      expect(answer).toMatchObject({ status: 'answered' });
      const [, quote = ''] = /[«“](.*)[»”]$/u.exec(answer.response) ?? [];
      expect({ question, isTheirs: quote !== '' && written.includes(quote) }).toEqual({
        question,
        isTheirs: true,
      });
    }
  });
});

describe('what the texts do not say', () => {
  it.each([
    ['ru', 'Есть ли у вас комната матери и ребёнка?'],
    ['ru', 'Можно прийти с собакой?'],
    ['ru', 'Есть скидка студентам?'],
    ['ru', 'Можно заплатить биткоинами?'],
    ['ru', 'У вас есть вакансии?'],
    ['ru', 'Есть ли скидка на день рождения?'],
    ['ru', 'Какая погода в Москве?'],
    ['ru', 'Расскажи анекдот'],
    ['ru', 'нужен красный чайник'],
    ['en', 'Is there a nursing room in the shop?'],
    ['en', 'Is there a student discount?'],
    ['en', 'Do you take bitcoin?'],
    ['en', 'Are you hiring?'],
    ['en', 'Do you sell wholesale?'],
    ['en', 'how old are you'],
    ['en', 'show me red dresses'],
  ] as const)('is said to be unknown in %s: %s', async (locale, question) => {
    const answer = await shopOf([...demo.ru, ...demo.en], locale)(question);
    expect(answer).toMatchObject({ success: true, status: 'unknown' });
    expect(answer).not.toHaveProperty('source');
  });

  it('is answered with whom to ask', async () => {
    const contact = { phone: '8 800 000-00-00', email: 'hi@shop.example.com', hours: 'с 9 до 21' };
    expect(await shopOf([], 'ru', { contact })('Есть ли парковка?')).toEqual({
      success: true,
      status: 'unknown',
      contact,
      response:
        'Магазин об этом не пишет. Спросить можно по телефону 8 800 000-00-00 или по почте hi@shop.example.com. ' +
        'Часы работы: с 9 до 21.',
    });
    expect((await shopOf([], 'en')('Is there parking?')).response).toMatch(/does not say.*staff/);
  });
});

describe('texts in another language', () => {
  it.each([
    ['ru', 'en', 'Сколько стоит доставка?', 'Магазин пишет по-английски: «Delivery costs 5 dollars'],
    ['ru', 'en', 'Можно ли вернуть товар?', 'within 30 days'],
    ['ru', 'en', 'Какая у вас гарантия?', '2-year warranty'],
    ['en', 'ru', 'How much is delivery?', 'The shop says in Russian: “Доставка стоит 5 долларов'],
    ['en', 'ru', 'Do you have a loyalty programme?', 'бонусами'],
  ] as const)('answer a question in %s from texts in %s: %s', async (locale, written, question, words) => {
    expect((await shopOf(demo[written], locale)(question)).response).toContain(words);
  });

  it('give way to those in the language that is spoken', async () => {
    const ask = shopOf([...demo.ru, ...demo.en], 'en');
    expect((await ask('How much is delivery?')).response).toContain('Delivery costs 5 dollars');
  });
});

describe("a merchant's own topics", () => {
  const questions =
    'question,answer\nIs there a nursing room?,"Yes, on the second floor."\nDo I need a fishing licence?,No.\n';

  it('are found by their words', async () => {
    const ask = shopOf([await readStoreText({ source: 'faq.csv', text: questions })], 'en');
    expect(await ask('do you have a nursing room')).toMatchObject({
      response: expect.stringContaining('second floor'),
    });
    expect(await ask('do I need a licence for fishing')).toMatchObject({ response: 'The shop says: “No.”' });
  });

  it('are quoted no longer than one listens to', async () => {
    const text = `# Warranty\n\nThe warranty covers ${'every single part of it, '.repeat(60)}all of it.`;
    const { response } = await shopOf(
      [await readStoreText({ source: 'a.md', text })],
      'en',
    )('What is the warranty?');
    expect(response.length).toBeLessThan(450);
    expect(response).toMatch(/…”$/u);
  });

  it('are read again after they changed', async () => {
    let [revision, texts]: [string, StoreText[]] = ['1', []];
    const ask = createStoreInfo({ texts: { published: async () => ({ revision, texts }) }, language });
    const domain = DomainConfig.parse({ hostname: 'shop.example.com', shopName: 'Shop', locale: 'en' });
    expect(await ask(domain, 'is there a nursing room')).toMatchObject({ status: 'unknown' });
    [revision, texts] = ['2', [await readStoreText({ source: 'faq.csv', text: questions })]];
    expect(await ask(domain, 'is there a nursing room')).toMatchObject({ status: 'answered' });
  });

  it('are not looked for when nothing was asked', async () => {
    expect(await shopOf(demo.en, 'en')('  ')).toMatchObject({ success: false, error: 'EMPTY_QUERY' });
  });
});
