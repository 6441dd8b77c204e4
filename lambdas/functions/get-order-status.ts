import * as z from 'zod';
import { defineBotFunction } from '../core/voice/bot-function.ts';

/** A number that the model wrote as a number is text, too; what is missing is asked for with a sentence. */
const spoken = (maxLength: number) =>
  z.preprocess(
    (value) => (typeof value === 'number' ? String(value) : (value ?? '')),
    z.string().max(maxLength),
  );

const parameters = z.object({
  orderNumber: spoken(60).meta({
    description: 'The number of the order as the shopper said it: "A-1042". Ask for it first.',
  }),
  proof: spoken(200).meta({
    description:
      'The last four digits of the phone of the order ("4821"), or its e-mail. Ask the shopper for one of them and for ' +
      'nothing else that is personal; never guess it.',
  }),
});

/** Tells a buyer what became of an order. */
export const getOrderStatus = defineBotFunction({
  name: 'get_order_status',
  description: {
    ru: 'Узнаёт, что с заказом покупателя: где он и когда приедет. Вызывай, когда спрашивают о сделанном заказе.',
    en: "Tells what became of the shopper's order: where it is and when it arrives. Call it for questions about an order that was placed.",
  },
  examples: {
    ru: [
      'Где мой заказ?',
      'Какой статус у заказа 1042?',
      'Когда привезут мой заказ?',
      'Мой заказ уже отправили?',
      'Хочу узнать, что с моим заказом',
      'Проверь заказ номер 1042',
      'Заказ А-1042, почта ivan@example.com',
      'Где моя посылка?',
      'Я заказывал чайник неделю назад, где он?',
      'Почему мой заказ до сих пор не приехал?',
      'Отследи мою посылку',
      'Когда мне ждать курьера с моим заказом?',
      'Мой заказ уже собрали?',
      'Можно узнать статус моей доставки?',
      'Номер заказа 1042, последние цифры телефона 4821',
      'Заказ уже в пункте выдачи?',
    ],
    en: [
      'Where is my order?',
      'What is the status of order 1042?',
      'When will my order arrive?',
      'Has my order been sent yet?',
      'I want to know what happened to my order',
      'Check order number 1042',
      'Order A-1042, the e-mail is ivan@example.com',
      'Where is my parcel?',
      'I ordered a kettle a week ago, where is it?',
      'Why has my order not come yet?',
      'Track my package',
      'When will the courier bring my order?',
      'Is my order packed already?',
      'Can you look up my delivery?',
      'The order number is 1042, the phone ends in 4821',
      'Is my order ready to be picked up?',
    ],
  },
  parameters,
  // Where the shop tells nothing of orders, nobody is asked for personal data.
  parametersFor: ({ webhooks }) => (webhooks?.orderStatus === undefined ? z.object({}) : parameters),
  isPrivate: true,
  // Orders are personal data, so that no part of one is logged.
  subject: () => 'order',
  run: ({ orderNumber, proof }, { domain, services, claims }) =>
    services.merchant.orderStatus(domain, { orderNumber, proof, sessionId: claims?.sessionId }),
});
