import * as z from 'zod';
import type { DomainConfig } from '../contract/shop/domain.ts';
import type { Locale } from '../contract/shop/locale.ts';
import { defineBotFunction, hostnameParameter } from '../core/voice/bot-function.ts';

const MAX_TRANSLATION = 300;
const MAX_OFFSET = 1_000;

/** Models write null for an argument that they leave out. */
const withoutNull = (value: unknown): unknown => value ?? undefined;

const withoutBlank = (value: unknown): unknown =>
  typeof value === 'string' ? value.trim() || undefined : withoutNull(value);

const translation = z.preprocess(withoutBlank, z.string().max(MAX_TRANSLATION).optional());

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
  offset: z.preprocess(withoutNull, z.int().min(0).max(MAX_OFFSET).optional()).meta({
    description:
      'How many products of this request were already shown. Send it with the same query when the shopper asks for more.',
  }),
  hostname: hostnameParameter,
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
      'просит показать ещё, вызови снова с offset. Не вызывай для вопросов о самом магазине (доставка, оплата, ' +
      'возврат, гарантия, адреса — это get_store_info), о заказе и для светской беседы.',
    en:
      "Searches the shop's catalogue by the shopper's words: name, brand, colour, storage, size, price " +
      '("under 500 dollars", "cheaper"). Call it for any question about a product, a price or stock. When the ' +
      'shopper asks for more, call it again with offset. Do not call it for questions about the shop itself ' +
      '(delivery, payment, returns, warranty, addresses: that is get_store_info), for orders or for small talk.',
  },
  examples: {
    ru: ['Сколько стоит айфон чёрный 256?', 'Покажи красные платья до 3000 рублей', 'Есть ли чайники?'],
    en: ['How much is the black iPhone 256?', 'Show red dresses under 50 dollars', 'Do you have kettles?'],
  },
  parameters,
  parametersFor,
  subject: ({ query }) => query,
  run: ({ hostname: _, ...request }, { domain, services }) => services.search(domain, request),
});
