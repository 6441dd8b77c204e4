import type { ErrorCode, NamedErrorCode } from '../../contract/errors.ts';
import type { Locale } from '../../contract/shop/locale.ts';
import type { FailedAnswer } from '../../contract/voice/bot.ts';

type SentenceKey = NamedErrorCode | 'FUNCTION_NOT_FOUND';

/** What a shopper hears when something could not be done: what happened, then what to do. */
const sentences = {
  ru: {
    EMPTY_QUERY: 'Я не расслышал, что искать. Назовите товар.',
    INVALID_PRODUCT_ID: 'Я не понял, о каком товаре речь. Назовите его ещё раз.',
    INVALID_VARIANT_ID: 'Я не понял, о каком варианте речь. Назовите цвет, размер или объём памяти.',
    PRODUCT_NOT_FOUND: 'Такого товара в этом магазине нет.',
    VARIANT_NOT_FOUND: 'Такого варианта у этого товара нет.',
    ORDER_NOT_FOUND:
      'Заказ с таким номером и такими данными не нашёлся. Проверьте номер, последние четыре цифры телефона или почту.',
    OPTION_REQUIRED: 'Выберите вариант товара.',
    OUT_OF_STOCK: 'Этого товара сейчас нет в наличии.',
    CART_UNAVAILABLE: 'С корзиной этого магазина я сам ничего сделать не могу.',
    PAGE_UNAVAILABLE: 'Адреса такой страницы я не знаю.',
    DOMAIN_NOT_FOUND: 'Голосовой помощник на этом сайте не подключён.',
    INVALID_REQUEST: 'Запрос составлен неверно. Попробуйте ещё раз.',
    SESSION_REQUIRED: 'Чтобы спросить, сначала начните разговор.',
    SESSION_EXPIRED: 'Время разговора вышло. Начните новый.',
    ORIGIN_MISMATCH: 'Помощник не подключён к этой странице.',
    QUOTA_EXCEEDED: 'На сегодня разговоры закончились. Приходите завтра.',
    BUDGET_EXCEEDED: 'В этом месяце помощник больше не отвечает.',
    RATE_LIMITED: 'Слишком много запросов подряд. Попробуйте немного позже.',
    SERVICE_UNAVAILABLE: 'Сервис сейчас недоступен. Попробуйте чуть позже.',
    INTERNAL: 'Сервис сейчас недоступен. Попробуйте чуть позже.',
    FUNCTION_NOT_FOUND: 'Этого я пока не умею.',
  },
  en: {
    EMPTY_QUERY: 'I did not catch what to look for. Please name a product.',
    INVALID_PRODUCT_ID: 'I did not understand which product you mean. Please name it again.',
    INVALID_VARIANT_ID: 'I did not understand which version you mean. Please name a colour, size or storage.',
    PRODUCT_NOT_FOUND: 'This shop has no such product.',
    VARIANT_NOT_FOUND: 'This product has no such version.',
    ORDER_NOT_FOUND:
      'No order was found with this number and these details. Please check the number, the last four digits of the phone or the e-mail.',
    OPTION_REQUIRED: 'Please choose a version of the product.',
    OUT_OF_STOCK: 'This product is out of stock right now.',
    CART_UNAVAILABLE: 'I cannot do anything with the cart of this shop myself.',
    PAGE_UNAVAILABLE: 'I do not know the address of such a page.',
    DOMAIN_NOT_FOUND: 'The voice assistant is not connected on this site.',
    INVALID_REQUEST: 'The request was not understood. Please try again.',
    SESSION_REQUIRED: 'Please start a conversation first.',
    SESSION_EXPIRED: 'The conversation has run out of time. Please start a new one.',
    ORIGIN_MISMATCH: 'The assistant is not connected to this page.',
    QUOTA_EXCEEDED: 'There are no more conversations today. Please come back tomorrow.',
    BUDGET_EXCEEDED: 'The assistant does not answer any more this month.',
    RATE_LIMITED: 'That was a lot of requests in a row. Please try again a little later.',
    SERVICE_UNAVAILABLE: 'The service is not available right now. Please try again shortly.',
    INTERNAL: 'The service is not available right now. Please try again shortly.',
    FUNCTION_NOT_FOUND: 'I cannot do that yet.',
  },
} as const satisfies Record<Locale, Record<SentenceKey, string>>;

const isNamed = (code: ErrorCode): code is NamedErrorCode => Object.hasOwn(sentences.ru, code);

/** The sentence a shopper hears for a code. */
export const errorSentence = (code: ErrorCode, locale: Locale): string =>
  sentences[locale][isNamed(code) ? code : 'FUNCTION_NOT_FOUND'];

/** A bot function's answer when it could not do what was asked. */
export const failedAnswer = (code: ErrorCode, locale: Locale): FailedAnswer => ({
  success: false,
  response: errorSentence(code, locale),
  error: code,
});
