import { describe, expect, it } from '@jest/globals';
import type { Item } from '../../../../dev/realtime/protocol/items.ts';
import { allReplies, allTools } from './all-functions.ts';
import { assistant, called, found, one, searched, three, user } from './talking.ts';

/** In one line, whatever the language of the answers. */
const replies = (...items: readonly (Item | readonly Item[])[]): string => {
  const said = allReplies(items.flat()).join(' | ');
  return said.replace(/,?"locale":"en"/u, '').replace('{,', '{');
};

const call = (name: string, args: object): string => `${name} ${JSON.stringify(args)}`;

const cart = (...titles: readonly string[]): readonly Item[] =>
  called(
    'show_cart',
    {},
    JSON.stringify({
      response: 'Вот что в корзине.',
      products: [],
      cart: titles.map((title, at) => ({ line: at + 1, title, quantity: 1 })),
    }),
  );

describe('the product that is meant', () => {
  it.each([
    ['положи второй в корзину', { productId: '2', variantId: '20' }],
    ['добавь синий в корзину', { productId: '2', variantId: '20' }],
    ['добавь iPhone SE в корзину', { productId: '3', variantId: '30' }],
    ['put the last one in the cart', { productId: '3', variantId: '30' }],
    ['добавь его в корзину, две штуки', { productId: '1', variantId: '10', quantity: 2 }],
    ['добавь второй белый 42 в корзину', { productId: '2', variantId: '20' }],
    ['put three of the second one in my basket', { productId: '2', variantId: '20', quantity: 3 }],
  ])('goes into the cart: «%s»', (said, args) => {
    expect(replies(three, user(said))).toBe(call('add_to_cart', args));
  });

  it('is asked for when several are on screen, and the answer finishes what was asked', () => {
    const asked = replies(three, user('добавь в корзину'));
    expect(asked).toMatch(/^Какой именно: первый — iPhone 15 128GB Black/);
    expect(replies(three, user('добавь в корзину'), assistant(asked), user('третий'))).toBe(
      call('add_to_cart', { productId: '3', variantId: '30' }),
    );
  });

  it('is looked for first when it was not on screen', () => {
    const wish = user('добавь чайник Bosch в корзину');
    expect(replies(three, wish)).toMatch(/^search_products .*чайник bosch/);
    const only = searched('чайник bosch', found('Чайник Bosch стоит $20', 'Чайник Bosch'));
    expect(replies(three, wish, only)).toBe(call('add_to_cart', { productId: '1', variantId: '10' }));
  });

  it('is the variant that answers the question for a colour', () => {
    const asks = JSON.stringify({
      response: 'Какой цвет: синий или чёрный?',
      products: [],
      options: [
        { label: 'синий', productId: 1, variantId: 11 },
        { label: 'чёрный', productId: 1, variantId: 12 },
      ],
    });
    const before = [one, user('беру этот'), called('add_to_cart', { productId: '1' }, asks)].flat();
    expect(replies(before, assistant('Какой цвет: синий или чёрный?'), user('чёрный'))).toBe(
      call('add_to_cart', { productId: '1', variantId: '12' }),
    );
  });

  it('is told about with the question that was asked', () => {
    expect(replies(one, user('Does it support fast charging?'))).toMatch(
      /^get_product_info .*"question":"Does it support fast charging\?"/,
    );
  });
});

describe('products that are compared', () => {
  const items = (...ids: readonly number[]): object => ({
    items: ids.map((id) => ({ productId: String(id), variantId: String(id * 10) })),
  });

  it.each([
    ['сравни первый и третий', items(1, 3)],
    ['чем они отличаются?', items(1, 2, 3)],
    ['compare all three', items(1, 2, 3)],
    ['какой из этих двух лучше', items(1, 2)],
  ])('are those on screen: «%s»', (said, args) => {
    expect(replies(three, user(said))).toBe(call('compare_products', args));
  });

  it('are found by two searches, and compared then', () => {
    const asked = user('Сравни чайник Bosch и чайник Tefal');
    const words = replies(asked);
    expect(words).toMatch(/^Сейчас сравню\. \| search_products .* \| search_products/);
    const [callA, outA] = searched('чайник bosch', found('Bosch стоит $20', 'Bosch'));
    const [callB, outB] = searched(
      'чайник tefal',
      '{"response":"Tefal","products":[{"productId":5,"title":"Tefal"}]}',
    );
    const both = [callA, callB, outA, outB].flatMap((item) => item ?? []);
    expect(replies(asked, assistant('Сейчас сравню.'), both)).toBe(
      call('compare_products', { items: [{ productId: '1', variantId: '10' }, { productId: '5' }] }),
    );
  });

  it('are asked for when there are none', () => {
    expect(replies(user('сравни их'))).toBe('Какие товары сравнить?');
  });
});

