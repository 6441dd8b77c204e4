import { describe, expect, it } from '@jest/globals';
import type { ConversationEvent } from '../../../widget/state/events.ts';
import { initialState, reduce } from '../../../widget/state/state.ts';
import { cartTurn, endsWithCart, openQuestion } from '../../../widget/state/turns.ts';

const call = { name: 'search_products', arguments: '{"query":"айфон"}', output: 'нашла' };
const ask = {
  attribute: 'color',
  options: [{ label: 'Black', productId: '2', variantId: '3' }],
};

const started: readonly ConversationEvent[] = [{ kind: 'started', microphone: 'on' }, { kind: 'connected' }];
const turnsAfter = (...events: readonly ConversationEvent[]) =>
  [...started, ...events].reduce(reduce, initialState).turns;

describe('the transcript', () => {
  it('is in spoken order although the transcript of speech arrives after the answer has begun', () => {
    const turns = turnsAfter(
      { kind: 'shopper-item', itemId: 'q', after: null, text: undefined },
      { kind: 'assistant-item', itemId: 'a', after: 'q', text: undefined },
      { kind: 'text-added', itemId: 'a', by: 'assistant', delta: 'Стоит ' },
      { kind: 'text-known', itemId: 'q', by: 'shopper', text: 'сколько стоит айфон' },
      { kind: 'text-known', itemId: 'a', by: 'assistant', text: 'Стоит $999.90' },
    );
    expect(turns).toMatchObject([
      { kind: 'shopper', text: 'сколько стоит айфон', hearing: 'heard' },
      { kind: 'assistant', text: 'Стоит $999.90', delivery: 'whole' },
    ]);
  });

  it('puts a question that interrupts behind the answer it interrupts, which is marked as cut', () => {
    const turns = turnsAfter(
      { kind: 'assistant-item', itemId: 'a', after: null, text: undefined },
      { kind: 'playback-started' },
      { kind: 'text-added', itemId: 'a', by: 'assistant', delta: 'Есть три' },
      { kind: 'speech-started' },
      { kind: 'playback-cut' },
      { kind: 'text-known', itemId: 'a', by: 'assistant', text: 'Есть три варианта' },
      { kind: 'response-finished', cut: ['a'] },
      { kind: 'assistant-item', itemId: 'b', after: 'q', text: undefined },
      { kind: 'shopper-item', itemId: 'q', after: 'a', text: 'а подешевле?' },
    );
    expect(turns.map(({ id }) => id)).toEqual(['a', 'q', 'b']);
    expect(turns[0]).toMatchObject({ delivery: 'cut', text: 'Есть три варианта' });
  });

  it('shows a typed question once: at once, and as the server confirms it', () => {
    const turns = turnsAfter(
      { kind: 'typed', id: 'typed-1', text: 'айфон' },
      { kind: 'sent', id: 'typed-1' },
      { kind: 'shopper-item', itemId: 'typed-1', after: null, text: 'айфон' },
    );
    expect(turns).toEqual([
      { kind: 'shopper', id: 'typed-1', text: 'айфон', delivery: 'confirmed', hearing: 'heard' },
    ]);
  });

  it('recognises the echo of the history that a new session was given', () => {
    const known = turnsAfter(
      { kind: 'typed', id: 'typed-1', text: 'айфон' },
      { kind: 'sent', id: 'typed-1' },
      { kind: 'found', callId: 'call-1', call, products: [] },
      { kind: 'assistant-item', itemId: 'a', after: null, text: 'Стоит $999.90' },
      { kind: 'lost' },
    );
    const echoes: readonly ConversationEvent[] = [
      { kind: 'connected' },
      { kind: 'shopper-item', itemId: 'typed-1', after: null, text: 'айфон' },
      { kind: 'call-item', itemId: 'item_9', after: 'typed-1', callId: 'call-1' },
      { kind: 'assistant-item', itemId: 'a', after: 'item_9', text: 'Стоит $999.90' },
    ];
    const lost = {
      ...initialState,
      phase: { kind: 'lost', microphone: 'off', attempt: 1 },
      turns: known,
    } as const;
    const { turns } = echoes.reduce(reduce, lost);
    expect(turns).toEqual([{ ...known[0], delivery: 'confirmed' }, known[1], known[2]]);
    expect(turns).not.toContainEqual(expect.objectContaining({ delivery: 'speaking' }));
  });

  it('shows the same question twice when it was typed twice', () => {
    const turns = turnsAfter(
      { kind: 'typed', id: 'typed-1', text: 'айфон' },
      { kind: 'sent', id: 'typed-1' },
      { kind: 'shopper-item', itemId: 'typed-1', after: null, text: 'айфон' },
      { kind: 'typed', id: 'typed-2', text: 'айфон' },
      { kind: 'sent', id: 'typed-2' },
      { kind: 'shopper-item', itemId: 'typed-2', after: 'typed-1', text: 'айфон' },
    );
    expect(turns.map(({ id }) => id)).toEqual(['typed-1', 'typed-2']);
  });

  it('holds the place of a tool call for what it finds', () => {
    const turns = turnsAfter(
      { kind: 'call-item', itemId: 'i', after: null, callId: 'c' },
      { kind: 'assistant-item', itemId: 'a', after: 'i', text: undefined },
      { kind: 'found', callId: 'c', call, products: [] },
    );
    expect(turns.map(({ kind }) => kind)).toEqual(['findings', 'assistant']);
  });

  it('stops waiting for a missing transcript, and shows one that comes after all', () => {
    const heard: readonly ConversationEvent[] = [
      { kind: 'shopper-item', itemId: 'q', after: null, text: undefined },
      { kind: 'assistant-item', itemId: 'a', after: 'q', text: 'Да?' },
      { kind: 'playback-finished' },
    ];
    expect(turnsAfter(...heard)[0]).toMatchObject({ hearing: 'unclear' });
    expect(
      turnsAfter(...heard, { kind: 'text-known', itemId: 'q', by: 'shopper', text: 'айфон' })[0],
    ).toMatchObject({
      hearing: 'heard',
      text: 'айфон',
    });
  });

  it('says that a voice could not be written down instead of leaving it empty', () => {
    const turns = turnsAfter(
      { kind: 'shopper-item', itemId: 'q', after: null, text: undefined },
      { kind: 'unclear', itemId: 'q' },
    );
    expect(turns).toMatchObject([{ hearing: 'unclear' }]);
  });
});

