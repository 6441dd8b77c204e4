import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Memory } from '../../../widget/state/memory.ts';
import {
  isSilentIn,
  restoreConversation,
  saveConversation,
} from '../../../widget/state/saved-conversation.ts';
import { type ConversationState, initialState, reduce } from '../../../widget/state/state.ts';
import { anyEvents } from '../conversation-events.ts';

/** Session storage keeps text; so does this. */
const createMemory = (first?: unknown): Memory => {
  let kept = JSON.stringify(first ?? null);
  return {
    read: () => JSON.parse(kept),
    write: (value) => {
      kept = JSON.stringify(value);
    },
  };
};

const talking: ConversationState = {
  phase: {
    kind: 'live',
    microphone: 'muted',
    hearing: false,
    awaiting: false,
    responding: false,
    playing: undefined,
    searching: [],
  },
  turns: [
    { kind: 'shopper', id: '1', text: 'айфон', delivery: 'confirmed', hearing: 'heard' },
    {
      kind: 'findings',
      id: '2',
      callId: 'c',
      call: { name: 'search_products', arguments: '{}', output: 'нашла' },
      products: [
        {
          productId: '2',
          variantId: '3',
          title: 'iPhone 15',
          availability: 'in-stock',
          options: { color: 'Black' },
        },
      ],
      ask: { attribute: 'color', options: [{ label: 'Black', productId: '2', variantId: '3' }] },
      details: {
        comparison: { rows: [{ name: 'Вес', values: ['171 г'] }] },
        source: { title: 'Доставка', url: 'https://shop.example/delivery' },
        contact: { phone: '8 800 555-35-35' },
        order: { status: 'В пути', date: '2026-12-02' },
        ticket: 'T-1',
        isAboutCart: true,
      },
    },
    { kind: 'assistant', id: '3', text: 'Стоит', delivery: 'speaking' },
  ],
  supportCode: 'K7Q2-9FXM',
  cart: {
    cart: {
      lines: [{ line: 'a', title: 'Чехол', quantity: 2, price: { minor: 99_000, currency: 'RUB' } }],
      total: { minor: 198_000, currency: 'RUB' },
    },
    canUndo: true,
  },
};

describe('a conversation on the next page', () => {
  it('is there, paused, with its cards, its code and the way it was held', () => {
    const memory = createMemory();
    saveConversation(memory, talking, { open: true, silent: true });
    const recalled = restoreConversation(memory);
    expect(recalled.phase).toEqual({ kind: 'paused', because: 'navigated', microphone: 'on' });
    expect(recalled.turns.slice(0, 2)).toEqual(talking.turns.slice(0, 2));
    expect(recalled.turns[2]).toMatchObject({ text: 'Стоит', delivery: 'cut' });
    expect(recalled.supportCode).toBe('K7Q2-9FXM');
    expect(isSilentIn(memory)).toBe(true);
  });

  it('knows the cart, whose last change can no longer be taken back', () => {
    const memory = createMemory();
    saveConversation(memory, talking, { open: true, silent: false });
    expect(restoreConversation(memory).cart).toEqual({ cart: talking.cart?.cart, canUndo: false });
  });

  it.each([
    ['a line without a title', { lines: [{ line: 'a', quantity: 1 }] }],
    ['half a line', { lines: [{ line: 'a', title: 'Чехол', quantity: 0.5 }] }],
    ['an amount without a currency', { lines: [], total: { minor: 1 } }],
  ])('forgets a kept cart with %s', (_, cart) => {
    const memory = createMemory({ version: 1, turns: talking.turns, cart });
    expect(restoreConversation(memory).cart).toBeUndefined();
  });

  it('leaves out of an answer what cannot be read', () => {
    const [, findings] = talking.turns;
    const details = {
      comparison: { rows: [{ name: 'Вес' }] },
      source: {},
      contact: [7],
      order: 'sent',
      ticket: 'T-1',
    };
    const memory = createMemory({ version: 1, turns: [{ ...findings, details }] });
    expect(restoreConversation(memory).turns).toMatchObject([
      {
        details: {
          comparison: undefined,
          source: undefined,
          contact: undefined,
          order: undefined,
          ticket: 'T-1',
        },
      },
    ]);
  });

  it('keeps what the shop’s data said instead of an answer', () => {
    const memory = createMemory();
    const answer = { kind: 'assistant', id: '3', text: 'Он стоит $1.', delivery: 'whole' } as const;
    const turns = [{ ...answer, correction: 'По данным магазина: $999.90.' }];
    saveConversation(memory, { ...talking, turns }, { open: true, silent: false });
    expect(restoreConversation(memory).turns).toMatchObject(turns);
  });

  it('is new when nothing was said', () => {
    const memory = createMemory();
    saveConversation(memory, initialState, { open: true, silent: false });
    expect(restoreConversation(memory)).toEqual(initialState);
  });

  it('is never made of what cannot be read', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(restoreConversation(createMemory(value))).toEqual(initialState);
      }),
    );
    const turns = [
      { kind: 'assistant', id: 7 },
      { kind: 'findings', id: '1', callId: 'c', products: [{ title: 'x' }] },
    ];
    expect(restoreConversation(createMemory({ version: 1, turns })).turns).toEqual([
      { kind: 'findings', id: '1', callId: 'c', call: undefined, products: [], ask: undefined },
    ]);
  });

  it('keeps every turn of any conversation that fits', () => {
    fc.assert(
      fc.property(anyEvents, (events) => {
        const state = events.reduce(reduce, initialState);
        const memory = createMemory();
        saveConversation(memory, state, { open: true, silent: false });
        expect(restoreConversation(memory).turns.map(({ id }) => id)).toEqual(
          state.turns.map(({ id }) => id),
        );
      }),
    );
  });
});
