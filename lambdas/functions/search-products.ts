import * as z from 'zod';
import { defineBotFunction } from '../core/voice/bot-function.ts';
import { hostnameParameter } from './hostname-parameter.ts';

const parameters = z.object({
  /** A missing query is answered with a sentence, as a blank one is; anything but text is a fault. */
  query: z
    .preprocess((value) => value ?? '', z.string())
    .meta({
      description:
        "What the shopper asked for, in the shopper's own words; brands and models in Latin letters and digits. " +
        'Example: "iPhone 15 чёрный 256".',
    }),
  hostname: hostnameParameter,
});

/** Finds what the shopper asked for and answers with a sentence to say and cards to show. */
export const searchProducts = defineBotFunction({
  name: 'search_products',
  description: {
    ru:
      'Ищет товары в каталоге магазина по словам покупателя: название, бренд, цвет, память, размер, цена ' +
      '(«до 500 долларов», «подешевле»). Вызывай на любой вопрос о товаре, цене или наличии.',
    en:
      "Searches the shop's catalogue by the shopper's words: name, brand, colour, storage, size, price " +
      '("under 500 dollars", "cheaper"). Call it for any question about a product, a price or stock.',
  },
  parameters,
  subject: ({ query }) => query,
  run: ({ query }, { domain, services }) => services.search(domain, query),
});
