import type { Locale } from '../../contract/shop/locale.ts';

const ru = {
  added: (title: string, quantity: number) =>
    `Добавлено в корзину: ${title}${quantity > 1 ? `, ${quantity} шт.` : '.'}`,
  cart: () => 'Вот что в корзине.',
  removed: () => 'Убрано из корзины.',
  changed: (quantity: number) => `Количество изменено: ${quantity} шт.`,
  coupon: (code: string) => `Промокод ${code} принят.`,
  checkout: () => 'Открываю оформление заказа.',
  product: (title: string) => `Открываю страницу товара: ${title}.`,
  category: (query: string) => `Открываю раздел «${query}».`,
} as const;

const en: typeof ru = {
  added: (title, quantity) => `Added to the cart: ${title}${quantity > 1 ? `, ${quantity} pieces.` : '.'}`,
  cart: () => 'Here is what is in the cart.',
  removed: () => 'Removed from the cart.',
  changed: (quantity) => `The quantity is now ${quantity}.`,
  coupon: (code) => `The code ${code} was accepted.`,
  checkout: () => 'I am opening the checkout.',
  product: (title) => `I am opening the page of ${title}.`,
  category: (query) => `I am opening “${query}”.`,
};

/** What a shopper hears when the page has done what was asked. */
export const actionSentences: Readonly<Record<Locale, typeof ru>> = { ru, en };
