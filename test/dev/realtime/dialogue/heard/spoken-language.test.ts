import { describe, expect, it } from '@jest/globals';
import type { FunctionTool } from '../../../../../dev/realtime/protocol/session.ts';
import { assistant, context, detailsTool, reply, searchTool, user } from '../talking.ts';

const withLocale = (tool: FunctionTool): FunctionTool => {
  const { properties, ...schema } = { properties: {}, ...tool.parameters };
  const locale = { type: 'string', enum: ['ru', 'en'] };
  return { ...tool, parameters: { ...schema, properties: { ...Object(properties), locale } } };
};
const tools = [searchTool, detailsTool].map(withLocale);
const shops = { ru: 'Говори по-русски.', en: 'Speak English.' };

const ask = (shop: 'ru' | 'en', ...said: readonly string[]): string =>
  reply(said.map(user), { instructions: shops[shop], tools });

describe('the language of an answer', () => {
  it.each([
    ['en', 'Сколько стоит айфон чёрный 256?'],
    ['en', 'нужен диван'],
    ['en', 'чехол для айфона'],
    ['ru', 'How much is the black iPhone 15 256?'],
    ['ru', 'Show me wireless headphones'],
    ['ru', 'I need a sofa'],
  ] as const)(
    'in a shop in %s is that of the whole sentence «%s», which functions are told',
    (shop, said) => {
      const locale = shop === 'en' ? 'ru' : 'en';
      expect(ask(shop, said)).toBe(`search_products ${JSON.stringify({ query: said, locale })}`);
    },
  );

  it.each([
    ['ru', 'iPhone 15 Pro Max black'],
    ['ru', 'The North Face'],
    ['ru', 'Galaxy S24 for kids'],
    ['ru', 'Есть ли iPhone 15 Pro?'],
    ['en', 'айфон'],
    ['en', 'Do you have a Чебурашка toy?'],
  ] as const)('in a shop in %s stays, when only a name is in another one: «%s»', (shop, said) => {
    expect(ask(shop, said)).toBe(`search_products ${JSON.stringify({ query: said })}`);
  });

  it('is kept by the names and short words that follow', () => {
    expect(ask('en', 'Сколько стоит айфон?', 'Samsung Galaxy')).toBe(
      'search_products {"query":"Samsung Galaxy","locale":"ru"}',
    );
    expect(ask('en', 'Сколько стоит айфон?', 'Show me a kettle')).toBe(
      'search_products {"query":"Show me a kettle"}',
    );
  });

  it.each([
    ['ru', 'Speak English, please', 'All right. What should I look for?'],
    ['en', 'Можно по-русски?', 'Хорошо. Что найти?'],
    ['en', 'Please answer in Russian', 'Хорошо. Что найти?'],
  ] as const)('in a shop in %s changes when asked: «%s»', (shop, said, answer) => {
    expect(ask(shop, said)).toBe(answer);
    expect(ask(shop, said, 'iPhone')).toContain(`"locale":"${shop === 'ru' ? 'en' : 'ru'}"`);
  });

  it('is that of the page, where the page has another one than the shop', () => {
    const page = context('The shopper reads this page in English: answer in it.');
    const options = { instructions: shops.ru, tools };
    expect(reply([page, user('iPhone')], options)).toBe('search_products {"query":"iPhone","locale":"en"}');
    expect(reply([page, assistant('Hello!'), user('спасибо')], options)).toContain('Пожалуйста');
  });
});
