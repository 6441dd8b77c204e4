import { describe, expect, it } from '@jest/globals';
import { whenSpeaking } from '../../../widget/page/speaking.ts';
import type { ConversationEvent } from '../../../widget/state/events.ts';
import { createStore } from '../../../widget/state/store.ts';

const started: ConversationEvent = { kind: 'started', microphone: 'wanted' };
const asked: ConversationEvent = { kind: 'microphone-changed', microphone: 'asked' };
const on: ConversationEvent = { kind: 'microphone-changed', microphone: 'on' };
const off: ConversationEvent = { kind: 'microphone-changed', microphone: 'off' };
const connected: ConversationEvent = { kind: 'connected' };
const problem = (code: 'MICROPHONE_DENIED' | 'QUOTA_EXCEEDED' | 'NO_ANSWER'): ConversationEvent => ({
  kind: 'problem',
  problem: code,
});

/** What speak() tells a page after these events of the call. */
const resultAfter = async (
  events: readonly ConversationEvent[],
  before: readonly ConversationEvent[] = [],
) => {
  const store = createStore();
  before.forEach(store.dispatch);
  let talks = 0;
  const result = whenSpeaking(store, () => {
    talks += 1;
    store.dispatch(before.includes(connected) ? asked : started);
    return true;
  });
  events.forEach(store.dispatch);
  const open = Symbol('open');
  const now = await Promise.race([result, Promise.resolve().then(() => Promise.resolve(open))]);
  return { talks, result: now === open ? 'open' : now };
};

describe('the result of speak()', () => {
  it('is closed at once where the shop wants no voice', async () => {
    const store = createStore();
    store.dispatch({ kind: 'started', microphone: 'off' });
    store.dispatch(connected);
    expect(await whenSpeaking(store, () => false)).toEqual({ outcome: 'closed' });
  });

  it.each<[string, readonly ConversationEvent[], unknown]>([
    ['is open while the browser asks the shopper', [asked], 'open'],
    ['is open while the session connects', [asked, on], 'open'],
    ['is listening once the session hears the microphone', [asked, on, connected], { outcome: 'listening' }],
    [
      'is typing with the reason, when the microphone is denied',
      [asked, off, problem('MICROPHONE_DENIED'), connected],
      { outcome: 'typing', code: 'MICROPHONE_DENIED' },
    ],
    [
      'is the consent that the shopper has to read first',
      [{ kind: 'paused', because: 'consent' }],
      { outcome: 'consent' },
    ],
    [
      'is the failure by its code',
      [asked, on, { kind: 'ended', because: 'failed' }, problem('QUOTA_EXCEEDED')],
      { outcome: 'failed', code: 'QUOTA_EXCEEDED' },
    ],
    [
      'is closed, when the shopper closes the panel',
      [{ kind: 'paused', because: 'closed' }],
      { outcome: 'closed' },
    ],
    [
      'is closed, when the shopper ends it',
      [asked, { kind: 'ended', because: 'shopper' }],
      { outcome: 'closed' },
    ],
    ['is closed, when the conversation is forgotten', [{ kind: 'forgotten' }], { outcome: 'closed' }],
  ])('%s', async (_, events, expected) => {
    expect((await resultAfter(events)).result).toEqual(expected);
  });

  it('does not take an older problem of a typed conversation for the microphone’s', async () => {
    const typed: readonly ConversationEvent[] = [
      { kind: 'started', microphone: 'off' },
      connected,
      problem('NO_ANSWER'),
    ];
    expect((await resultAfter([off], typed)).result).toBe('open');
    expect((await resultAfter([off, problem('MICROPHONE_DENIED')], typed)).result).toEqual({
      outcome: 'typing',
      code: 'MICROPHONE_DENIED',
    });
  });

  it('asks for the microphone when a typed conversation that was connecting is live', async () => {
    const connecting: readonly ConversationEvent[] = [{ kind: 'started', microphone: 'off' }];
    expect(await resultAfter([connected], connecting)).toEqual({ talks: 2, result: 'open' });
    expect((await resultAfter([connected, asked, on], connecting)).result).toEqual({ outcome: 'listening' });
  });
});
