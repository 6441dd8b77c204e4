import { describe, expect, it } from '@jest/globals';
import { createNews, type News } from '../../../widget/panel/news.ts';
import { type ConversationEvent, initialState, reduce } from '../../../widget/state.ts';

/** Everything the page is told while the events happen. */
const newsOf = (...events: readonly ConversationEvent[]): readonly News[] => {
  let state = initialState;
  const newsBetween = createNews(state);
  return events.flatMap((event) => {
    const before = state;
    state = reduce(state, event);
    return newsBetween(before, state);
  });
};

const started: readonly ConversationEvent[] = [{ kind: 'started', microphone: 'on' }, { kind: 'connected' }];

describe('what a page is told of the conversation', () => {
  it('is each sentence once, when it is whole', () => {
    const news = newsOf(
      ...started,
      { kind: 'typed', id: 't', text: 'айфон' },
      { kind: 'sent', id: 't' },
      { kind: 'shopper-item', itemId: 't', after: null, text: 'айфон' },
      { kind: 'assistant-item', itemId: 'a', after: 't', text: undefined },
      { kind: 'text-added', itemId: 'a', delta: 'Стоит' },
      { kind: 'text-known', itemId: 'a', text: 'Стоит $999.90' },
    );
    expect(news).toEqual([
      { name: 'message', detail: { role: 'shopper', text: 'айфон', cut: false } },
      { name: 'message', detail: { role: 'assistant', text: 'Стоит $999.90', cut: false } },
    ]);
  });

  it('is the same question again when it was asked again', () => {
    const ask = (id: string): ConversationEvent => ({ kind: 'typed', id, text: 'айфон' });
    expect(newsOf(...started, ask('1'), ask('2'))).toHaveLength(2);
  });

  it('is a cut answer as cut', () => {
    const news = newsOf(
      ...started,
      { kind: 'assistant-item', itemId: 'a', after: null, text: undefined },
      { kind: 'text-added', itemId: 'a', delta: 'Есть три' },
      { kind: 'playback-cut' },
    );
    expect(news).toEqual([{ name: 'message', detail: { role: 'assistant', text: 'Есть три', cut: true } }]);
  });

  it.each([
    ['heard to its end', 'playback-finished', false],
    ['cut after its last word was written', 'playback-cut', true],
  ] as const)('is an answer that sounds once it is over: %s', (_how, ending, cut) => {
    const beginning: readonly ConversationEvent[] = [
      ...started,
      { kind: 'assistant-item', itemId: 'a', after: null, text: undefined },
      { kind: 'playback-started' },
      { kind: 'text-known', itemId: 'a', text: 'Есть три варианта' },
      { kind: 'response-finished', cut: [] },
    ];
    expect(newsOf(...beginning)).toEqual([]);
    expect(newsOf(...beginning, { kind: ending })).toEqual([
      { name: 'message', detail: { role: 'assistant', text: 'Есть три варианта', cut } },
    ]);
    expect(newsOf(...beginning, { kind: 'ended', because: 'shopper' })).toMatchObject([
      { detail: { cut: true } },
    ]);
  });

  it.each([
    ['playback-finished', false],
    ['playback-cut', true],
  ] as const)('is an answer once, also where its words are whole before it sounds: %s', (ending, cut) => {
    const news = newsOf(
      ...started,
      { kind: 'response-started' },
      { kind: 'assistant-item', itemId: 'a', after: null, text: undefined },
      { kind: 'text-known', itemId: 'a', text: 'Да' },
      { kind: 'playback-started' },
      { kind: 'response-finished', cut: [] },
      { kind: ending },
      { kind: 'response-started' },
      { kind: 'response-finished', cut: [] },
    );
    expect(news).toEqual([{ name: 'message', detail: { role: 'assistant', text: 'Да', cut } }]);
  });

  it('is nothing of an answer that may sound yet when the next one has begun', () => {
    const beginning: readonly ConversationEvent[] = [
      ...started,
      { kind: 'assistant-item', itemId: 'a', after: null, text: undefined },
      { kind: 'playback-started' },
      { kind: 'text-known', itemId: 'a', text: 'Сейчас посмотрю' },
      { kind: 'response-finished', cut: [] },
      { kind: 'response-started' },
      { kind: 'assistant-item', itemId: 'b', after: 'a', text: undefined },
    ];
    expect(newsOf(...beginning)).toEqual([]);
    const ending: readonly ConversationEvent[] = [
      { kind: 'item-cut', itemId: 'a' },
      { kind: 'playback-cut' },
      { kind: 'response-finished', cut: ['b'] },
    ];
    expect(newsOf(...beginning, ...ending)).toEqual([
      { name: 'message', detail: { role: 'assistant', text: 'Сейчас посмотрю', cut: true } },
    ]);
  });

  it('is a problem with the support code, once', () => {
    const news = newsOf(
      { kind: 'support-code', code: 'K7Q2' },
      { kind: 'problem', problem: 'NETWORK' },
      { kind: 'problem', problem: 'NETWORK' },
    );
    expect(news).toEqual([{ name: 'error', detail: { code: 'NETWORK', supportCode: 'K7Q2' } }]);
  });
});
