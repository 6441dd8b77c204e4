import * as z from 'zod';
import { isInStock } from '../../contract/catalog/availability.ts';
import type { ProductCard, VariantQuestion } from '../../contract/voice/bot.ts';
import { actionSentences } from '../../core/phrases/page-actions.ts';
import { productSentences } from '../../core/phrases/products.ts';
import { defineBotFunction, optional } from '../../core/voice/bot-function.ts';
import { shownIds } from '../arguments.ts';
import { actInPage, productParameters } from './page-action.ts';

const MAX_QUANTITY = 99;

/**
 * What a shopper still has to choose of a product: one option for each variant that can be bought, by all values in which
 * the variants differ. Absent when they do not differ.
 */
const openOptions = (variants: readonly ProductCard[]): VariantQuestion | undefined => {
  const names = Object.keys(variants[0]?.options ?? {}).filter(
    (name) => new Set(variants.map(({ options }) => options[name])).size > 1,
  );
  const [attribute] = names;
  if (attribute === undefined) return undefined;
  const options = variants.filter(isInStock).map(({ productId, variantId, options: values }) => ({
    label: names.flatMap((name) => values[name] ?? []).join(', '),
    productId,
    variantId,
  }));
  return { attribute, options };
};

const parameters = z.object({
  ...productParameters,
  quantity: optional(z.int().min(1).max(MAX_QUANTITY)).meta({ description: 'How many. Without it, one.' }),
});

/** Puts a variant into the page's cart; asks which one when the shopper has not said it. */
export const addToCart = defineBotFunction({
  name: 'add_to_cart',
  description: {
    ru:
      'Кладёт товар в корзину на странице. Вызывай, только когда покупатель сам просит положить, взять или купить. ' +
      'Размер, цвет и другой вариант не выбирай за него: без variantId функция скажет, что спросить.',
    en:
      'Puts a product into the cart of the page. Call it only when the shopper asks to add, take or buy it. ' +
      'Do not choose a size, colour or version for them: without variantId the function says what to ask.',
  },
  examples: {
    ru: [
      'Положи в корзину',
      'Добавь чёрный айфон в корзину',
      'Беру второй',
      'Куплю этот',
      'Давай возьмём два таких чайника',
      'Хочу купить красное платье, размер 44',
      'Добавь ещё один такой же',
      'Закинь в корзину наушники',
      'Отложи мне эту куртку в корзину',
      'Возьму три упаковки',
      'В корзину, пожалуйста',
      'Добавь первый вариант',
      'Я беру его',
      'Кинь в корзину синий',
      'Положите мне две штуки',
      'Покупаю вот этот диван',
    ],
    en: [
      'Add it to my cart',
      'Put the black iPhone in the basket',
      "I'll take the second one",
      "I'll buy this one",
      'Two of these kettles, please',
      'I want to buy the red dress in size 10',
      'Add another one of the same',
      'Throw the headphones in my cart',
      'Add that jacket to the bag',
      'Get me three packs',
      'Into the cart, please',
      'Add the first option',
      "I'm taking it",
      'Drop the blue one in my basket',
      'Put two of them in the cart',
      'Buy this sofa',
    ],
  },
  parameters,
  subject: ({ quantity = 1, ...ids }) => `${shownIds(ids)} × ${quantity}`,
  run: async ({ productId, variantId, quantity = 1 }, { domain, services }) => {
    const found = await services.productInfo(domain, { productId, variantId });
    if (!found.success) return found;
    const { product, variant, response } = found;
    if (!isInStock(variant)) return { success: false, response, error: 'OUT_OF_STOCK' as const };
    const ask = variantId === undefined ? openOptions(product.variants) : undefined;
    if (ask !== undefined) {
      const buyable = product.variants.filter(isInStock);
      const values = new Set(buyable.flatMap(({ options }) => options[ask.attribute] ?? []));
      const question = productSentences[domain.locale].whichVariant(
        product.title,
        [...values],
        ask.attribute,
      );
      return { success: false, response: question, error: 'OPTION_REQUIRED' as const, ask };
    }
    const said = actionSentences[domain.locale].added(variant.title, quantity);
    return actInPage({ kind: 'add-to-cart', product: variant, quantity }, said);
  },
});
