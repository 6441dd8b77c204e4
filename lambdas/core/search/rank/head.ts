import { isCyrillic } from '../../language/words.ts';
import type { Idea } from '../understand/understanding.ts';

const isKind = ({ role }: Idea): boolean => role === 'thing' || role === 'accessory';

/**
 * The idea that says what is wanted: Russian names it first ("сумка для ноутбука"), English last ("laptop bag"), unless
 * it is what an accessory is for ("a cover for the sofa"). None where no thing is named.
 */
export const headOf = (ideas: readonly Idea[]): Idea | undefined => {
  const kinds = ideas.filter(isKind);
  if (isCyrillic(kinds[0]?.said ?? '')) return kinds[0];
  return kinds.filter(({ role }) => role === 'accessory').at(-1) ?? kinds.at(-1);
};
