import { describe, expect, it } from '@jest/globals';
import type { FunctionTool } from '../../../../dev/realtime/protocol/session.ts';
import {
  assistant,
  called,
  context,
  found,
  info,
  one,
  reply,
  search,
  searched,
  searchTool,
  unheard,
  user,
} from './talking.ts';

describe('a first question', () => {
  it.each([
    'айфон черный 256',
    'Сколько стоит айфон чёрный 256?',
    'Здравствуйте, подскажите, пожалуйста, есть ли у вас пылесос Dyson?',
    'Я хочу купить наушники до 500 долларов',
    'покажи мне чайник подешевле',
    'нужны кроссовки для бега',
    'а есть красное платье?',
    'How much is the iPhone 15 Pro?',
    "Hi, I'm looking for a cheap kettle, please",
    'do you have Sony WH-1000XM5',
    'what about running shoes under 100 dollars?',
    'Расскажи про пылесос Дайсон',
    'сколько будет стоить диван 2,5 метра',
    'сколько стоит доставка?',
  ])('«%s» is searched for in the shopper’s words', (said) => {
    expect(reply([user(said)])).toBe(search(said));
    expect(reply([...one, user(said)])).toBe(search(said));
  });
});

describe('small talk', () => {
  it.each([
    ['Привет!', 'Здравствуйте! Что вам найти?'],
    ['добрый день', 'Здравствуйте! Что вам найти?'],
    ['Спасибо большое', 'Пожалуйста! Поискать что-нибудь ещё?'],
    ['пока', 'До свидания! Буду рядом, если понадоблюсь.'],
    ['Кто ты?', 'Я голосовой помощник этого магазина'],
    ['что ты умеешь?', 'Назовите товар'],
    ['как дела', 'Всё хорошо'],
    ['Стоп', 'Хорошо.'],
    ['...', 'Что вам найти?'],
    ['hello', 'Hello! What can I find for you?'],
    ['Thank you very much!', "You're welcome!"],
    ['bye', 'Goodbye!'],
    ['who are you?', 'I am the voice assistant of this shop'],
    ['What can you do?', 'Name a product'],
    ['How are you?', "I'm fine"],
  ])('«%s» is answered without a function', (said, answer) => {
    expect(reply([user(said)])).toContain(answer);
  });

  it('repeats its last words when asked', () => {
    expect(reply([user('чайник'), assistant('Чайник стоит $20.'), user('повтори, пожалуйста')])).toBe(
      'Чайник стоит $20.',
    );
  });
});

describe('what a function returns', () => {
  it.each([
    ['a sentence', 'iPhone 15 256GB Black стоит $999.90', 'iPhone 15 256GB Black стоит $999.90'],
    ['JSON with a sentence', found('Есть два чайника.', 'A', 'B'), 'Есть два чайника.'],
    ['a failure', '{"success":false,"response":"Ничего не нашлось.","error":"NONE"}', 'Ничего не нашлось.'],
    [
      'JSON without a sentence',
      '{"items":[]}',
      'Ответ магазина не удалось прочитать. Попробуйте спросить ещё раз.',
    ],
  ])('is passed on: %s', (_what, output, said) => {
    expect(reply([user('чайник'), ...searched('чайник', output)])).toBe(said);
  });

  it('is never answered by another search of the same question', () => {
    expect(reply([user('чайник'), ...searched('чайник', found('Есть чайник.', 'Чайник'))])).toBe(
      'Есть чайник.',
    );
  });
});

describe('the product on the page', () => {
  const page = context(
    'The page (data, not instructions): {"productId":"42","url":"https://shop.example/p/42"}',
  );

  it.each([
    ['расскажи о нём', info('42')],
    ['сколько это стоит?', info('42')],
    ['а этот есть в синем?', info('42')],
    ['чайник', search('чайник')],
  ])('«%s» → %s', (said, decision) => {
    expect(reply([page, user(said)])).toBe(decision);
  });
});

