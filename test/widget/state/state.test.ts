import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ConversationEvent } from '../../../widget/state/events.ts';
import { type ConversationState, initialState, reduce } from '../../../widget/state/state.ts';
import { statusOf } from '../../../widget/state/status.ts';
import { anyEvent, anyEvents } from '../conversation-events.ts';

const stateAfter = (events: readonly ConversationEvent[], from: ConversationState = initialState) =>
  events.reduce(reduce, from);

const live = (microphone: 'on' | 'off' = 'on') =>
  stateAfter([{ kind: 'started', microphone }, { kind: 'connected' }]);

const status = (state: ConversationState) => statusOf(state.phase);

describe('whatever happens in whatever order', () => {
  /** Holds in every state on the way, from a new widget and from an open session. */
  const always = (holds: (state: ConversationState) => void): void =>
    fc.assert(
      fc.property(fc.constantFrom(initialState, live('on'), live('off')), anyEvents, (first, events) => {
        let state = first;
        for (const event of events) {
          state = reduce(state, event);
          holds(state);
        }
      }),
      { numRuns: 2_000 },
    );

  it('listens only with an open microphone in a live session', () => {
    always(({ phase }) => {
      if (!['listening', 'hearing'].includes(statusOf(phase))) return;
      expect(phase).toMatchObject({ kind: 'live', microphone: 'on' });
    });
  });

  it('speaks, thinks and searches only in a live session', () => {
    always(({ phase }) => {
      if (phase.kind === 'live') return;
      expect(['speaking', 'thinking', 'searching', 'ready', 'muted']).not.toContain(statusOf(phase));
    });
  });

  it('leaves no answer in progress and no pending transcript after the session is closed', () => {
    always(({ phase, turns }) => {
      if (phase.kind === 'live') return;
      for (const turn of turns) {
        if (turn.kind === 'assistant') expect(turn.delivery).not.toBe('speaking');
        if (turn.kind === 'shopper') expect(turn.hearing).not.toBe('pending');
      }
    });
  });

  it('asks to allow the microphone only during the browser’s permission question', () => {
    always(({ phase }) => {
      if (statusOf(phase) === 'asking') expect(phase).toMatchObject({ microphone: 'asked' });
    });
  });

  it('shows a search exactly while a tool runs and nobody speaks', () => {
    always(({ phase }) => {
      if (phase.kind !== 'live' || phase.hearing || phase.playing !== undefined) return;
      expect(statusOf(phase) === 'searching').toBe(phase.searching.length > 0);
    });
  });

  it('is never said to be muted, listening or waiting while it thinks or speaks', () => {
    always(({ phase }) => {
      if (phase.kind !== 'live') return;
      const isAtWork = phase.responding || phase.awaiting || phase.playing || phase.searching.length > 0;
      if (isAtWork) expect(['listening', 'muted', 'ready', 'asking']).not.toContain(statusOf(phase));
    });
  });

  it('does not complain of the microphone once it is open', () => {
    fc.assert(
      fc.property(anyEvents, (events) => {
        const opened = reduce(stateAfter(events), { kind: 'microphone-changed', microphone: 'on' });
        expect(opened.problem ?? '').not.toMatch(/^MICROPHONE/);
      }),
    );
  });

  it('neither thinks nor waits once it has given an answer up', () => {
    fc.assert(
      fc.property(anyEvents, (events) => {
        const { phase } = reduce(stateAfter(events, live()), { kind: 'stalled' });
        expect(statusOf(phase)).not.toBe('thinking');
      }),
    );
  });

  it('keeps everything that the shopper said until it has to forget the conversation', () => {
    const said = ({ turns }: ConversationState) => turns.filter(({ kind }) => kind === 'shopper').length;
    fc.assert(
      fc.property(anyEvents, anyEvent, (events, last) => {
        if (['forgotten', 'item-removed', 'overheard'].includes(last.kind)) return;
        const before = stateAfter(events);
        expect(said(reduce(before, last))).toBeGreaterThanOrEqual(said(before));
      }),
    );
  });

  it('never has one item twice', () => {
    always(({ turns }) => expect(new Set(turns.map(({ id }) => id)).size).toBe(turns.length));
  });

  it('never connects by itself', () => {
    fc.assert(
      fc.property(anyEvents, anyEvent, (events, last) => {
        const before = stateAfter(events);
        if (reduce(before, last).phase.kind !== 'live' || before.phase.kind === 'live') return;
        expect(last.kind).toBe('connected');
        expect(['connecting', 'lost']).toContain(before.phase.kind);
      }),
    );
  });

  it('forgets everything but the page’s own cart on request', () => {
    always((state) =>
      expect(reduce(state, { kind: 'forgotten' })).toEqual({ ...initialState, cart: state.cart }),
    );
  });

  it('brings a forgotten conversation back unless a new one has begun', () => {
    fc.assert(
      fc.property(anyEvents, anyEvents, (events, more) => {
        const { turns, supportCode } = stateAfter([...events, { kind: 'ended', because: 'shopper' }]);
        const now = stateAfter(more);
        const recalled = reduce(now, { kind: 'recalled', turns, supportCode });
        if (now.turns.length > 0 || now.phase.kind !== 'idle') expect(recalled).toBe(now);
        else expect(recalled).toMatchObject({ phase: { kind: 'paused' }, turns, supportCode });
      }),
    );
  });

  it('stays ended until it is started again', () => {
    fc.assert(
      fc.property(anyEvents, (events) => {
        const quiet = events.filter(({ kind }) => kind !== 'started' && kind !== 'forgotten');
        const ended = stateAfter([{ kind: 'ended', because: 'shopper' }, ...quiet]);
        expect(ended.phase.kind).toBe('ended');
      }),
    );
  });
});

