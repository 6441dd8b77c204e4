import type { Locale } from '../../lambdas/contract/shop/locale.ts';
import { demoCards, demoOrders } from './receiver/demo-orders.ts';
import { shopTexts } from './texts.ts';
import type { ShopName } from './view.ts';

/** What the assistant can do, and a question that shows it; asked from the first to the last they are one conversation. */
type Ability = readonly [name: string, question: string];

interface Known {
  readonly gift: string;
  readonly order: string;
  readonly card: string;
}

const russian = ({ gift, order, card }: Known): readonly Ability[] => [
  ['Найти товар', 'Покажи беспроводные наушники'],
  ['Спросить о товаре', 'Какой у первого цвет?'],
  ['Сравнить', 'Сравни первый и второй'],
  ['Уточнить', 'Только чёрные'],
  ['Посоветовать', `Посоветуй подарок другу до ${gift}`],
  ['Положить в корзину', 'Положи второй в корзину'],
  ['Посмотреть корзину', 'Что у меня в корзине?'],
  ['Изменить корзину', 'Убери первый из корзины'],
  ['Применить промокод', 'Примени промокод LUMI10'],
  ['Узнать о магазине', 'Сколько стоит доставка?'],
  ['Спросить о заказе', order],
  ['Узнать бонусы', card],
  ['Позвать человека', shopTexts.ru.orders.personQuestion],
  ['Открыть раздел', 'Открой раздел Ноутбуки'],
  ['Перейти к оформлению', 'Оформляем заказ'],
];

const english = ({ gift, order, card }: Known): readonly Ability[] => [
  ['Find a product', 'Show me wireless headphones'],
  ['Ask about it', 'What colour is the first one?'],
  ['Compare', 'Compare the first and the second'],
  ['Narrow it down', 'Only black ones'],
  ['Recommend', `Recommend a gift for a friend under ${gift}`],
  ['Put it in the cart', 'Put the second one in the cart'],
  ['See the cart', 'What is in my cart?'],
  ['Change the cart', 'Remove the first one from the cart'],
  ['Apply a code', 'Apply the promo code LUMI10'],
  ['Ask about the shop', 'How much is delivery?'],
  ['Ask about an order', order],
  ['Check bonus points', card],
  ['Call a person', shopTexts.en.orders.personQuestion],
  ['Open a section', 'Open the section for laptops'],
  ['Go to the checkout', 'Go to checkout'],
];

/** Guided examples in the language of the page and in the shop's currency. */
export const abilitiesOf = (locale: Locale, shop: ShopName): readonly Ability[] => {
  const [order] = demoOrders;
  const [card] = demoCards.keys();
  if (order === undefined || card === undefined) throw new Error('The demo has no order or no card.');
  const { orders } = shopTexts[locale];
  const known = {
    order: orders.question(order.number, order.phoneLast4),
    card: orders.cardQuestion(card),
  };
  if (locale === 'ru') return russian({ ...known, gift: shop === 'ru' ? '5 тысяч рублей' : '50 долларов' });
  return english({ ...known, gift: shop === 'ru' ? '5,000 roubles' : '50 dollars' });
};
