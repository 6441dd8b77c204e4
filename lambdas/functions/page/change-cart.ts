import * as z from 'zod';
import { actionSentences } from '../../core/phrases/page-actions.ts';
import { defineBotFunction } from '../../core/voice/bot-function.ts';
import { actInPage } from './page-action.ts';

const parameters = z.object({
  line: z.int().min(1).max(999).meta({ description: 'Number of the line in the cart; the first is 1.' }),
  quantity: z
    .int()
    .min(0)
    .max(99)
    .meta({ description: 'How many there should be then; 0 removes the line.' }),
});

/** Changes how many of a line the page's cart holds. */
export const changeCart = defineBotFunction({
  name: 'change_cart',
  description: {
    ru:
      'Меняет количество в строке корзины или убирает её. Номера строк — из ответа show_cart или add_to_cart; ' +
      'не знаешь их — сначала show_cart. Вызывай, только когда покупатель просит.',
    en:
      'Changes the quantity of a line of the cart, or removes it. The numbers of lines are in the answers of ' +
      'show_cart and add_to_cart; call show_cart first if you do not know them. Only when the shopper asks.',
  },
  examples: {
    ru: [
      'Убери чайник из корзины',
      'Удали последний товар',
      'Сделай два вместо одного',
      'Оставь только один',
      'Поменяй количество на три',
      'Выкинь наушники из корзины',
      'Пусть будет пять штук',
      'Передумал, убери диван',
      'Удали второй товар из корзины',
      'Уменьши количество до двух',
      'Увеличь до четырёх',
      'Не надо куртку, убери её',
      'Исправь: не три, а одна',
      'Вытащи из корзины айфон',
      'Первую строку удали',
    ],
    en: [
      'Remove the kettle from my cart',
      'Delete the last item',
      'Make it two instead of one',
      'Keep only one of them',
      'Change the quantity to three',
      'Take the headphones out of the basket',
      'Make that five',
      'I changed my mind, remove the sofa',
      'Delete the second item in my cart',
      'Reduce it to two',
      'Increase it to four',
      "I don't need the jacket, take it out",
      'Correct that: one, not three',
      'Get the iPhone out of my bag',
      'Remove the first line',
    ],
  },
  parameters,
  subject: ({ line, quantity }) => `line ${line} to ${quantity}`,
  run: async ({ line, quantity }, { domain }) => {
    const say = actionSentences[domain.locale];
    const said = quantity === 0 ? say.removed() : say.changed(quantity);
    return actInPage({ kind: 'change-cart', line, quantity }, said);
  },
});