describe('a question about a variant', () => {
  const asked: readonly ConversationEvent[] = [
    { kind: 'call-item', itemId: 'i', after: null, callId: 'c' },
    { kind: 'found', callId: 'c', call, products: [], ask },
    { kind: 'assistant-item', itemId: 'a', after: 'i', text: 'В каком цвете?' },
  ];

  it('is open until the shopper says something', () => {
    expect(openQuestion(turnsAfter(...asked))).toEqual(ask);
    expect(openQuestion(turnsAfter(...asked, { kind: 'typed', id: 't', text: 'Black' }))).toBeUndefined();
  });
});

describe('the cart in the transcript', () => {
  const cart = { kind: 'found', callId: 'c', call, products: [], details: { isAboutCart: true } } as const;
  const search = { kind: 'found', callId: 's', call, products: [] } as const;

  it('is shown with the last call about it', () => {
    expect(cartTurn(turnsAfter(search))).toBeUndefined();
    expect(cartTurn(turnsAfter(cart, { ...cart, callId: 'c2' }, search))?.callId).toBe('c2');
  });

  it('is the last thing that was found until something else is', () => {
    expect(endsWithCart(turnsAfter(search, cart))).toBe(true);
    expect(endsWithCart(turnsAfter(cart, search))).toBe(false);
  });
});
