import type { Locale } from '../../lambdas/contract/locale.ts';

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
  heroTitle: 'Спросите вслух — как у хорошего продавца',
  heroText:
    'Назовите вещь своими словами: помощник найдёт её среди всех товаров, скажет цену и покажет карточку. Можно и напечатать.',
  askTitle: 'Например',
  samples: ['Сколько стоит айфон чёрный 256?', 'Покажи беспроводные наушники', 'Нужен диван до 900 долларов'],
  quoted: (words: string) => `«${words}»`,
  talk: 'Спросить голосом',
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
  tagline: 'Electronics, home and what belongs to them',
  demoNote: 'A demo shop of Storevoice: products and prices are made up',
  home: 'Home',
  catalogue: 'Catalogue',
  cart: 'Cart',
  close: 'Close',
  cartEmpty: 'Nothing here yet. Ask the assistant to find something.',
  total: 'Total',
  remove: 'Remove',
  checkout: 'Place the order',
  checkoutNote: 'This is a demo: the order goes nowhere',
  heroEyebrow: 'The assistant is listening',
  heroTitle: 'Ask aloud, as you would ask a good salesperson',
  heroText:
    'Name a thing in your own words: the assistant finds it among all products, tells the price and shows the card. Typing works too.',
  askTitle: 'For example',
  samples: [
    'How much is the black iPhone 15 256?',
    'Show me wireless headphones',
    'I need a sofa under 900 dollars',
  ],
  quoted: (words) => `“${words}”`,
  talk: 'Ask by voice',
  categoriesTitle: 'Departments',
  popularTitle: 'This week’s picks',
  saleTitle: 'On sale',
  everything: 'See all',
  embedTitle: 'The whole assistant is one tag',
  embedText: 'This page embeds it as any shop would. Below is all there is to paste.',
  playground: 'Widget playground: try every setting',
  from: 'from',
  sale: (percent) => `−${percent}%`,
  inStock: 'In stock',
  outOfStock: 'Out of stock',
  preorder: 'Preorder',
  addToCart: 'Add to cart',
  chooseVariant: 'Versions',
  specs: 'Details',
  related: 'On the same shelf',
  products: (count) => `${count} ${count === 1 ? 'product' : 'products'}`,
  missingTitle: 'There is no such page',
  missingText: 'The product may have left the shelf. Ask the assistant or go back to the front page.',
  toHome: 'To the front page',
};

export type ShopTexts = typeof ru;
export const shopTexts: Readonly<Record<Locale, ShopTexts>> = { ru, en };
