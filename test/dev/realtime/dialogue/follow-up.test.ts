import { describe, expect, it } from '@jest/globals';
import { assistant, called, found, info, one, reply, search, searched, three, user } from './talking.ts';

describe('a follow-up on several products with their ids', () => {
  it.each([
    ['а второй?', info('2', '20')],
    ['Расскажи про второй', info('2', '20')],
    ['первый', info('1', '10')],
    ['последний, пожалуйста', info('3', '30')],
    ['а другой?', info('2', '20')],
    ['вариант 3', info('3', '30')],
    ['2', info('2', '20')],
    ['how about the second one?', info('2', '20')],
    ['the last one', info('3', '30')],
    ['подробнее', info('1', '10')],
    ['а сколько он стоит?', info('1', '10')],
    ['tell me more about it', info('1', '10')],
    ['а в синем?', info('2', '20')],
    ['256 гигабайт', info('2', '20')],
    ['in blue?', info('2', '20')],
    ['the blue one', info('2', '20')],
    [
      'а четвёртый?',
      'Такого в списке нет. Есть первый — iPhone 15 128GB Black, второй — iPhone 15 256GB Blue, третий — iPhone SE.',
    ],
    ['а ещё?', 'search_products {"query":"айфон","offset":3}'],
    [
      'да',
      'Какой именно: первый — iPhone 15 128GB Black, второй — iPhone 15 256GB Blue, третий — iPhone SE?',
    ],
    ['нет', 'Хорошо. Что поискать ещё?'],
    ['а в зелёном?', search('айфон зеленом')],
    ['дешевле', search('айфон дешевле 899 USD')],
    ['а самсунг?', search('а самсунг?')],
    ['чайник bosch', search('чайник bosch')],
  ])('«%s» → %s', (said, decision) => {
    expect(reply([...three, user(said)])).toBe(decision);
  });
});

describe('a follow-up on one product', () => {
  it.each([
    ['а в синем?', search('iphone 15 256gb синем')],
    ['а 512?', search('iphone 15 black 512')],
    ['а пятьсот двенадцать?', search('iphone 15 black 512')],
    ['есть такой в белом?', search('iphone 15 256gb белом')],
    ['а он есть в белом и на 128 гигов?', search('iphone 15 белом 128 гигов')],
    ['in blue?', search('iphone 15 256gb blue')],
    ['does this one come in blue?', search('iphone 15 256gb blue')],
    ['is it available in blue?', search('iphone 15 256gb blue')],
    ['have you got this one in white?', search('iphone 15 256gb white')],
    ['does it come with 512 of memory?', search('iphone 15 black 512')],
    ['а он бывает в синем цвете?', search('iphone 15 256gb синем')],
    ['такой продаётся с памятью 512?', search('iphone 15 black 512')],
    ['подешевле', search('айфон дешевле 999 USD')],
    ['есть что-нибудь подешевле?', search('айфон дешевле 999 USD')],
    ['cheaper', search('айфон дешевле 999 USD')],
    ['something less expensive', search('айфон дешевле 999 USD')],
    ['а подороже', search('айфон дороже 1000 USD')],
    ['а чехол к нему?', search('а чехол к iphone 15?')],
    ['is there a case for it?', search('is there a case for iphone 15?')],
    ['а с быстрой зарядкой?', search('айфон черный 256 с быстрой зарядкой')],
    ['а второй?', 'Есть только один вариант: iPhone 15 256GB Black.'],
    ['расскажи подробнее', info('1', '10')],
    ['есть в наличии?', info('1', '10')],
    ['is it in stock?', info('1', '10')],
    ['какие есть цвета?', info('1')],
    ['what colours does it have?', info('1')],
    ['что-нибудь для бега', search('что-нибудь для бега')],
  ])('«%s» → %s', (said, decision) => {
    expect(reply([...one, user(said)])).toBe(decision);
  });

  it('takes yes to its own question as a wish to hear more', () => {
    expect(reply([...one, assistant('Рассказать подробнее?'), user('да')])).toBe(info('1', '10'));
  });
});

describe('a follow-up on what was chosen from several', () => {
  const chosen = [
    ...three,
    user('а второй?'),
    ...called(
      'get_product_info',
      { productId: '2', variantId: '20' },
      found('iPhone 15 256GB Blue стоит $999.90', 'iPhone 15 256GB Blue'),
    ),
  ];

  it.each([
    ['а в чёрном?', search('iphone 15 256gb черном')],
    ['а первый?', info('1', '10')],
    ['дешевле', search('айфон дешевле 999 USD')],
    ['а чехол к нему?', search('а чехол к iphone 15?')],
  ])('«%s» → %s', (said, decision) => {
    expect(reply([...chosen, user(said)])).toBe(decision);
  });

  it('forgets an earlier price when it asks for another', () => {
    const cheaper = searched('айфон дешевле 999 USD', found('Есть iPhone SE за $429', 'iPhone SE'));
    expect(reply([...chosen, user('дешевле'), ...cheaper, user('ещё дешевле')])).toBe(
      search('айфон дешевле 428 USD'),
    );
    const cheapest = searched('самый дешевый чайник', found('Чайник за $20', 'Чайник'));
    expect(reply([user('самый дешевый чайник'), ...cheapest, user('подороже')])).toBe(
      search('самый дешевый чайник дороже 21 USD'),
    );
  });
});

describe('yes', () => {
  const sentence = 'Ближе всего iPhone SE за $429. Показать?';
  const offered = [user('x'), ...searched('x', found(sentence, 'iPhone SE', 'iPhone 14'))];

  it('means the one that was named, though more were shown', () => {
    expect(reply([...offered, assistant(sentence), user('да')])).toBe(info('1', '10'));
  });
});
