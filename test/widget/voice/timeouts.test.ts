import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { createStore } from '../../../widget/state/store.ts';
import { watchTimeouts } from '../../../widget/voice/timeouts.ts';

const watched = () => {
  const store = createStore();
  const reported: string[] = [];
  const stop = watchTimeouts(store, {
    onIdle: () => reported.push('idle'),
    onStalled: () => reported.push('stalled'),
  });
  store.dispatch({ kind: 'started', microphone: 'off' });
  store.dispatch({ kind: 'connected' });
  return { store, reported, stop };
};

describe('the timeouts of a live conversation', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('report a question without any answer', () => {
    const { store, reported } = watched();
    store.dispatch({ kind: 'typed', id: 't', text: 'айфон' });
    store.dispatch({ kind: 'sent', id: 't' });
    jest.advanceTimersByTime(20_000);
    expect(reported).toEqual(['stalled']);
  });

  it('report an answer that was begun and never came', () => {
    const { store, reported } = watched();
    store.dispatch({ kind: 'response-started' });
    jest.advanceTimersByTime(20_000);
    expect(reported).toEqual(['stalled']);
  });

  it('do not report while the answer grows or plays', () => {
    const { store, reported } = watched();
    store.dispatch({ kind: 'response-started' });
    jest.advanceTimersByTime(15_000);
    store.dispatch({ kind: 'assistant-item', itemId: 'a', after: null, text: 'Стоит' });
    jest.advanceTimersByTime(15_000);
    store.dispatch({ kind: 'playback-started' });
    jest.advanceTimersByTime(60_000);
    expect(reported).toEqual([]);
  });

  it('report an unused call once, and a closed one never', () => {
    const { store, reported } = watched();
    jest.advanceTimersByTime(179_000);
    store.dispatch({ kind: 'playback-finished' });
    jest.advanceTimersByTime(180_000);
    expect(reported).toEqual(['idle']);
    store.dispatch({ kind: 'paused', because: 'idle' });
    jest.advanceTimersByTime(1_000_000);
    expect(reported).toEqual(['idle']);
  });

  it('end when they are stopped', () => {
    const { store, reported, stop } = watched();
    store.dispatch({ kind: 'response-started' });
    stop();
    jest.advanceTimersByTime(1_000_000);
    expect(reported).toEqual([]);
  });
});
