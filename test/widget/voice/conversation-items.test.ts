import { describe, expect, it } from '@jest/globals';
import { isAnswerOwed, type Turn } from '../../../widget/state/turns.ts';
import { historyItems, pageLanguageItems } from '../../../widget/voice/conversation-items.ts';

const asked: Turn = { kind: 'shopper', id: '1', text: 'айфон', delivery: 'confirmed', hearing: 'heard' };
const queued: Turn = { ...asked, id: '4', text: 'а чехол?', delivery: 'queued' };
const call = { name: 'search_products', arguments: '{"query":"айфон"}', output: '{"response":"нашла"}' };
const found: Turn = { kind: 'findings', id: '2', callId: 'call_1', call, products: [] };
const answered: Turn = { kind: 'assistant', id: '3', text: 'Стоит $999.90', delivery: 'whole' };

describe('a new session', () => {
  it('gets the turns and the functions’ answers, in order', () => {
    expect(historyItems([asked, found, answered])).toEqual([
      { type: 'message', id: '1', role: 'user', content: [{ type: 'input_text', text: 'айфон' }] },
      { type: 'function_call', call_id: 'call_1', name: 'search_products', arguments: call.arguments },
      { type: 'function_call_output', call_id: 'call_1', output: call.output },
      {
        type: 'message',
        id: '3',
        role: 'assistant',
        content: [{ type: 'output_text', text: 'Стоит $999.90' }],
      },
    ]);
  });

  it('gets the language of the page where it is not the shop’s', () => {
    expect(pageLanguageItems('ru', 'ru')).toEqual([]);
    expect(pageLanguageItems('en', 'ru')).toMatchObject([
      { role: 'system', content: [{ text: expect.stringContaining('reads this page in English') }] },
    ]);
  });

  it('does not get a question that is about to be sent', () => {
    expect(historyItems([asked, answered, queued])).toHaveLength(2);
  });

  it('does not get speech without a transcript', () => {
    expect(historyItems([{ ...asked, text: '', hearing: 'unclear' }])).toEqual([]);
  });

  it('gets only the end of a long conversation', () => {
    const long = Array.from({ length: 50 }, (_, index): Turn => ({ ...answered, id: String(index) }));
    expect(historyItems(long).length).toBeLessThan(20);
  });

  it('owes an answer to a question that was sent and not answered', () => {
    expect(isAnswerOwed([asked])).toBe(true);
    expect(isAnswerOwed([asked, found])).toBe(true);
    expect(isAnswerOwed([asked, found, { ...answered, text: '', delivery: 'cut' }])).toBe(true);
    expect(isAnswerOwed([asked, found, answered])).toBe(false);
    expect(isAnswerOwed([asked, answered, queued])).toBe(false);
    expect(isAnswerOwed([])).toBe(false);
  });
});
