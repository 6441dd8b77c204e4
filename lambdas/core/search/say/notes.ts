import type { Locale } from '../../../contract/shop/locale.ts';
import { productSentences } from '../../phrases/products.ts';
import { isOnSale } from '../decide/fitting.ts';
import type { Found } from '../find.ts';
import type { Ranked } from '../rank/rank.ts';
import type { Understanding } from '../understand/understanding.ts';
import type { Best } from './best-first.ts';

/** What notes depend on beside what was found. */
export interface Noted {
  readonly locale: Locale;
  /** Set when the best was asked for among several. */
  readonly best: Best | undefined;
}

const itemsOf = ({ decision }: Found): readonly Ranked[] => {
  if ('items' in decision) return decision.items;
  return 'item' in decision ? [decision.item] : [];
};

/** What is said before the answer: what was not met of a request, and by which measure the first is the best. */
export const notesOn = (found: Found, { onSale }: Understanding, { locale, best }: Noted): string => {
  const say = productSentences[locale];
  const items = itemsOf(found);
  const notes = [
    ...(found.otherCurrency ? [say.otherCurrency(found.otherCurrency)] : []),
    ...(onSale && items.length > 0 && !items.some(isOnSale) ? [say.noneReduced()] : []),
    ...(best?.by === 'rating' ? [say.bestByRating(best.title, best.rating)] : []),
    ...(best?.by === 'words' ? [say.bestByWords()] : []),
  ];
  return notes.map((note) => `${note} `).join('');
};
