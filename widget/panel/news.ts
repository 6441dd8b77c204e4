import type { ConversationState } from '../state.ts';
import type { StorevoiceEventDetails } from '../storevoice.d.ts';
import type { Turn } from '../turns.ts';

type Told = Pick<StorevoiceEventDetails, 'message' | 'products' | 'error'>;
export type News = {
  readonly [Name in keyof Told]: { readonly name: Name; readonly detail: Told[Name] };
}[keyof Told];

/** Its words are whole long before its sound is, and the shopper may yet cut it. */
const isSounding = (turn: Turn, { phase, turns }: ConversationState): boolean =>
  phase.kind === 'live' && phase.playing && turn === turns.findLast(({ kind }) => kind === 'assistant');

/** A turn that is said in full; what is still being said is no news yet. */
const isSaid = (turn: Turn, state: ConversationState): boolean => {
  switch (turn.kind) {
    case 'shopper':
      return turn.hearing === 'heard' && turn.text !== '';
    case 'assistant':
      return turn.text !== '' && turn.delivery !== 'speaking' && !isSounding(turn, state);
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

/** What the page should hear about between two states of the conversation. */
export const newsBetween = (before: ConversationState, after: ConversationState): readonly News[] => {
  const known = before.turns.filter((turn) => isSaid(turn, before)).map(keyOf);
  const said = after.turns
    .filter((turn) => isSaid(turn, after))
    .filter((turn) => {
      const place = known.indexOf(keyOf(turn));
      if (place >= 0) known.splice(place, 1);
      return place < 0;
    })
    .map(newsOf);
  const { problem: code, supportCode } = after;
  return code === undefined || code === before.problem
    ? said
    : [...said, { name: 'error', detail: { code, supportCode } }];
};
