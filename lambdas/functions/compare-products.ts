import * as z from 'zod';
import { defineBotFunction } from '../core/voice/bot-function.ts';
import { productIdParameter, shownIds, variantIdParameter } from './arguments.ts';

const FEWEST = 2;
/** A table of more is not read on a phone. */
const MOST = 4;

const parameters = z.object({
  items: z
    .array(z.object({ productId: productIdParameter, variantId: variantIdParameter }))
    .min(FEWEST)
    .max(MOST)
    .meta({ description: 'The products to compare, two to four.' }),
});

/** Compares products that search_products has already found. */
export const compareProducts = defineBotFunction({
  name: 'compare_products',
  description: {
    ru:
      'Сравнивает от двух до четырёх товаров, которые уже нашёл search_products: чем отличаются, что одинаково, ' +
      'что дешевле и на сколько. Таблица различий появится на экране. Вызывай, когда покупатель просит сравнить ' +
      'или не может выбрать.',
    en:
      'Compares two to four products that search_products has already found: what differs, what is alike, which is ' +
      'cheaper and by how much. A table of the differences appears on the screen. Call it when the shopper wants to ' +
      'compare or cannot decide.',
  },
  examples: {
    ru: [
      'Сравни первый и второй',
      'Чем они отличаются?',
      'В чём разница между этими двумя?',
      'Сравни их, пожалуйста',
      'Какой из них дешевле?',
      'Первый или третий, что лучше?',
      'Чем айфон 15 отличается от айфона 15 про?',
      'Сравни все три',
      'А что у них общего?',
      'На сколько второй дороже первого?',
      'Помоги выбрать между ними',
      'Какой мощнее, первый или второй?',
      'Покажи сравнение этих моделей',
      'За что тут переплата?',
      'У какого больше памяти?',
    ],
    en: [
      'Compare the first and the second',
      'How do they differ?',
      'What is the difference between these two?',
      'Compare them, please',
      'Which one of them is cheaper?',
      'The first or the third, which is better?',
      'How does the iPhone 15 differ from the iPhone 15 Pro?',
      'Compare all three',
      'What do they have in common?',
      'How much more is the second than the first?',
      'Help me choose between them',
      'Which is more powerful, the first or the second?',
      'Show me these models side by side',
      'What do I pay more for here?',
      'Which of them has more storage?',
    ],
  },
  parameters,
  subject: ({ items }) => items.map(shownIds).join(', '),
  run: ({ items }, { domain, services }) => services.compareProducts(domain, items),
});
