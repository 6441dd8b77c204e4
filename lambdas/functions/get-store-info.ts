import * as z from 'zod';
import { defineBotFunction } from '../core/voice/bot-function.ts';

const MAX_QUESTION = 500;

const parameters = z.object({
  /** A missing question is answered with a sentence, like a blank one. A value that is not text is refused. */
  question: z
    .preprocess((value) => value ?? '', z.string().max(MAX_QUESTION))
    .meta({
      description:
        "The shopper's question about the shop, whole and in the shopper's own words. Name what it is about if only " +
        'the conversation says so. Example: "how much is delivery to another city".',
    }),
});

/** Answers about the shop itself, in the merchant's own words and with the page they are from. */
export const getStoreInfo = defineBotFunction({
  name: 'get_store_info',
  description: {
    ru:
      'Отвечает на вопросы о самом магазине словами его страниц: доставка, самовывоз, оплата, рассрочка, возврат и ' +
      'обмен, гарантия и ремонт, часы работы, адреса, контакты, скидки и бонусы, сборка, упаковка и другие условия. ' +
      'Вызывай на любой такой вопрос, не отвечай из памяти. О товарах, ценах на них и наличии спрашивай ' +
      'search_products, а не эту функцию.',
    en:
      "Answers questions about the shop itself in the words of the shop's pages: delivery, pickup, payment, " +
      'instalments, returns and exchanges, warranty and repair, opening hours, addresses, contacts, discounts and ' +
      'points, assembly, gift wrap and other terms. Call it for every such question and do not answer from memory. ' +
      'For products, their prices and stock call search_products instead.',
  },
  examples: {
    ru: [
      'Сколько стоит доставка?',
      'За сколько дней привезёте заказ?',
      'Можно забрать самому?',
      'Вы отправляете в другие города?',
      'Как можно оплатить заказ?',
      'Можно ли заплатить при получении?',
      'Есть ли рассрочка?',
      'Как вернуть товар, если не подошёл?',
      'Сколько дней есть на возврат?',
      'Можно обменять на другой размер?',
      'Какая у вас гарантия?',
      'Что делать, если товар сломался?',
      'До скольки вы работаете?',
      'Вы открыты по воскресеньям?',
      'Где находится ваш магазин?',
      'Какой у вас телефон?',
      'Есть ли у вас бонусная программа?',
      'Как применить промокод?',
      'Вы упаковываете в подарок?',
      'Работаете ли вы с юридическими лицами?',
    ],
    en: [
      'How much is delivery?',
      'How long does shipping take?',
      'Can I pick it up myself?',
      'Do you ship abroad?',
      'Which payment methods do you take?',
      'Can I pay on delivery?',
      'Do you offer instalments?',
      'How do I return something that does not fit?',
      'How many days do I have for a return?',
      'Can I exchange it for another size?',
      'What warranty do you give?',
      'What if it breaks?',
      'When do you close?',
      'Are you open on Sundays?',
      'Where is your shop?',
      'What is your phone number?',
      'Do you have a loyalty programme?',
      'How do I use a promo code?',
      'Do you gift wrap?',
      'Can my company get an invoice?',
    ],
  },
  parameters,
  subject: ({ question }) => question,
  run: ({ question }, { domain, services }) => services.storeInfo(domain, question),
});
