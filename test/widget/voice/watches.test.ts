import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { createStore } from '../../../widget/conversation/store.ts';
import { watchConversation } from '../../../widget/voice/watches.ts';

const watched = () => {
  const store = createStore();
  const rung: string[] = [];
  const stop = watchConversation(store, {
    onIdle: () => rung.push('idle'),
    onStalled: () => rung.push('stalled'),
  });
  store.dispatch({ kind: 'started', microphone: 'off' });
  store.dispatch({ kind: 'connected' });
  return { store, rung, stop };
};

describe('a watch over an open line', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('rings for a question that nothing comes back to', () => {
    const { store, rung } = watched();
    store.dispatch({ kind: 'typed', id: 't', text: 'айфон' });
    jest.advanceTimersByTime(20_000);
    expect(rung).toEqual(['stalled']);
  });

  it('rings for an answer that was begun and never came', () => {
    const { store, rung } = watched();
    store.dispatch({ kind: 'response-started' });
    jest.advanceTimersByTime(20_000);
    expect(rung).toEqual(['stalled']);
  });

  it('is quiet as long as the answer grows, and while it sounds', () => {
    const { store, rung } = watched();
    store.dispatch({ kind: 'response-started' });
    jest.advanceTimersByTime(15_000);
    store.dispatch({ kind: 'assistant-item', itemId: 'a', after: null, text: 'Стоит' });
    jest.advanceTimersByTime(15_000);
    store.dispatch({ kind: 'playback-started' });
    jest.advanceTimersByTime(60_000);
    expect(rung).toEqual([]);
  });

  it('rings once for a line that nobody uses, and never for one that is closed', () => {
    const { store, rung } = watched();
    jest.advanceTimersByTime(179_000);
    store.dispatch({ kind: 'playback-finished' });
    jest.advanceTimersByTime(180_000);
    expect(rung).toEqual(['idle']);
    store.dispatch({ kind: 'paused', because: 'idle' });
    jest.advanceTimersByTime(1_000_000);
    expect(rung).toEqual(['idle']);
  });

  it('is over when it is stopped', () => {
    const { store, rung, stop } = watched();
    store.dispatch({ kind: 'response-started' });
    stop();
    jest.advanceTimersByTime(1_000_000);
    expect(rung).toEqual([]);
  });
});
