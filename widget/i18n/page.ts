import type { Locale } from '../../lambdas/contract/shop/locale.ts';

/** Sentences about what came of an action in the page; the file that acts in the page brings both languages. */
const en = {
  empty: 'The cart is empty.',
  holds: (count: number, lines: string, total: string) =>
    `There ${count === 1 ? 'is 1 item' : `are ${count} items`} in the cart${total && ` for ${total}`}: ${lines}.`,
  more: (count: number) => `${count} more`,
  notDone: 'The shop did not do that.',
  couponRefused: 'The shop did not accept this code.',
  cartUnavailable: 'I cannot do that with the cart of this shop. You can do it on the shop’s own pages.',
  noLine: 'There is no such line in the cart.',
  noPage: 'I do not know the address of such a page.',
  notAsked: 'Nothing was done, since the shopper has not asked for it.',
  toolFailed: 'The page of the shop did not answer.',
};

const forms = new Intl.PluralRules('ru');
const goods: Readonly<Record<string, string>> = { one: 'товар', few: 'товара' };

const ru: typeof en = {
  empty: 'В корзине пусто.',
  holds: (count, lines, total) =>
    `В корзине ${count} ${goods[forms.select(count)] ?? 'товаров'}${total && ` на ${total}`}: ${lines}.`,
  more: (count) => `ещё ${count}`,
  notDone: 'Магазин этого не сделал.',
  couponRefused: 'Магазин не принял этот промокод.',
  cartUnavailable: 'С корзиной этого магазина я так не могу. Это можно сделать на страницах магазина.',
  noLine: 'Такой строки в корзине нет.',
  noPage: 'Адреса такой страницы я не знаю.',
  notAsked: 'Ничего не сделано: покупатель об этом не просил.',
  toolFailed: 'Страница магазина не ответила.',
};

export const pageTexts: Readonly<Record<Locale, typeof en>> = { ru, en };
