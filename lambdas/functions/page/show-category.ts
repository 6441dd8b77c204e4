import * as z from 'zod';
import { actionSentences } from '../../core/phrases/page-actions.ts';
import { defineBotFunction } from '../../core/voice/bot-function.ts';
import { actInPage } from './page-action.ts';

const parameters = z.object({
  query: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .meta({ description: "Name of the section, or words for the shop's search, as short as possible." }),
});

/** Opens a section of the shop, or its search page. */
export const showCategory = defineBotFunction({
  name: 'show_category',
  description: {
    ru:
      'Открывает на сайте раздел каталога или страницу поиска. Вызывай, только когда покупатель просит открыть ' +
      'раздел или показать всё на сайте; чтобы найти товар, есть search_products.',
    en:
      'Opens a section of the catalogue or the search page on the site. Call it only when the shopper asks to open ' +
      'a section or to see everything on the site; search_products is for finding a product.',
  },
  examples: {
    ru: [
      'Открой раздел телефонов',
      'Перейди в каталог обуви',
      'Открой категорию «Диваны»',
      'Покажи на сайте все платья',
      'Зайди в отдел бытовой техники',
      'Открой страницу распродажи',
      'Перейди в раздел новинок',
      'Открой поиск по слову чайник',
      'Хочу сам полистать наушники, открой раздел',
      'Открой каталог',
      'Переведи меня в отдел игрушек',
      'Открой все ноутбуки на странице',
      'Где раздел косметики? Открой',
      'Открой список курток на сайте',
      'Перейди к товарам для дома',
    ],
    en: [
      'Open the phones section',
      'Go to the shoe catalogue',
      'Open the Sofas category',
      'Show all dresses on the site',
      'Go to the appliances department',
      'Open the sale page',
      'Go to the new arrivals section',
      'Open the search for kettle',
      'I want to browse headphones myself, open the section',
      'Open the catalogue',
      'Take me to the toy department',
      'Open all laptops on the page',
      "Where's the cosmetics section? Open it",
      'Open the list of jackets on the site',
      'Go to home goods',
    ],
  },
  parameters,
  subject: ({ query }) => query,
  run: async ({ query }, { domain }) => {
    const url = domain.searchUrl?.replace('{query}', () => encodeURIComponent(query));
    return actInPage({ kind: 'show-category', query, url }, actionSentences[domain.locale].category(query));
  },
});