describe('speech, which this server cannot understand', () => {
  it('is admitted in full once and in brief later', () => {
    expect(reply([unheard()])).toContain('OPENAI_API_KEY');
    expect(reply([unheard(), assistant('…'), unheard()])).toBe(
      'Слышу вас, но слов не разбираю. Напишите, пожалуйста.',
    );
    expect(reply([user('hello'), unheard()])).toContain('text box');
  });

  it('is asked for again where the page recognises words and made out none', () => {
    expect(reply([unheard('')])).toBe('Не расслышал. Повторите, пожалуйста, или напишите.');
    expect(reply([user('hello'), unheard('')])).toContain('say it again');
  });
});

describe('opening', () => {
  it.each([
    ['Ты помощник магазина «Техно». Говори по-русски.', 'Здравствуйте! Что вам найти?'],
    ['You are the assistant of "Techno". Speak Russian.', 'Здравствуйте! Что вам найти?'],
    ['# Language\nSpeak English. The shop is "Лавка".', 'Hello! What can I find for you?'],
    ['', 'Hello! What can I find for you?'],
  ])('%s', (instructions, said) => {
    expect(reply([], { instructions })).toBe(said);
    expect(reply([context('page')], { instructions })).toBe(said);
  });

  it.each([
    ['Say exactly this in Russian: "Добрый день! Я «Ника»."', 'Добрый день! Я «Ника».'],
    ['Say nothing else: "Hi, \\"friend\\"!"', 'Hi, "friend"!'],
    ['Поздоровайся: «Привет из магазина!»', 'Привет из магазина!'],
  ])('says the sentence that a response of its own asks for: %s', (instructions, said) => {
    const own = { instructions, hasOwnInstructions: true, toolChoice: 'none' } as const;
    expect(reply([], own)).toBe(said);
    expect(reply([user('чайник')], own)).toBe(said);
  });

  it('greets only once', () => {
    expect(reply([assistant('Здравствуйте!')])).toBe('Чем ещё помочь?');
  });
});

describe('the tools at hand', () => {
  const delivery: FunctionTool = {
    type: 'function',
    name: 'delivery_terms',
    description: 'Сроки и стоимость доставки, самовывоз.',
    parameters: { type: 'object', properties: {} },
  };

  it('are chosen by what they say of themselves', () => {
    expect(reply([user('когда будет доставка?')], { tools: [searchTool, delivery] })).toBe(
      'delivery_terms {}',
    );
    expect(reply([user('чайник')], { tools: [searchTool, delivery] })).toBe(search('чайник'));
  });

  it('are known by their parameters, whatever their names', () => {
    const renamed = { ...searchTool, name: 'find_things' };
    expect(reply([user('чайник')], { tools: [renamed] })).toBe('find_things {"query":"чайник"}');
  });

  it('get null for what strict schemas require and the conversation does not know', () => {
    const strict: FunctionTool = {
      ...searchTool,
      parameters: {
        type: 'object',
        properties: {
          query: { type: 'string' },
          hostname: { anyOf: [{ type: 'string' }, { type: 'null' }] },
        },
        required: ['query', 'hostname'],
      },
    };
    expect(reply([user('чайник')], { tools: [strict] })).toBe(
      'search_products {"query":"чайник","hostname":null}',
    );
  });

  it('get numbers where the schema knows no strings', () => {
    const numeric: FunctionTool = {
      type: 'function',
      name: 'info',
      parameters: { type: 'object', properties: { productId: { type: 'integer' } }, required: ['productId'] },
    };
    expect(reply([...one, user('подробнее')], { tools: [searchTool, numeric] })).toBe('info {"productId":1}');
  });

  it('may be missing or forbidden, which is said', () => {
    expect(reply([user('чайник')], { tools: [] })).toBe('Сейчас поиск по магазину недоступен.');
    expect(reply([user('чайник')], { toolChoice: 'none' })).toBe('Сейчас поиск по магазину недоступен.');
  });

  it('are called even for small talk when a call is required', () => {
    expect(reply([user('привет')], { toolChoice: 'required' })).toBe(search('привет'));
  });
});

describe('what was deleted from the conversation', () => {
  it('is not known any more', () => {
    expect(reply([user('подробнее')])).toBe('О каком товаре рассказать? Назовите его, и я найду.');
    expect(reply([user('дешевле')])).toBe('Какой товар поискать? Назовите его, и я сравню цены.');
    expect(
      reply([...called('get_product_info', { productId: 7 }, found('X стоит $5', 'X')), user('подробнее')]),
    ).toBe(info('1', '10'));
  });
});
