import { describe, expect, it } from '@jest/globals';
import type { Turn } from '../../../widget/turns.ts';
import { owesAnswer, pageLanguage, recall } from '../../../widget/voice/recall.ts';

const asked: Turn = { kind: 'shopper', id: '1', text: 'айфон', delivery: 'confirmed', hearing: 'heard' };
const queued: Turn = { ...asked, id: '4', text: 'а чехол?', delivery: 'queued' };
const call = { name: 'search_products', arguments: '{"query":"айфон"}', output: '{"response":"нашла"}' };
const found: Turn = { kind: 'findings', id: '2', callId: 'call_1', call, products: [] };
const answered: Turn = { kind: 'assistant', id: '3', text: 'Стоит $999.90', delivery: 'whole' };

describe('a new session', () => {
  it('is told what was said and what the functions answered, in order', () => {
    expect(recall([asked, found, answered])).toEqual([
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

  it('is told the language of the page where it is not the shop’s', () => {
    expect(pageLanguage('ru', 'ru')).toEqual([]);
    expect(pageLanguage('en', 'ru')).toMatchObject([
      { role: 'system', content: [{ text: expect.stringContaining('reads this page in English') }] },
    ]);
  });

  it('is not told a question that is about to be sent', () => {
    expect(recall([asked, answered, queued])).toHaveLength(2);
  });

  it('hears no silence: a voice that was not written down is left out', () => {
    expect(recall([{ ...asked, text: '', hearing: 'unclear' }])).toEqual([]);
  });

  it('is told the end of a long conversation only', () => {
    const long = Array.from({ length: 50 }, (_, index): Turn => ({ ...answered, id: String(index) }));
    expect(recall(long).length).toBeLessThan(20);
  });

  it('owes an answer to a question that was sent and not answered', () => {
    expect(owesAnswer([asked])).toBe(true);
    expect(owesAnswer([asked, found])).toBe(true);
    expect(owesAnswer([asked, found, { ...answered, text: '', delivery: 'cut' }])).toBe(true);
    expect(owesAnswer([asked, found, answered])).toBe(false);
    expect(owesAnswer([asked, answered, queued])).toBe(false);
    expect(owesAnswer([])).toBe(false);
  });
});
