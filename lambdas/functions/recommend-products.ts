import * as z from 'zod';
import { RecommendationKind } from '../contract/voice/bot.ts';
import { defineBotFunction, optional } from '../core/voice/bot-function.ts';
import { optionalText, shownIds } from './arguments.ts';

const MAX_QUERY = 300;
const MAX_PRICE = 1_000_000_000;

const parameters = z.object({
  kind: RecommendationKind.meta({
    description:
      'similar, cheaper, better: others of the same kind. goes_with: accessories that fit. gift: for somebody.',
  }),
  productId: optional(z.unknown()).meta({
    type: ['string', 'integer'],
    description: 'productId of the product to begin with. Leave it out for a gift.',
  }),
  query: optionalText(MAX_QUERY).meta({
    description:
      "What is wanted, in the shopper's own words, when no product was found yet; for a gift, whom it is for. " +
      'Beside a product: what else it should be ("in black").',
  }),
  maxPrice: optional(z.number().positive().max(MAX_PRICE)).meta({
    description: "The most that it may cost, in the shop's currency: 50 for fifty dollars.",
  }),
});

/** Recommends products beside one that was found, or for somebody. */
export const recommendProducts = defineBotFunction({
  name: 'recommend_products',
  description: {
    ru:
      'Советует товары и называет причину: похожие на найденный, дешевле, лучше, подходящие к нему аксессуары, ' +
      'подарок кому-то в пределах суммы. Вызывай, когда покупатель просит совета, альтернативу, что-то в пару ' +
      'или подарок.',
    en:
      'Recommends products and says why: similar to one that was found, cheaper, better, accessories that go with ' +
      'it, a gift for somebody up to an amount. Call it when the shopper asks for advice, an alternative, something ' +
      'to go with it, or a gift.',
  },
  examples: {
    ru: [
      'А есть что-нибудь похожее?',
      'Есть подешевле?',
      'А получше что-нибудь есть?',
      'Что к нему подойдёт?',
      'Какие аксессуары к нему есть?',
      'Посоветуй чехол к этому телефону',
      'Нужен подарок маме до 50 долларов',
      'Что подарить брату?',
      'Посоветуй подарок ребёнку пяти лет',
      'Есть аналоги дешевле?',
      'Покажи альтернативу',
      'Что взять вместо него?',
      'Что ещё нужно к этой дрели?',
      'Посоветуй что-нибудь в подарок коллеге',
      'Это дорого, предложи вариант дешевле',
      'Хочу такой же, но помощнее',
    ],
    en: [
      'Is there something similar?',
      'Do you have anything cheaper?',
      'Is there a better one?',
      'What goes with it?',
      'Which accessories are there for it?',
      'Recommend a case for this phone',
      'I need a gift for my mother under 50 dollars',
      'What could I give my brother?',
      'Suggest a gift for a five year old',
      'Are there cheaper alternatives?',
      'Show me an alternative',
      'What could I take instead of it?',
      'What else do I need for this drill?',
      'Suggest something as a present for a colleague',
      'That is too expensive, offer me a cheaper one',
      'I want the same but more powerful',
    ],
  },
  parameters,
  subject: ({ kind, productId, query, maxPrice }) =>
    [kind, shownIds({ productId }), maxPrice, query]
      .filter((part) => part !== undefined && part !== '')
      .join(' '),
  run: (request, { domain, services }) => services.recommendProducts(domain, request),
});
