import type { ConversationEvent, TimedEvent } from './events.ts';
import { type ConversationState, initialState, reduce } from './state.ts';

type Listener = (state: ConversationState, before: ConversationState, event: TimedEvent) => void;

/** Holds a conversation's state, which changes only by events. */
export interface ConversationStore {
  readonly state: () => ConversationState;
  dispatch(event: ConversationEvent): void;
  /** Returns a function that unsubscribes. */
  subscribe(listener: Listener): () => void;
}

export const createStore = (first: ConversationState = initialState): ConversationStore => {
  let state = first;
  const listeners = new Set<Listener>();
  return {
    state: () => state,
    dispatch: (event) => {
      const before = state;
      state = reduce(before, { ...event, at: Date.now() });
      if (state !== before) for (const listener of listeners) listener(state, before, event);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
