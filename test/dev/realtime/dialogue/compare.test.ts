import { describe, expect, it } from '@jest/globals';
import { callTool, readTool } from '../../../../dev/realtime/dialogue/tools.ts';
import type { Item } from '../../../../dev/realtime/protocol/items.ts';
import type { FunctionTool } from '../../../../dev/realtime/protocol/session.ts';
import {
  assistant,
  detailsTool,
  found,
  inWords,
  reply,
  replyTo,
  search,
  searched,
  searchTool,
  situation,
  user,
} from './talking.ts';

const both = (first: string, second: string): string => `${search(first)} | ${search(second)}`;

const waitTool: FunctionTool = {
  type: 'function',
  name: 'wait_for_user',
  description: 'Молча ждать. Вызывай, когда слышны шум или музыка.',
  parameters: { type: 'object', properties: {}, required: [] },
};

const preamble: Item = {
  id: 'item_preamble',
  object: 'realtime.item',
  status: 'completed',
  type: 'message',
  role: 'assistant',
  phase: 'commentary',
  content: [{ type: 'output_audio', transcript: 'Сейчас сравню.' }],
};

describe('a comparison', () => {
  it.each([
    ['Сравни iPhone 15 и Galaxy S24', 'Сейчас сравню. ', both('iPhone 15', 'Galaxy S24')],
    ['Что лучше, iPhone 15 или Galaxy S24?', 'Сейчас сравню. ', both('iPhone 15', 'Galaxy S24')],
    ['Compare the iPhone 15 and Galaxy S24', 'Let me ', both('the iPhone 15', 'Galaxy S24')],
    ['ноутбук или планшет?', 'Сейчас сравню. ', both('ноутбук', 'планшет')],
    ['a laptop or a tablet?', 'Let me ', both('a laptop', 'a tablet')],
  ])('«%s» begins with a phrase and searches for both sides at once', (said, preamble, calls) => {
    const words = reply([user(said)]);
    expect(words.startsWith(preamble.trim())).toBe(true);
    expect(words.endsWith(` | ${calls}`)).toBe(true);
  });

  it.each(['красные или синие кроссовки', 'телефон до 500 или до 600 долларов'])(
    '«%s» is one request',
    (said) => expect(reply([user(said)])).toBe(search(said)),
  );

  it.each([
    ['сравни его с Galaxy S24', both('iPhone 15', 'Galaxy S24')],
    ['Сравни Galaxy S24 с этим', both('Galaxy S24', 'iPhone 15')],
    ['compare it with the Galaxy S24', both('iPhone 15', 'the Galaxy S24')],
  ])('«%s» means the product that was found by the pronoun', (said, calls) => {
    const earlier = searched('айфон 15', found('iPhone 15 стоит $999.', 'iPhone 15'));
    expect(reply([user('айфон 15'), ...earlier, user(said)])).toContain(calls);
  });

  it('is one search where calls may not run in parallel', () => {
    const said = 'Сравни iPhone 15 и Galaxy S24';
    expect(reply([user(said)], { parallelCalls: false })).toBe(search(said));
  });

  it('begins with another phrase each time', () => {
    expect(reply([preamble, user('Сравни чай и кофе')])).toMatch(/^Смотрю оба варианта\./);
  });

  it('is answered with both outputs together, or with each one when asked in between', () => {
    const [callA, outA] = searched('чай', found('Чай стоит $3.', 'Чай'));
    const [callB, outB] = searched('кофе', found('Кофе стоит $5.', 'Кофе'));
    if (callA === undefined || callB === undefined || outA === undefined || outB === undefined)
      throw new Error();
    const asked = [user('Сравни чай и кофе'), callA, callB];
    expect(reply([...asked, outA, outB])).toBe('Чай стоит $3. Кофе стоит $5.');
    expect(reply([...asked, outA, assistant('Чай стоит $3.'), outB])).toBe('Кофе стоит $5.');
  });
});

describe('a sound without words', () => {
  it.each(['Эм…', 'м-м', 'хм', 'Uh', 'hmm'])(
    '«%s» is waited out where there is a function for it',
    (said) => {
      const tools = [searchTool, detailsTool, waitTool];
      expect(reply([user(said)], { tools })).toBe('wait_for_user {}');
      expect(reply([user(said)])).not.toContain('wait_for_user');
    },
  );

  it('is not what a question about music means', () => {
    expect(callTool(readTool(waitTool), {})).toBeDefined();
    expect(reply([user('колонка для музыки')], { tools: [searchTool, waitTool] })).toBe(
      search('колонка для музыки'),
    );
  });
});

describe('a response that the API ends early', () => {
  it('is asked for by a phrase of tests', () => {
    const early = (said: string) => replyTo(situation([user(said)]));
    expect(early('[[failed]]')).toEqual([{ kind: 'fail' }]);
    expect(early('[[incomplete]]')).toEqual([expect.objectContaining({ kind: 'say', isCut: true })]);
    expect(early('чайник').map(inWords)).toEqual([search('чайник')]);
  });
});