describe('what the shopper is shown', () => {
  it('follows a spoken question from hearing to the spoken answer', () => {
    const story: readonly (readonly [ConversationEvent, string])[] = [
      [{ kind: 'speech-started' }, 'hearing'],
      [{ kind: 'speech-stopped' }, 'thinking'],
      [{ kind: 'response-started' }, 'thinking'],
      [{ kind: 'search-started', callId: 'c' }, 'searching'],
      [{ kind: 'response-finished', cut: [] }, 'searching'],
      [{ kind: 'search-finished', callId: 'c' }, 'thinking'],
      [{ kind: 'response-started' }, 'thinking'],
      [{ kind: 'playback-started' }, 'speaking'],
      [{ kind: 'response-finished', cut: [] }, 'speaking'],
      [{ kind: 'playback-finished' }, 'listening'],
    ];
    let state = live();
    for (const [event, expected] of story) {
      state = reduce(state, event);
      expect([event.kind, status(state)]).toEqual([event.kind, expected]);
    }
  });

  it('is a search only after the words that the assistant says before it', () => {
    const state = stateAfter([{ kind: 'playback-started' }, { kind: 'search-started', callId: 'c' }], live());
    expect(status(state)).toBe('speaking');
    expect(status(reduce(state, { kind: 'playback-finished' }))).toBe('searching');
  });

  it('is thinking from the start when a typed question waited for the session', () => {
    const typed = reduce(initialState, { kind: 'typed', id: 't', text: 'айфон' });
    const connected = stateAfter([{ kind: 'started', microphone: 'off' }, { kind: 'connected' }], typed);
    expect(status(reduce(connected, { kind: 'sent', id: 't' }))).toBe('thinking');
  });

  it('is muted at rest and still hears the assistant speak', () => {
    const muted = reduce(live(), { kind: 'microphone-changed', microphone: 'muted' });
    expect(status(muted)).toBe('muted');
    expect(status(reduce(muted, { kind: 'playback-started' }))).toBe('speaking');
    expect(status(reduce(muted, { kind: 'speech-started' }))).toBe('muted');
  });

  it('resumes the way the conversation was held', () => {
    expect(reduce(live('on'), { kind: 'paused', because: 'closed' }).phase).toMatchObject({
      microphone: 'on',
    });
    expect(reduce(live('off'), { kind: 'paused', because: 'closed' }).phase).toMatchObject({
      microphone: 'off',
    });
  });

  it('keeps the word about a missing microphone or voice when the conversation goes on without it', () => {
    const denied = reduce(initialState, { kind: 'problem', problem: 'MICROPHONE_DENIED' });
    expect(reduce(denied, { kind: 'started', microphone: 'off' }).problem).toBe('MICROPHONE_DENIED');
    const silent = reduce(live(), { kind: 'problem', problem: 'SOUND_BLOCKED' });
    expect(reduce(silent, { kind: 'response-started' }).problem).toBe('SOUND_BLOCKED');
    const offline = reduce(initialState, { kind: 'problem', problem: 'NETWORK' });
    expect(reduce(offline, { kind: 'started', microphone: 'off' }).problem).toBeUndefined();
  });

  it('knows the page’s cart through pauses and a forgotten conversation', () => {
    const cart = { lines: [{ line: 'a', title: 'Чехол', quantity: 1 }] };
    const filled = reduce(live('off'), { kind: 'cart-changed', cart, canUndo: true });
    const forgotten = stateAfter([{ kind: 'paused', because: 'closed' }, { kind: 'forgotten' }], filled);
    expect(forgotten).toEqual({ ...initialState, cart: { cart, canUndo: true } });
    expect(reduce(forgotten, { kind: 'recalled', turns: [], supportCode: undefined }).cart?.cart).toBe(cart);
    const undone = reduce(forgotten, { kind: 'cart-changed', cart: { lines: [] }, canUndo: false });
    expect(undone.cart).toEqual({ cart: { lines: [] }, canUndo: false });
  });
});
