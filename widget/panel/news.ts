import type { ConversationState } from '../state.ts';
import type { StorevoiceEventDetails } from '../storevoice.d.ts';
import type { Turn } from '../turns.ts';

type Told = Pick<StorevoiceEventDetails, 'message' | 'products' | 'error'>;
export type News = {
  readonly [Name in keyof Told]: { readonly name: Name; readonly detail: Told[Name] };
}[keyof Told];

/**
 * Words are whole long before their sound is, and the shopper may yet cut it. Answers to one question sound one after the
 * other, and nobody says where one ends.
 */
const isUnderWay = (turn: Turn, { phase, turns }: ConversationState): boolean =>
  phase.kind === 'live' &&
  (phase.responding || phase.playing) &&
  turns.indexOf(turn) > turns.findLastIndex(({ kind }) => kind === 'shopper');

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

/**
 * What the page should hear about from one state of the conversation to the next, beginning at the first. A turn is told
 * once, when it is said in full; an answer that stood there at the beginning was told on the page before.
 */
export const createNews = (first: ConversationState) => {
  const isOld = (turn: Turn): boolean => turn.kind === 'assistant' || isSaid(turn, first);
  const told = new Set(first.turns.filter(isOld).map(({ id }) => id));
  return (before: ConversationState, after: ConversationState): readonly News[] => {
    const fresh = after.turns.filter((turn) => isSaid(turn, after) && !told.has(turn.id));
    for (const { id } of fresh) told.add(id);
    const said = fresh.map(newsOf);
    const { problem: code, supportCode } = after;
    return code === undefined || code === before.problem
      ? said
      : [...said, { name: 'error', detail: { code, supportCode } }];
  };
};
