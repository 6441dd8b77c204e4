import * as z from 'zod';
import type { DomainConfig } from '../contract/shop/domain.ts';
import type { Locale } from '../contract/shop/locale.ts';
import { SORTS } from '../core/search/wishes.ts';
import { defineBotFunction, optional } from '../core/voice/bot-function.ts';
import { optionalText } from './arguments.ts';

const MAX_TRANSLATION = 300;
const MAX_OFFSET = 1_000;

const translation = optionalText(MAX_TRANSLATION);

const parameters = z.object({
  /** A missing query is answered with a sentence, like a blank one. A value that is not text is refused. */
  query: z
    .preprocess((value) => value ?? '', z.string())
    .meta({
      description:
        "What the shopper asked for, in the shopper's own words; brands and models in Latin letters and digits. " +
        'Example: "iPhone 15 чёрный 256".',
    }),
  translation,
  offset: optional(z.int().min(0).max(MAX_OFFSET)).meta({
    description:
      'How many products of this request were already shown. Send it with the same query when the shopper asks for more.',
  }),
  sort: optional(z.enum(SORTS)).meta({
    description:
      'The order the shopper wants. best: by rating. Leave it out for the best match of the words.',
  }),
  inStock: optional(z.boolean()).meta({ description: 'true when the shopper wants only what is in stock.' }),
  onSale: optional(z.boolean()).meta({ description: 'true when the shopper wants only what is reduced.' }),
});

const translationDescriptions: Readonly<Record<Locale, (catalogLocale: Locale) => string>> = {
  ru: (catalogLocale) => {
    const language = { ru: 'по-русски', en: 'по-английски' }[catalogLocale];
    return `Тот же запрос ${language}, на языке каталога; бренды, модели и числа оставь как есть.`;
  },
  en: (catalogLocale) => {
    const language = { ru: 'in Russian', en: 'in English' }[catalogLocale];
    return `The same request ${language}, the language of the catalogue; keep brands, models and numbers as they are.`;
  },
};

/** The model is asked for a translation only if the shop's language is not the catalogue's. */
const parametersFor = ({ locale, catalogLocale }: DomainConfig): z.ZodObject =>
  catalogLocale === undefined || catalogLocale === locale
    ? parameters.omit({ translation: true })
    : parameters.extend({
        translation: translation.meta({ description: translationDescriptions[locale](catalogLocale) }),
      });

/** Finds what the shopper asked for and answers with a sentence to say and cards to show. */
export const searchProducts = defineBotFunction({
  name: 'search_products',
  description: {
    ru:
      'Ищет товары в каталоге магазина по словам покупателя: название, бренд, цвет, память, размер, цена ' +
      '(«до 500 долларов», «подешевле»). Вызывай на любой вопрос о товаре, цене или наличии. Если покупатель ' +
      'просит показать ещё, вызови снова с offset; если уточняет («только чёрные», «сначала дешёвые», «со скидкой», ' +
      '«в наличии») — с дополненным query, sort, inStock, onSale. Не вызывай для вопросов о самом магазине ' +
      '(доставка, оплата, возврат, гарантия, адреса — это get_store_info), о заказе и для светской беседы.',
    en:
      "Searches the shop's catalogue by the shopper's words: name, brand, colour, storage, size, price " +
      '("under 500 dollars", "cheaper"). Call it for any question about a product, a price or stock. When the ' +
      'shopper asks for more, call it again with offset; when the shopper narrows it ("only black", "cheapest first", ' +
      '"on sale", "in stock"), with the completed query, sort, inStock, onSale. Do not call it for questions about the ' +
      'shop itself (delivery, payment, returns, warranty, addresses: that is get_store_info), for orders or for small talk.',
  },
  examples: {
    ru: [
      'Сколько стоит айфон чёрный 256?',
      'Покажи красные платья до 3000 рублей',
      'Есть ли чайники?',
      'Ищу беспроводные наушники',
      'Покажи ещё',
      'Только чёрные',
      'Сначала подешевле',
      'А со скидкой что-нибудь есть?',
      'Покажи только то, что в наличии',
      'Наушники или колонка до 100 долларов',
      'Самый дешёвый ноутбук',
      'Какой пылесос лучший?',
      'Мне нужны кроссовки 42 размера',
      'Есть у вас чехлы для айфона?',
      'Хочу купить дрель',
      'Что есть из детских игрушек?',
    ],
    en: [
      'How much is the black iPhone 256?',
      'Show red dresses under 50 dollars',
      'Do you have kettles?',
      "I'm looking for wireless headphones",
      'Show me more',
      'Only black ones',
      'Cheapest first',
      'Is any of that on sale?',
      'Show only what is in stock',
      'Headphones or a speaker under 100 dollars',
      'The cheapest laptop',
      'Which vacuum cleaner is the best?',
      'I need sneakers in size 42',
      'Do you have iPhone cases?',
      'I want to buy a drill',
      'What toys do you have for children?',
    ],
  },
  parameters,
  parametersFor,
  subject: ({ query }) => query,
  run: (request, { domain, services }) => services.search(domain, request),
});
