import * as z from 'zod';
import { actionSentences } from '../../core/phrases/page-actions.ts';
import { defineBotFunction } from '../../core/voice/bot-function.ts';
import { actInPage } from './page-action.ts';

/** Tells what the page's cart holds. */
export const showCart = defineBotFunction({
  name: 'show_cart',
  description: {
    ru: 'Говорит, что лежит в корзине на странице и сколько это стоит вместе.',
    en: 'Tells what is in the cart of the page and what it costs together.',
  },
  examples: {
    ru: [
      'Что у меня в корзине?',
      'Покажи корзину',
      'Открой корзину',
      'Сколько всего получается?',
      'На какую сумму я набрал?',
      'Что я уже добавил?',
      'Сколько товаров в корзине?',
      'Перечисли корзину',
      'Какой итог?',
      'Корзина пустая?',
      'Напомни, что я выбрал',
      'Айфон уже в корзине?',
      'Посмотрим корзину',
      'Во сколько обойдётся моя корзина?',
      'Что там в корзине лежит?',
    ],
    en: [
      "What's in my cart?",
      'Show my basket',
      'Open the cart',
      'How much is it all together?',
      'What does my cart come to?',
      'What have I added so far?',
      'How many items are in my bag?',
      'List my cart',
      "What's my total?",
      'Is my basket empty?',
      'Remind me what I picked',
      'Is the iPhone in the cart already?',
      "Let's look at the cart",
      'How much do I have in my basket?',
      'Read me my cart',
    ],
  },
  parameters: z.object({}),
  subject: () => 'the cart',
  run: async (_, { domain }) => actInPage({ kind: 'show-cart' }, actionSentences[domain.locale].cart()),
});
