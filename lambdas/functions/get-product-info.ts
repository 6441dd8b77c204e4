import * as z from 'zod';
import { defineBotFunction, hostnameParameter } from '../core/voice/bot-function.ts';

const ID_TYPES = ['string', 'integer'];

const parameters = z.object({
  /** Any value passes here: a wrong id is answered with a sentence, not refused. */
  productId: z
    .preprocess((value) => value ?? '', z.unknown())
    .meta({
      type: ID_TYPES,
      description: 'productId of a product that search_products returned.',
    }),
  variantId: z.unknown().optional().meta({
    type: ID_TYPES,
    description: 'variantId of one of its variants. Without it the answer is about the whole product.',
  }),
  hostname: hostnameParameter,
});

/** An id for the log line; of any other value only the type. */
const shown = (id: unknown): string =>
  typeof id === 'string' || typeof id === 'number' ? String(id) : typeof id;

/** Answers about one product or variant that search_products has already found. */
export const getProductInfo = defineBotFunction({
  name: 'get_product_info',
  description: {
    ru:
      'Рассказывает о товаре, который уже нашёл search_products: цена, наличие, характеристики, другие ' +
      'варианты. Вызывай, когда покупатель спрашивает подробности или выбирает вариант.',
    en:
      'Tells about a product that search_products has already found: price, availability, attributes, other ' +
      'variants. Call it when the shopper asks for details or chooses a variant.',
  },
  examples: {
    ru: ['Расскажи подробнее про второй', 'А он водонепроницаемый?', 'Какие размеры есть?'],
    en: ['Tell me more about the second one', 'Is it waterproof?', 'Which sizes are there?'],
  },
  parameters,
  subject: ({ productId, variantId }) =>
    variantId === undefined || variantId === null
      ? shown(productId)
      : `${shown(productId)} / ${shown(variantId)}`,
  run: ({ productId, variantId }, { domain, services }) =>
    services.productInfo(domain, { productId, variantId: variantId ?? undefined }),
});
