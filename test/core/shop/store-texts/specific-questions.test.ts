import { describe, expect, it } from '@jest/globals';
import { DomainConfig } from '../../../../lambdas/contract/shop/domain.ts';
import { readStoreText } from '../../../../lambdas/core/shop/store-texts/read-store-text.ts';
import { createStoreInfo } from '../../../../lambdas/core/shop/store-texts/store-info.ts';
import { language } from '../../../language.ts';

const underwear = `# Доставка и возврат
## Доставка
Доставляем по всей России курьером и в пункты выдачи. Стоимость — 350 рублей.
В Беларусь и Казахстан отправляем почтой, срок 10–14 дней.
Заказы до 12:00 по Москве привозим в тот же день.
## Возврат
Вернуть товар можно в течение 14 дней. Бельё и колготки возврату не подлежат.
Деньги возвращаем на карту за 3–10 дней.
## Магазин
Работаем с понедельника по субботу с 10 до 20, в воскресенье с 11 до 18. Адрес: улица Лесная, 7. Есть бесплатная парковка.`;

const furniture = `# Условия
## Доставка
Доставка по городу 990 рублей. Доставляем со вторника по воскресенье с 9 до 21.
## Гарантия
На корпусную мебель 24 месяца, на матрасы 5 лет.
## Оплата
Рассрочка на 12 месяцев. Юридические лица платят по счёту, работаем с НДС.`;

const electronics = `# Help
## Shipping
Standard shipping takes 3 to 5 business days and costs $6. Alaska and Hawaii take 7 to 10 days.
## Returns
You have 30 days to return an item. Opened software and headphones cannot be returned.
## Payment
We take Visa and PayPal. Affirm lets you pay in 3 to 12 monthly payments.
## Store
Open Monday to Saturday 9 am to 8 pm. Closed on Sundays.
Order before 2 pm and pick up the same day. Gift cards never expire.`;

const ask = async (text: string, question: string): Promise<string> => {
  const locale = /\p{Script=Cyrillic}/u.test(question) ? 'ru' : 'en';
  const texts = [await readStoreText({ source: 'terms.md', text, locale })];
  const answer = createStoreInfo({ texts: { published: async () => ({ revision: '1', texts }) }, language });
  const told = await answer(
    DomainConfig.parse({ hostname: 'shop.example', shopName: 'Shop', locale }),
    question,
  );
  return 'status' in told && told.status === 'answered' ? told.response : 'unknown';
};

describe('a specific question', () => {
  it.each([
    [underwear, 'доставка в Казахстан есть', 'отправляем почтой'],
    [underwear, 'вернуть вскрытые трусы можно', 'не подлежат'],
    [underwear, 'во сколько открываетесь в воскресенье', 'с 11 до 18'],
    [underwear, 'привезёте сегодня', 'в тот же день'],
    [underwear, 'когда вернут деньги', 'за 3–10 дней'],
    [underwear, 'у вас есть парковка', 'Есть бесплатная парковка'],
    [furniture, 'доставляете по понедельникам', 'со вторника по воскресенье'],
    [furniture, 'гарантия на матрас', '5 лет'],
    [electronics, 'how long does shipping to hawaii take', '7 to 10 days'],
    [electronics, 'can i return opened headphones', 'cannot be returned'],
    [electronics, 'can i pay in instalments', 'monthly payments'],
    [electronics, 'are you open on sunday', 'Closed on Sundays'],
    [electronics, 'can i pick it up the same day', 'before 2 pm'],
    [electronics, 'do gift cards expire', 'never expire'],
  ])('gets the sentence that answers it: %#', async (text, question, words) => {
    expect(`${question}: ${await ask(text, question)}`).toContain(words);
  });

  it.each([
    [underwear, 'доставляете в Узбекистан'],
    [underwear, 'есть подарочные карты'],
    [underwear, 'принимаете биткоины'],
    [furniture, 'режим работы'],
    [furniture, 'есть ли промокод'],
    [electronics, 'do you ship to canada'],
    [electronics, 'is there parking'],
    [electronics, 'do you gift wrap'],
  ])('gets no neighbouring fact: %#', async (text, question) => {
    expect(`${question}: ${await ask(text, question)}`).toBe(`${question}: unknown`);
  });
});
