import type { MerchantFunction } from '../../../lambdas/contract/shop/merchant-function.ts';
import type { ShopWebhooks } from '../../../lambdas/contract/shop/webhook.ts';

/** Known to everybody, as the demo's orders are invented and its receiver is this process. */
export const DEMO_SECRET = 'whsec_VGhpcyBpcyBrbm93biB0byBldmVyeWJvZHkuIERlbW8h';

export const receiverPaths = {
  orders: '/demo/webhooks/orders',
  people: '/demo/webhooks/people',
  bonusPoints: '/demo/webhooks/bonus-points',
} as const;

/** The development server answers for `https://localhost` itself, on whatever port it listens. */
const webhook = (path: string) => ({ url: `https://localhost${path}`, secret: DEMO_SECRET });

export const demoWebhooks: ShopWebhooks = {
  orderStatus: webhook(receiverPaths.orders),
  handoff: webhook(receiverPaths.people),
};

/** What a merchant writes into a file for `storevoice function put`. */
export const demoFunctions: MerchantFunction[] = [
  {
    name: 'get_bonus_points',
    texts: {
      ru: {
        description: 'Говорит, сколько бонусов на карте покупателя. Сначала узнай номер карты.',
        unavailable: 'Бонусы сейчас не видны. Посмотрите их в личном кабинете.',
        examples: ['Сколько у меня бонусов?', 'Проверь баланс карты 1001', 'Хватит ли мне баллов на скидку?'],
      },
      en: {
        description:
          "Tells how many bonus points the shopper's card has. First ask for the number of the card.",
        unavailable: 'The bonus points cannot be seen right now. Please look into your account.',
        examples: ['How many bonus points do I have?', 'Check the balance of card 1001', 'Do I have points?'],
      },
    },
    parameters: {
      type: 'object',
      properties: { card: { type: 'string', description: 'Number of the card: "1001"', maxLength: 20 } },
      required: ['card'],
    },
    ...webhook(receiverPaths.bonusPoints),
  },
];
