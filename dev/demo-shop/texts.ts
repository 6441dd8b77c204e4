import type { Locale } from '../../lambdas/contract/shop/locale.ts';

const ru = {
  shopName: 'Lumi',
  tagline: 'Электроника, дом и всё, что к ним',
  demoNote: 'Демонстрационный магазин Storevoice: товары и цены придуманы',
  home: 'Главная',
  catalogue: 'Каталог',
  cart: 'Корзина',
  close: 'Закрыть',
  cartEmpty: 'Здесь пока пусто. Попросите помощника что-нибудь подобрать.',
  total: 'Итого',
  remove: 'Убрать',
  checkout: 'Оформить заказ',
  checkoutNote: 'Это демонстрация: заказ никуда не уйдёт',
  heroEyebrow: 'Помощник слышит вас',
  heroTitle: 'Спросите, как у хорошего продавца',
  heroText:
    'Назовите вещь своими словами: помощник найдёт её среди всех товаров, скажет цену и покажет карточку. Можно и напечатать.',
  askTitle: 'Например',
  samples: ['Сколько стоит айфон чёрный 256?', 'Покажи беспроводные наушники', 'Нужен диван до 900 долларов'],
  quoted: (words: string) => `«${words}»`,
  talk: 'Спросить голосом',
  keyless: {
    eyebrow: 'Помощник отвечает вслух',
    hears:
      'Речь распознаёт сам браузер (Chrome отправляет для этого звук в Google): демо запущено без ключа OPENAI_API_KEY.',
    reads:
      'Этот браузер не распознаёт речь, а демо запущено без ключа OPENAI_API_KEY: напишите вопрос или выберите пример. Вслух можно спросить в Chrome, Edge и Safari.',
    write: 'Написать вопрос',
    greeting: {
      hears: 'Здравствуйте! Спросите вслух или напишите: речь распознаёт ваш браузер.',
      reads: 'Здравствуйте! Напишите вопрос: слова этот браузер не распознаёт, а отвечу я вслух.',
    },
  },
  categoriesTitle: 'Отделы',
  popularTitle: 'Выбор недели',
  saleTitle: 'Со скидкой',
  everything: 'Смотреть все',
  embedTitle: 'Весь помощник — один тег',
  embedText: 'Эта страница подключает его так же, как любой магазин. Ниже — всё, что нужно вставить.',
  playground: 'Площадка виджета: попробовать все настройки',
  from: 'от',
  sale: (percent: number) => `−${percent} %`,
  inStock: 'В наличии',
  outOfStock: 'Нет в наличии',
  preorder: 'Предзаказ',
  availabilityUnknown: 'Наличие уточняйте',
  addToCart: 'В корзину',
  chooseVariant: 'Варианты',
  specs: 'Характеристики',
  related: 'Рядом на полке',
  products: (count: number) => `${count} ${ruPlural(count, ['товар', 'товара', 'товаров'])}`,
  missingTitle: 'Такой страницы нет',
  missingText: 'Возможно, товар убрали с полки. Спросите помощника или вернитесь на главную.',
  toHome: 'На главную',
};

const ruForms = new Intl.PluralRules('ru');
const ruPlural = (count: number, [one, few, many]: readonly [string, string, string]): string => {
  const form = ruForms.select(count);
  if (form === 'one') return one;
  return form === 'few' ? few : many;
};

const en: typeof ru = {
  shopName: 'Lumi',
  tagline: 'Electronics, home goods and more',
  demoNote: 'A demo shop for Storevoice: the products and prices are invented',
  home: 'Home',
  catalogue: 'Catalogue',
  cart: 'Cart',
  close: 'Close',
  cartEmpty: 'Nothing here yet. Ask the assistant to find something.',
  total: 'Total',
  remove: 'Remove',
  checkout: 'Place the order',
  checkoutNote: 'This is a demo: no order is placed',
  heroEyebrow: 'The assistant is listening',
  heroTitle: 'Ask, as you would ask a good salesperson',
  heroText:
    'Name a product in your own words: the assistant finds it, tells you the price and shows its card. You can also type.',
  askTitle: 'For example',
  samples: [
    'How much is the black iPhone 15 256?',
    'Show me wireless headphones',
    'I need a sofa under 900 dollars',
  ],
  quoted: (words) => `“${words}”`,
  talk: 'Ask by voice',
  keyless: {
    eyebrow: 'The assistant answers aloud',
    hears:
      'Your browser recognises the speech itself (Chrome sends the sound to Google for it): the demo runs without an OPENAI_API_KEY.',
    reads:
      'This browser does not recognise speech, and the demo runs without an OPENAI_API_KEY: type a question or choose an example. You can ask aloud in Chrome, Edge and Safari.',
    write: 'Type a question',
    greeting: {
      hears: 'Hello! Ask aloud or type: your browser recognises the speech.',
      reads: 'Hello! Type your question: this browser does not recognise words, but I answer aloud.',
    },
  },
  categoriesTitle: 'Departments',
  popularTitle: 'This week’s picks',
  saleTitle: 'On sale',
  everything: 'See all',
  embedTitle: 'The whole assistant is one tag',
  embedText: 'This page embeds it as any shop would. Below is everything you need to paste.',
  playground: 'Widget playground: try every setting',
  from: 'from',
  sale: (percent) => `−${percent}%`,
  inStock: 'In stock',
  outOfStock: 'Out of stock',
  preorder: 'Preorder',
  availabilityUnknown: 'Ask for availability',
  addToCart: 'Add to cart',
  chooseVariant: 'Versions',
  specs: 'Details',
  related: 'Similar products',
  products: (count) => `${count} ${count === 1 ? 'product' : 'products'}`,
  missingTitle: 'This page does not exist',
  missingText: 'The product may no longer be sold. Ask the assistant or go back to the home page.',
  toHome: 'Go to the home page',
};

export type ShopTexts = typeof ru;
export const shopTexts: Readonly<Record<Locale, ShopTexts>> = { ru, en };
