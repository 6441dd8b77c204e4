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
    ['а ещё?', 'Есть ещё второй — iPhone 15 256GB Blue, третий — iPhone SE.'],
    [
      'да',
      'Какой именно: первый — iPhone 15 128GB Black, второй — iPhone 15 256GB Blue, третий — iPhone SE?',
    ],
    ['нет', 'Хорошо. Что поискать ещё?'],
    ['а в зелёном?', search('айфон зелёный')],
    ['дешевле', search('айфон до 899 долларов')],
    ['а самсунг?', search('самсунг')],
    ['чайник bosch', search('чайник bosch')],
  ])('«%s» → %s', (said, decision) => {
    expect(reply([...three, user(said)])).toBe(decision);
  });
});

describe('a follow-up on one product', () => {
  it.each([
    ['а в синем?', search('iPhone 15 256GB синий')],
    ['а 512?', search('iPhone 15 Black 512')],
    ['а пятьсот двенадцать?', search('iPhone 15 Black пятьсот двенадцать')],
    ['есть такой в белом?', search('iPhone 15 256GB белый')],
    ['а он есть в белом и на 128 гигов?', search('iPhone 15 белый 128 гигов')],
    ['in blue?', search('iPhone 15 256GB blue')],
    ['does this one come in blue?', search('iPhone 15 256GB blue')],
    ['is it available in blue?', search('iPhone 15 256GB blue')],
    ['have you got this one in white?', search('iPhone 15 256GB white')],
    ['does it come with 512 of memory?', search('iPhone 15 Black 512')],
    ['а он бывает в синем цвете?', search('iPhone 15 256GB синий')],
    ['такой продаётся с памятью 512?', search('iPhone 15 Black 512')],
    ['подешевле', search('айфон до 999 долларов')],
    ['есть что-нибудь подешевле?', search('айфон до 999 долларов')],
    ['cheaper', search('айфон under 999 dollars')],
    ['something less expensive', search('айфон under 999 dollars')],
    ['а подороже', search('айфон от 1000 долларов')],
    ['а чехол к нему?', search('чехол для iPhone 15')],
    ['is there a case for it?', search('case for iPhone 15')],
    ['а с быстрой зарядкой?', search('айфон черный 256 с быстрой зарядкой')],
    ['а второй?', 'Есть только один вариант: iPhone 15 256GB Black.'],
    ['расскажи подробнее', info('1', '10')],
    ['есть в наличии?', info('1', '10')],
    ['is it in stock?', info('1', '10')],
    ['какие есть цвета?', info('1')],
    ['what colours does it have?', info('1')],
    ['что-нибудь для бега', search('для бега')],
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
    ['а в чёрном?', search('iPhone 15 256GB чёрный')],
    ['а первый?', info('1', '10')],
    ['дешевле', search('айфон до 999 долларов')],
    ['а чехол к нему?', search('чехол для iPhone 15')],
  ])('«%s» → %s', (said, decision) => {
    expect(reply([...chosen, user(said)])).toBe(decision);
  });

  it('forgets an earlier price when it asks for another', () => {
    const cheaper = searched('айфон до 999 долларов', found('Есть iPhone SE за $429', 'iPhone SE'));
    expect(reply([...chosen, user('дешевле'), ...cheaper, user('ещё дешевле')])).toBe(
      search('айфон до 428 долларов'),
    );
    const cheapest = searched('самый дешевый чайник', found('Чайник за $20', 'Чайник'));
    expect(reply([user('самый дешевый чайник'), ...cheapest, user('подороже')])).toBe(
      search('чайник от 21 долларов'),
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

describe('a follow-up when only a sentence was returned', () => {
  const sentence =
    'Нашлось: iPhone 15 128GB Black за $899.90, iPhone 15 256GB Black за $999.90 и iPhone SE за $429.';
  const heard = [user('айфон'), ...searched('айфон', sentence), assistant(sentence)];

  it('searches again by the title that was named', () => {
    expect(reply([...heard, user('а второй?')])).toBe(search('iPhone 15 256GB Black'));
    expect(reply([...heard, user('third one please')])).toBe(search('iPhone SE'));
  });

  it('goes on to the details once the search has brought an id', () => {
    const again = searched('iPhone SE', found('iPhone SE стоит $429', 'iPhone SE'));
    expect(reply([...heard, user('расскажи про последний'), ...again])).toBe(info('1', '10'));
  });

  it('says the sentence when the search has brought none', () => {
    const again = searched('iPhone SE', 'iPhone SE стоит $429');
    expect(reply([...heard, user('расскажи про последний'), ...again])).toBe('iPhone SE стоит $429');
  });
});
