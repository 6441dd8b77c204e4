import type { ConversationState } from '../state/state.ts';
import type { Turn } from '../state/turns.ts';
import type { StorevoiceEventDetails } from './storevoice.d.ts';

type Details = Pick<StorevoiceEventDetails, 'message' | 'products' | 'error'>;
export type PageEvent = {
  readonly [Name in keyof Details]: { readonly name: Name; readonly detail: Details[Name] };
}[keyof Details];

/**
 * An answer's text is complete long before its sound, and the shopper may still interrupt it. Several answers to one question
 * play one after the other, and the server does not say where one ends.
 */
const isStillPlaying = (turn: Turn, { phase, turns }: ConversationState): boolean =>
  phase.kind === 'live' &&
  (phase.responding || phase.playing !== undefined) &&
  turns.indexOf(turn) > turns.findLastIndex(({ kind }) => kind === 'shopper');

/** The event that tells the page about a turn; none until the turn is complete. */
const eventOf = (turn: Turn, state: ConversationState): PageEvent | undefined => {
  switch (turn.kind) {
    case 'shopper':
      if (turn.hearing !== 'heard' || turn.text === '') return undefined;
      return { name: 'message', detail: { role: 'shopper', text: turn.text, cut: false } };
    case 'assistant': {
      const { text, delivery } = turn;
      if (text === '' || delivery === 'speaking' || isStillPlaying(turn, state)) return undefined;
      return { name: 'message', detail: { role: 'assistant', text, cut: delivery === 'cut' } };
    }
    case 'findings':
      return turn.products.length > 0 ? { name: 'products', detail: { products: turn.products } } : undefined;
  }
};

/**
 * Returns a function that derives the page's events from a change of the conversation. Each turn becomes one event, once it
 * is complete; the previous page has had the events of the answers in the first state.
 */
export const createPageEvents = (first: ConversationState) => {
  const isOld = (turn: Turn): boolean => turn.kind === 'assistant' || eventOf(turn, first) !== undefined;
  const reported = new Set(first.turns.filter(isOld).map(({ id }) => id));
  return (before: ConversationState, after: ConversationState): readonly PageEvent[] => {
    const events = after.turns
      .filter(({ id }) => !reported.has(id))
      .flatMap((turn) => {
        const event = eventOf(turn, after) ?? [];
        if ('name' in event) reported.add(turn.id);
        return event;
      });
    const { problem: code, supportCode } = after;
    return code === undefined || code === before.problem
      ? events
      : [...events, { name: 'error', detail: { code, supportCode } }];
  };
};
