import { describe, expect, it } from '@jest/globals';
import { createStore } from '../../../../widget/state/store.ts';
import { checkAnswers } from '../../../../widget/voice/functions/answer-check.ts';
import type { ApiOutcome, SaidWords } from '../../../../widget/voice/functions/api-client.ts';

const card = {
  productId: '1',
  variantId: '1',
  title: 'iPhone 15',
  price: { minor: 99_990, currency: 'USD' },
  availability: 'in-stock',
  options: {},
} as const;

/** A live conversation with a question, a search and its answer, whose words the server corrects by a sentence. */
const conversation = (outcome: ApiOutcome) => {
  const store = createStore();
  const checked: SaidWords[] = [];
  const checkWords = async (words: SaidWords): Promise<ApiOutcome> => {
    checked.push(words);
    return outcome;
  };
  checkAnswers(store, { checkWords }, () => 'session');
  store.dispatch({ kind: 'started', microphone: 'off' });
  store.dispatch({ kind: 'connected' });
  store.dispatch({ kind: 'typed', id: 'q', text: 'сколько стоит айфон?' });
  store.dispatch({ kind: 'sent', id: 'q' });
  const call = {
    name: 'search_products',
    arguments: '{}',
    output: JSON.stringify({ response: 'iPhone 15 стоит $999.90', products: [] }),
  };
  store.dispatch({ kind: 'found', callId: 'c', call, products: [card] });
  const say = (itemId: string, text: string, isPreamble = false): void => {
    store.dispatch({ kind: 'assistant-item', itemId, after: undefined, text: undefined, isPreamble });
    store.dispatch({ kind: 'text-added', itemId, by: 'assistant', delta: text.slice(0, 4) });
    store.dispatch({ kind: 'text-known', itemId, by: 'assistant', text });
  };
  const correctionOf = (id: string) =>
    store
      .state()
      .turns.flatMap((turn) => (turn.kind === 'assistant' && turn.id === id ? [turn.correction] : []));
  return { checked, say, correctionOf };
};

const corrected: ApiOutcome = {
  kind: 'answered',
  body: { success: true, response: 'По данным магазина: iPhone 15 — $999.90.', corrected: 'price' },
};

describe('the check of what the assistant said', () => {
  it('hands the server each whole answer once, with what functions answered and the shopper asked before', () => {
    const { checked, say } = conversation(corrected);
    say('a', 'Он стоит 899 долларов.');
    say('b', 'Ещё что-нибудь?');
    expect(checked.map(({ said }) => said)).toEqual(['Он стоит 899 долларов.', 'Ещё что-нибудь?']);
    expect(checked[0]).toEqual({
      said: 'Он стоит 899 долларов.',
      answers: [{ response: 'iPhone 15 стоит $999.90', products: [card] }],
      asked: ['сколько стоит айфон?'],
    });
  });

  it('shows the correction below the answer', async () => {
    const { say, correctionOf } = conversation(corrected);
    say('a', 'Он стоит 899 долларов.');
    await Promise.resolve();
    await Promise.resolve();
    expect(correctionOf('a')).toEqual(['По данным магазина: iPhone 15 — $999.90.']);
  });

  it.each<[string, ApiOutcome]>([
    ['nothing is wrong', { kind: 'answered', body: { success: true, response: '' } }],
    ['the answer cannot be read', { kind: 'answered', body: 'oops' }],
    ['the server cannot be reached', { kind: 'unreachable', because: 'timeout' }],
  ])('lets the words stand when %s', async (_, outcome) => {
    const { say, correctionOf } = conversation(outcome);
    say('a', 'Он стоит 899 долларов.');
    await Promise.resolve();
    await Promise.resolve();
    expect(correctionOf('a')).toEqual([undefined]);
  });

  it('checks no words that only lead up to an answer', () => {
    const { checked, say } = conversation(corrected);
    say('p', 'Сейчас посмотрю.', true);
    expect(checked).toEqual([]);
  });
});
