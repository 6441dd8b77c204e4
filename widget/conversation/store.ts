import { type ConversationEvent, type ConversationState, initialState, reduce } from '../state.ts';

type Listener = (state: ConversationState, before: ConversationState, event: ConversationEvent) => void;

/** The one place a conversation's state is kept; it changes by events alone. */
export interface ConversationStore {
  readonly state: () => ConversationState;
  dispatch(event: ConversationEvent): void;
  /** Answers how to stop listening. */
  subscribe(listener: Listener): () => void;
}

export const createStore = (first: ConversationState = initialState): ConversationStore => {
  let state = first;
  const listeners = new Set<Listener>();
  return {
    state: () => state,
    dispatch: (event) => {
      const before = state;
      state = reduce(before, event);
      if (state !== before) for (const listener of listeners) listener(state, before, event);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
