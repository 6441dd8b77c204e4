import * as z from 'zod';
import { actionSentences } from '../../core/phrases/page-actions.ts';
import { defineBotFunction } from '../../core/voice/bot-function.ts';
import { actInPage } from './page-action.ts';

/** Opens the shop's own checkout. Names, addresses and payment data are typed there and never pass through here. */
export const goToCheckout = defineBotFunction({
  name: 'go_to_checkout',
  description: {
    ru:
      'Открывает страницу оформления заказа. Вызывай, только когда покупатель просит оформить или оплатить. ' +
      'Адрес и данные карты не спрашивай: он вводит их на странице сам.',
    en:
      'Opens the checkout page. Call it only when the shopper asks to check out or pay. ' +
      'Never ask for an address or card data: they type those on the page themselves.',
  },
  examples: {
    ru: [
      'Оформить заказ',
      'Перейди к оформлению',
      'Хочу оплатить',
      'Оформляем',
      'К оплате, пожалуйста',
      'Открой кассу',
      'Давай оформим покупку',
      'Я готов оплатить',
      'Это всё, оформляй',
      'Перейти к оплате',
      'Завершить покупку',
      'Веди меня на оформление',
      'Больше ничего не надо, оформляем заказ',
      'Оплачиваю корзину',
      'Закажи то, что в корзине',
    ],
    en: [
      'Check out',
      'Go to checkout',
      'I want to pay',
      "Let's check out",
      'To the checkout, please',
      'Open the checkout page',
      "Let's place the order",
      "I'm ready to pay",
      "That's all, check me out",
      'Proceed to payment',
      'Finish my purchase',
      'Take me to checkout',
      'Nothing else, place my order',
      'Pay for my basket',
      "Order what's in my cart",
    ],
  },
  parameters: z.object({}),
  subject: () => 'the checkout',
  run: async (_, { domain }) =>
    actInPage({ kind: 'go-to-checkout' }, actionSentences[domain.locale].checkout()),
});
