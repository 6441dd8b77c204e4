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

const isComplete = (turn: Turn, state: ConversationState): boolean => {
  switch (turn.kind) {
    case 'shopper':
      return turn.hearing === 'heard' && turn.text !== '';
    case 'assistant':
      return turn.text !== '' && turn.delivery !== 'speaking' && !isStillPlaying(turn, state);
    case 'findings':
      return turn.products.length > 0;
  }
};

const eventOf = (turn: Turn): PageEvent => {
  switch (turn.kind) {
    case 'shopper':
      return { name: 'message', detail: { role: 'shopper', text: turn.text, cut: false } };
    case 'assistant':
      return {
        name: 'message',
        detail: { role: 'assistant', text: turn.text, cut: turn.delivery === 'cut' },
      };
    case 'findings':
      return { name: 'products', detail: { products: turn.products } };
  }
};

/**
 * Returns a function that derives the page's events from a change of the conversation. Each turn becomes one event, once it
 * is complete; the previous page has had the events of the answers in the first state.
 */
export const createPageEvents = (first: ConversationState) => {
  const isOld = (turn: Turn): boolean => turn.kind === 'assistant' || isComplete(turn, first);
  const reported = new Set(first.turns.filter(isOld).map(({ id }) => id));
  return (before: ConversationState, after: ConversationState): readonly PageEvent[] => {
    const fresh = after.turns.filter((turn) => isComplete(turn, after) && !reported.has(turn.id));
    for (const { id } of fresh) reported.add(id);
    const events = fresh.map(eventOf);
    const { problem: code, supportCode } = after;
    return code === undefined || code === before.problem
      ? events
      : [...events, { name: 'error', detail: { code, supportCode } }];
  };
};
