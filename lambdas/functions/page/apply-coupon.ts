import * as z from 'zod';
import { actionSentences } from '../../core/phrases/page-actions.ts';
import { defineBotFunction } from '../../core/voice/bot-function.ts';
import { actInPage } from './page-action.ts';

const parameters = z.object({
  code: z.string().trim().min(1).max(64).meta({ description: 'The code as the shopper said or wrote it.' }),
});

/** Enters a discount code in the page's cart. */
export const applyCoupon = defineBotFunction({
  name: 'apply_coupon',
  description: {
    ru: 'Вводит в корзину промокод или купон, который назвал покупатель. Кодов не придумывай и не подбирай.',
    en: 'Enters a discount code that the shopper named into the cart. Never invent or guess a code.',
  },
  examples: {
    ru: [
      'У меня есть промокод SALE10',
      'Примени купон ЛЕТО',
      'Введи промокод WELCOME',
      'Активируй код на скидку HELLO5',
      'Промокод ПРИВЕТ',
      'Хочу использовать купон на скидку',
      'Добавь код скидки VIP20',
      'Попробуй промокод DEMO',
      'Мне прислали купон WINTER',
      'Примените мой промокод',
      'Вот код на скидку: FRIEND',
      'Введи купон SPRING15',
      'Используй промокод блогера ANNA',
      'Сработает код BLACK?',
      'Вставь промокод в корзину',
    ],
    en: [
      'I have a promo code SALE10',
      'Apply the coupon SUMMER',
      'Enter the promo code WELCOME',
      'Use the discount code HELLO5',
      'Promo code HI20',
      'I want to use a coupon',
      'Add the discount code VIP20',
      'Try the code DEMO',
      'I got a voucher WINTER',
      'Apply my promo code',
      "Here's my discount code: FRIEND",
      'Put in the coupon SPRING15',
      "Use the influencer's code ANNA",
      'Does the code BLACK work?',
      'Redeem my voucher in the cart',
    ],
  },
  parameters,
  subject: ({ code }) => code,
  run: async ({ code }, { domain }) =>
    actInPage({ kind: 'apply-coupon', code }, actionSentences[domain.locale].coupon(code)),
});