describe('a recommendation', () => {
  it.each([
    ['покажи похожие', { kind: 'similar', productId: '1', variantId: '10' }],
    ['есть похожий, но подешевле?', { kind: 'cheaper', productId: '1', variantId: '10' }],
    ['what goes with it?', { kind: 'goes_with', productId: '1', variantId: '10' }],
    ['посоветуй подарок маме до 3000 рублей', { kind: 'gift', maxPrice: 3000 }],
    ['recommend a gift under 50 dollars', { kind: 'gift', maxPrice: 50 }],
  ])('is of the kind that was asked for: «%s»', (said, args) => {
    const [words = ''] = allReplies([...one, user(said)]);
    expect(words).toMatch(/^recommend_products /);
    expect(JSON.parse(words.slice('recommend_products '.length))).toMatchObject(
      'variantId' in args ? { kind: args.kind, productId: args.productId } : args,
    );
  });
});

describe('the cart', () => {
  it.each([
    ['убери чайник из корзины', { quantity: 0, line: 1 }],
    ['удали последний товар', { quantity: 0, line: 2 }],
    ['сделай две штуки второго вместо одной', { quantity: 2, line: 2 }],
    ['change the quantity of the first to three', { quantity: 3, line: 1 }],
  ])('is changed by the line that is meant: «%s»', (said, args) => {
    expect(replies(cart('Чайник Bosch', 'iPhone SE'), user(said))).toBe(call('change_cart', args));
  });

  it('is looked into first when its lines are not known', () => {
    const wish = user('убери чайник из корзины');
    expect(replies(wish)).toBe('show_cart {}');
    expect(replies(wish, cart('iPhone SE', 'Чайник Bosch'))).toBe(
      call('change_cart', { quantity: 0, line: 2 }),
    );
  });

  it.each([
    ['у меня промокод summer20', 'summer20'],
    ['примени купон ВЕСНА', 'ВЕСНА'],
    ['use the discount code HELLO10', 'HELLO10'],
  ])('takes the code: «%s»', (said, code) => {
    expect(replies(user(said))).toBe(call('apply_coupon', { code }));
  });

  it('takes a code that was asked for', () => {
    const before = [user('у меня есть промокод'), assistant('Какой у вас промокод?')];
    expect(replies(user('у меня есть промокод'))).toBe('Какой у вас промокод?');
    expect(replies(before, user('LETO5'))).toBe(call('apply_coupon', { code: 'LETO5' }));
  });
});

describe('an order', () => {
  it.each([
    ['Где заказ 1042, последние цифры телефона 4821?', { orderNumber: '1042', proof: '4821' }],
    [
      'Where is order A-1042, the e-mail is ann@example.com',
      { orderNumber: 'A-1042', proof: 'ann@example.com' },
    ],
    ['телефон заканчивается на 4821, статус заказа 1042', { orderNumber: '1042', proof: '4821' }],
  ])('is asked about by its number and a proof: «%s»', (said, args) => {
    expect(replies(user(said))).toBe(call('get_order_status', args));
  });

  it('has both asked for, and one after the other', () => {
    const question = replies(user('где мой заказ?'));
    expect(question).toMatch(/^Какой номер заказа/);
    const numbered = [user('где мой заказ?'), assistant(question), user('1042')];
    const next = replies(numbered);
    expect(next).toMatch(/^Какие последние четыре цифры/);
    expect(replies(numbered, assistant(next), user('4821'))).toBe(
      call('get_order_status', { orderNumber: '1042', proof: '4821' }),
    );
  });

  it('is left open by a shopper who asks for something else instead of answering', () => {
    const asked = [
      user('где мой заказ?'),
      assistant('Какой номер заказа и последние четыре цифры телефона?'),
    ];
    expect(replies(asked, user('позови оператора'))).toMatch(/^call_person /);
    expect(replies(asked, user('1042, 4567'))).toMatch(/^get_order_status /);
  });
});

describe('a person', () => {
  it('gets the conversation when the shopper agrees', () => {
    const contact = '{"response":"Телефон 8-800. Передать ему наш разговор?","products":[]}';
    const asked = [user('позовите оператора'), called('call_person', { reason: 'оператор' }, contact)].flat();
    expect(replies(asked, assistant('Телефон 8-800. Передать ему наш разговор?'), user('да'))).toBe(
      call('call_person', { reason: 'оператор', consent: true }),
    );
  });

  it('is called after two searches in vain, and when abuse goes on or is shouted', () => {
    const vain = (query: string): readonly Item[] => [
      user(query),
      ...searched(query, '{"response":"Ничего не нашлось.","products":[]}'),
    ];
    expect(replies(vain('фарабон'))).toBe('Ничего не нашлось.');
    expect(replies(vain('фарабон'), assistant('Ничего не нашлось.'), vain('фурубун'))).toBe(
      'Ничего не нашлось. | call_person {}',
    );
    const calm = replies(user('ты дурак'));
    expect(calm).toMatch(/сотрудника магазина\?$/);
    expect(replies(user('ты дурак'), assistant(calm), user('тупой робот'))).toMatch(/^call_person/);
    expect(replies(user('ТЫ ДУРАК'))).toMatch(/^call_person/);
  });
});

describe('a function that the session lacks', () => {
  it('leaves chat without a search, and the rest to the search', () => {
    const tools = allTools.filter(({ name }) => name === 'search_products');
    expect(allReplies([user('расскажи анекдот')], tools)).toEqual([
      'Я помогаю с товарами и покупками этого магазина. Что вам найти?',
    ]);
    expect(allReplies([user('сколько стоит доставка?')], tools)[0]).toMatch(/^search_products/);
  });
});
