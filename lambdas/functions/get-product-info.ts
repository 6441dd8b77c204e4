import * as z from 'zod';
import { defineBotFunction } from '../core/voice/bot-function.ts';
import { optionalText, productIdParameter, shownIds, variantIdParameter } from './arguments.ts';

const MAX_QUESTION = 300;

const parameters = z.object({
  productId: productIdParameter,
  variantId: variantIdParameter,
  question: optionalText(MAX_QUESTION).meta({
    description:
      "What the shopper wants to know of it, in the shopper's own words: sizes, material, warranty, what is in the box. " +
      'Leave it out for the price and whether it is in stock.',
  }),
});

/** Answers about one product or variant that search_products has already found. */
export const getProductInfo = defineBotFunction({
  name: 'get_product_info',
  description: {
    ru:
      'Рассказывает о товаре, который уже нашёл search_products. Без question — цена и наличие; с question — ответ ' +
      'на вопрос по карточке товара: размеры, цвета, материал, комплект, гарантия, вес, совместимость. Вызывай, ' +
      'когда покупатель спрашивает подробности или выбирает вариант.',
    en:
      'Tells about a product that search_products has already found. Without question: price and availability; with ' +
      "question: the answer from the product's record, such as sizes, colours, material, what is in the box, warranty, " +
      'weight, compatibility. Call it when the shopper asks for details or chooses a variant.',
  },
  examples: {
    ru: [
      'Расскажи подробнее про второй',
      'А он водонепроницаемый?',
      'Какие размеры есть?',
      'Какого он цвета?',
      'Из чего он сделан?',
      'Что в комплекте?',
      'Какая у него гарантия?',
      'Сколько он весит?',
      'А какие у него габариты?',
      'Подойдёт ли он к айфону 15?',
      'Есть ли у него блютуз?',
      'На сколько хватает батареи?',
      'А есть такой же, но 256 гигабайт?',
      'Где он произведён?',
      'Можно ли его стирать в машинке?',
      'А первый есть в наличии?',
    ],
    en: [
      'Tell me more about the second one',
      'Is it waterproof?',
      'Which sizes are there?',
      'What colours does it come in?',
      'What is it made of?',
      "What's in the box?",
      'Does it have a warranty?',
      'How much does it weigh?',
      'What are its dimensions?',
      'Will it fit an iPhone 15?',
      'Does it have Bluetooth?',
      'How long does the battery last?',
      'Is there one with 256 gigabytes?',
      'Where is it made?',
      'Can I put it in the washing machine?',
      'Is the first one in stock?',
    ],
  },
  parameters,
  subject: ({ question, ...ids }) =>
    question === undefined ? shownIds(ids) : `${shownIds(ids)}: ${question}`,
  run: ({ productId, variantId, question }, { domain, services }) =>
    services.productInfo(domain, { productId, variantId: variantId ?? undefined, question }),
});
