import * as z from 'zod';
import { failedAnswer } from '../../core/phrases/errors.ts';
import { actionSentences } from '../../core/phrases/page-actions.ts';
import { defineBotFunction } from '../../core/voice/bot-function.ts';
import { shownIds } from '../arguments.ts';
import { actInPage, productParameters } from './page-action.ts';

/** Opens a product's own page. */
export const openProduct = defineBotFunction({
  name: 'open_product',
  description: {
    ru: 'Открывает страницу товара, который уже нашёлся. Вызывай, только когда покупатель просит открыть её или перейти.',
    en: 'Opens the page of a product that was found. Call it only when the shopper asks to open it or go there.',
  },
  examples: {
    ru: [
      'Открой страницу товара',
      'Открой второй',
      'Перейди к этому айфону',
      'Покажи этот товар на сайте',
      'Открой карточку чайника',
      'Перейти на страницу дивана',
      'Хочу посмотреть его на странице',
      'Открой первый вариант',
      'Зайди на страницу этих наушников',
      'Открой ссылку',
      'Давай на страницу товара',
      'Переведи меня к этому платью',
      'Открой его целиком',
      'Покажи страницу последнего',
      'Перейди к чёрному варианту',
    ],
    en: [
      'Open the product page',
      'Open the second one',
      'Go to that iPhone',
      'Show this product on the site',
      'Open the page of the kettle',
      'Take me to the sofa page',
      'I want to see it on its page',
      'Open the first option',
      'Go to the page of those headphones',
      'Open the link',
      "Let's go to the product page",
      'Bring me to that dress',
      'Open it in full',
      'Show the page of the last one',
      'Go to the black version',
    ],
  },
  parameters: z.object(productParameters),
  subject: shownIds,
  run: async ({ productId, variantId }, { domain, services }) => {
    const found = await services.productInfo(domain, { productId, variantId });
    if (!found.success) return found;
    const { variant } = found;
    return variant.url === undefined
      ? failedAnswer('PAGE_UNAVAILABLE', domain.locale)
      : actInPage(
          { kind: 'open-product', product: variant },
          actionSentences[domain.locale].product(variant.title),
        );
  },
});
