import { iphone, picturesUrl } from './widget-products.ts';

/** Answers of functions other than the search, as the API gives them; every function of the local shop answers alike. */
const answer = <Shown extends object>(response: string, shown: Shown) => ({
  success: true,
  response,
  ...shown,
});

export const found = answer('Вот ваш айфон.', { products: [iphone] });

const galaxy = {
  ...iphone,
  productId: '7',
  variantId: '1',
  title: 'Galaxy S24 256GB Violet',
  price: { minor: 89_990, currency: 'USD' },
  priceText: '$899.90',
  options: { storage: '256GB', color: 'Violet' },
  url: 'http://localhost/products/7',
  image: `${picturesUrl}/8a7fb0`,
};

export const comparison = answer('Galaxy дешевле на $100 и легче, у iPhone дольше гарантия.', {
  products: [iphone, galaxy],
  comparison: {
    rows: [
      { name: 'Цена', values: ['$999.90', '$899.90'] },
      { name: 'Экран', values: ['6,1″ OLED', '6,2″ AMOLED'] },
      { name: 'Вес', values: ['171 г', '167 г'] },
      { name: 'Гарантия', values: ['2 года', ''] },
    ],
  },
});

export const wideComparison = {
  ...comparison,
  products: [...comparison.products, { ...galaxy, variantId: '2' }, { ...galaxy, variantId: '3' }],
};

export const recommendation = answer('К нему подойдёт чехол, а Galaxy дешевле.', {
  products: [
    { ...galaxy, reason: 'Дешевле на $100' },
    { ...iphone, title: 'Чехол для iPhone 15', reason: 'Подходит к iPhone 15' },
  ],
});

export const delivery = answer('Доставка по Москве бесплатная от 5 000 ₽, обычно на следующий день.', {
  status: 'answered',
  source: { title: 'Доставка и оплата', url: 'https://www.shop.example.com/delivery' },
});

export const person = answer('Передала ваш вопрос сотруднику. Он ответит сегодня.', {
  ticket: 'T-1042',
  contact: {
    phone: '8 (800) 555-35-35',
    email: 'help@shop.example.com',
    url: 'https://shop.example.com/contacts',
    hours: 'ежедневно с 9 до 21',
  },
});

export const order = answer('Заказ в пути, приедет второго декабря.', {
  order: {
    status: 'В пути',
    date: '2026-11-27',
    expected: '2026-12-02',
    url: 'https://shop.example.com/orders/1042',
  },
});

export const unsafe = answer('Вот что нашлось.', {
  source: { title: 'Статья', url: 'javascript:alert(1)' },
  contact: {
    phone: '+0;ext=1',
    email: 'a@b.example?bcc=c@d.example',
    url: 'data:text/html,x',
    hours: 'днём',
  },
  order: { status: 'Собран', date: '2026-13-45', url: 'ftp://shop.example.com/1' },
});

export const colourQuestion = {
  success: false,
  error: 'OPTION_REQUIRED',
  response: 'Какой цвет положить?',
  ask: {
    attribute: 'color',
    options: [
      { label: 'Blue', productId: '9', variantId: '1' },
      { label: 'Pink', productId: '9', variantId: '2' },
    ],
  },
};

/** A T-shirt in two colours, of which the shop shows one. */
export const shirt = answer('Футболка есть синяя и розовая. Какую?', {
  products: [
    {
      ...iphone,
      productId: '9',
      variantId: '2',
      title: 'Футболка',
      options: { color: 'Pink' },
      priceText: '1 990 ₽',
    },
  ],
  ask: colourQuestion.ask,
});

export const cartShown = answer('В корзине два товара на $1,099.80.', { action: { kind: 'show-cart' } });

export const cart = {
  lines: [
    { line: 'a', title: iphone.title, quantity: 1, productId: '2', variantId: '3', price: iphone.price },
    { line: 'b', title: 'Чехол', quantity: 2, productId: '8', price: { minor: 4_995, currency: 'USD' } },
  ],
  total: { minor: 109_980, currency: 'USD' },
  url: 'https://shop.example.com/cart',
};
