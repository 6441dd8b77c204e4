import { describe, expect, it } from '@jest/globals';
import type { FunctionTool } from '../../../../dev/realtime/protocol/session.ts';
import { allReplies, allTools } from './all-functions.ts';
import { user } from './talking.ts';

const call = (name: string, args: object): string => `${name} ${JSON.stringify(args)}`;

describe('functions of the merchant or the page', () => {
  const fitting: FunctionTool = {
    type: 'function',
    name: 'book_fitting',
    description: 'Записывает на примерку в салоне.',
    parameters: { type: 'object', properties: { wish: { type: 'string' } }, required: ['wish'] },
  };

  it('are called by what they say of themselves', () => {
    const tools = [...allTools, fitting];
    expect(allReplies([user('запишите меня на примерку')], tools)).toEqual([
      call('book_fitting', { wish: 'запишите меня на примерку' }),
    ]);
    expect(allReplies([user('сколько стоит доставка?')], tools)[0]).toMatch(/^get_store_info/);
  });

  it('get the number that was said where they take no sentence', () => {
    const token: FunctionTool = {
      type: 'function',
      name: 'check_token',
      description: 'Проверяет жетон гардероба.',
      parameters: {
        type: 'object',
        properties: { token: { type: 'string', maxLength: 10 } },
        required: ['token'],
      },
    };
    const ask = (text: string) => allReplies([user(text)], [...allTools, token])[0];
    expect(ask('проверьте жетон 1001')).toBe(call('check_token', { token: '1001' }));
    expect(ask('проверьте жетон гардероба')).not.toMatch(/^check_token/);
  });
});
