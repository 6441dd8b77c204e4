import type { ConversationState } from '../state.ts';
import type { StorevoiceEventDetails } from '../storevoice.d.ts';
import type { Turn } from '../turns.ts';

type Told = Pick<StorevoiceEventDetails, 'message' | 'products' | 'error'>;
export type News = {
  readonly [Name in keyof Told]: { readonly name: Name; readonly detail: Told[Name] };
}[keyof Told];

/** Its words are whole long before its sound is, and the shopper may yet cut it. */
const isUnderWay = (turn: Turn, { phase, turns }: ConversationState): boolean =>
  phase.kind === 'live' &&
  (phase.responding || phase.playing) &&
  turn === turns.findLast(({ kind }) => kind === 'assistant');

/** A turn that is said in full; what is still being said is no news yet. */
const isSaid = (turn: Turn, state: ConversationState): boolean => {
  switch (turn.kind) {
    case 'shopper':
      return turn.hearing === 'heard' && turn.text !== '';
    case 'assistant':
      return turn.text !== '' && turn.delivery !== 'speaking' && !isUnderWay(turn, state);
    case 'findings':
      return turn.products.length > 0;
  }
};

const newsOf = (turn: Turn): News => {
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

/** A typed question changes its id once, when the server confirms it; it is not said twice. */
const keyOf = (turn: Turn): string => (turn.kind === 'shopper' ? `said ${turn.text}` : turn.id);

const saidIn = (state: ConversationState): readonly Turn[] =>
  state.turns.filter((turn) => isSaid(turn, state));

/**
 * What the page should hear about from one state of the conversation to the next, beginning at the first. An answer is told
 * once: the next one begins while it is still the last, which does not make it news again.
 */
export const createNews = (first: ConversationState) => {
  const answered = new Set(first.turns.filter(({ kind }) => kind === 'assistant').map(({ id }) => id));
  const isNew = (turn: Turn, known: string[]): boolean => {
    if (turn.kind === 'assistant') {
      const isTold = answered.has(turn.id);
      answered.add(turn.id);
      return !isTold;
    }
    const place = known.indexOf(keyOf(turn));
    if (place >= 0) known.splice(place, 1);
    return place < 0;
  };
  return (before: ConversationState, after: ConversationState): readonly News[] => {
    const known = saidIn(before).map(keyOf);
    const said = saidIn(after)
      .filter((turn) => isNew(turn, known))
      .map(newsOf);
    const { problem: code, supportCode } = after;
    return code === undefined || code === before.problem
      ? said
      : [...said, { name: 'error', detail: { code, supportCode } }];
  };
};
