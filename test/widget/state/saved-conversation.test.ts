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
    },
    { kind: 'assistant', id: '3', text: 'Стоит', delivery: 'speaking' },
  ],
  supportCode: 'K7Q2-9FXM',
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
