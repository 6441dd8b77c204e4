import { describe, expect, it } from '@jest/globals';
import { createPageEvents, type PageEvent } from '../../../widget/page/page-events.ts';
import type { ConversationEvent } from '../../../widget/state/events.ts';
import { initialState, reduce } from '../../../widget/state/state.ts';

/** The page's events while a conversation goes through these changes. */
const eventsOf = (...events: readonly ConversationEvent[]): readonly PageEvent[] => {
  let state = initialState;
  const pageEvents = createPageEvents(state);
  return events.flatMap((event) => {
    const before = state;
    state = reduce(state, event);
    return pageEvents(before, state);
  });
};

const started: readonly ConversationEvent[] = [{ kind: 'started', microphone: 'on' }, { kind: 'connected' }];

describe('the events a page gets from a conversation', () => {
  it('is each sentence once, when it is whole', () => {
    const events = eventsOf(
      ...started,
      { kind: 'typed', id: 't', text: 'айфон' },
      { kind: 'sent', id: 't' },
      { kind: 'shopper-item', itemId: 't', after: null, text: 'айфон' },
      { kind: 'assistant-item', itemId: 'a', after: 't', text: undefined },
      { kind: 'text-added', itemId: 'a', by: 'assistant', delta: 'Стоит' },
      { kind: 'text-known', itemId: 'a', by: 'assistant', text: 'Стоит $999.90' },
    );
    expect(events).toEqual([
      { name: 'message', detail: { role: 'shopper', text: 'айфон', cut: false } },
      { name: 'message', detail: { role: 'assistant', text: 'Стоит $999.90', cut: false } },
    ]);
  });

  it('is the same question again when it was asked again', () => {
    const ask = (id: string): ConversationEvent => ({ kind: 'typed', id, text: 'айфон' });
    expect(eventsOf(...started, ask('1'), ask('2'))).toHaveLength(2);
  });

  it('is a cut answer as cut', () => {
    const events = eventsOf(
      ...started,
      { kind: 'assistant-item', itemId: 'a', after: null, text: undefined },
      { kind: 'text-added', itemId: 'a', by: 'assistant', delta: 'Есть три' },
      { kind: 'playback-cut' },
    );
    expect(events).toEqual([{ name: 'message', detail: { role: 'assistant', text: 'Есть три', cut: true } }]);
  });

  it.each([
    ['heard to its end', 'playback-finished', false],
    ['cut after its last word was written', 'playback-cut', true],
  ] as const)('is an answer that sounds once it is over: %s', (_how, ending, cut) => {
    const beginning: readonly ConversationEvent[] = [
      ...started,
      { kind: 'assistant-item', itemId: 'a', after: null, text: undefined },
      { kind: 'playback-started' },
      { kind: 'text-known', itemId: 'a', by: 'assistant', text: 'Есть три варианта' },
      { kind: 'response-finished', cut: [] },
    ];
    expect(eventsOf(...beginning)).toEqual([]);
    expect(eventsOf(...beginning, { kind: ending })).toEqual([
      { name: 'message', detail: { role: 'assistant', text: 'Есть три варианта', cut } },
    ]);
    expect(eventsOf(...beginning, { kind: 'ended', because: 'shopper' })).toMatchObject([
      { detail: { cut: true } },
    ]);
  });

  it.each([
    ['playback-finished', false],
    ['playback-cut', true],
  ] as const)('is an answer once, also where its words are whole before it sounds: %s', (ending, cut) => {
    const events = eventsOf(
      ...started,
      { kind: 'response-started' },
      { kind: 'assistant-item', itemId: 'a', after: null, text: undefined },
      { kind: 'text-known', itemId: 'a', by: 'assistant', text: 'Да' },
      { kind: 'playback-started' },
      { kind: 'response-finished', cut: [] },
      { kind: ending },
      { kind: 'response-started' },
      { kind: 'response-finished', cut: [] },
    );
    expect(events).toEqual([{ name: 'message', detail: { role: 'assistant', text: 'Да', cut } }]);
  });

  it('is nothing of an answer that may sound yet when the next one has begun', () => {
    const beginning: readonly ConversationEvent[] = [
      ...started,
      { kind: 'assistant-item', itemId: 'a', after: null, text: undefined },
      { kind: 'playback-started' },
      { kind: 'text-known', itemId: 'a', by: 'assistant', text: 'Сейчас посмотрю' },
      { kind: 'response-finished', cut: [] },
      { kind: 'response-started' },
      { kind: 'assistant-item', itemId: 'b', after: 'a', text: undefined },
    ];
    expect(eventsOf(...beginning)).toEqual([]);
    const ending: readonly ConversationEvent[] = [
      { kind: 'item-cut', itemId: 'a' },
      { kind: 'playback-cut' },
      { kind: 'response-finished', cut: ['b'] },
    ];
    expect(eventsOf(...beginning, ...ending)).toEqual([
      { name: 'message', detail: { role: 'assistant', text: 'Сейчас посмотрю', cut: true } },
    ]);
  });

  it('is a problem with the support code, once', () => {
    const events = eventsOf(
      { kind: 'support-code', code: 'K7Q2' },
      { kind: 'problem', problem: 'NETWORK' },
      { kind: 'problem', problem: 'NETWORK' },
    );
    expect(events).toEqual([{ name: 'error', detail: { code: 'NETWORK', supportCode: 'K7Q2' } }]);
  });
});
