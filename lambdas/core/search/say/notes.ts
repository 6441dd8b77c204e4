import type { Locale } from '../../../contract/shop/locale.ts';
import { measuresOf } from '../../catalog/recommend/measures.ts';
import type { Language } from '../../language/language.ts';
import { productSentences } from '../../phrases/products.ts';
import { itemsOf } from '../decide/decision.ts';
import { isOnSale } from '../decide/fitting.ts';
import type { Found } from '../find.ts';
import type { Understanding } from '../understand/understanding.ts';

/** By what measure the first of several is the best. */
export type Best =
  | { readonly by: 'rating'; readonly title: string; readonly rating: string }
  /** No record has a rating, so that the order is that of the words. */
  | { readonly by: 'words' };

/** Records that are read for their ratings. */
const MOST_RATED = 100;

/** Puts what fits alike in the order of the records' ratings, those without one last. */
export const bestFirst = (
  found: Found,
  language: Language,
): { readonly found: Found; readonly best: Best | undefined } => {
  const { decision } = found;
  if (decision.kind !== 'which-product' && decision.kind !== 'browse') return { found, best: undefined };
  const [first, ...others] = decision.items
    .slice(0, MOST_RATED)
    .map((item) => ({ item, rating: measuresOf(item.document, language).get('rating') }))
    .toSorted((a, b) => (b.rating?.amount.value ?? -1) - (a.rating?.amount.value ?? -1));
  const rating = first?.rating?.fact.values[0];
  if (!first || rating === undefined) return { found, best: { by: 'words' } };
  const items = [first, ...others].map(({ item }) => item).concat(decision.items.slice(MOST_RATED));
  return {
    found: { ...found, decision: { ...decision, items } },
    best: { by: 'rating', title: first.item.document.title, rating },
  };
};

/** What notes depend on beside what was found. */
export interface Noted {
  readonly locale: Locale;
  /** Set when the best was asked for among several. */
  readonly best: Best | undefined;
}

/** What is said before the answer: what was not met of a request, and by which measure the first is the best. */
export const notesOn = (found: Found, { onSale }: Understanding, { locale, best }: Noted): string => {
  const say = productSentences[locale];
  const items = itemsOf(found.decision);
  const notes = [
    ...(found.otherCurrency ? [say.otherCurrency(found.otherCurrency)] : []),
    ...(onSale && items.length > 0 && !items.some(isOnSale) ? [say.noneReduced()] : []),
    ...(best?.by === 'rating' ? [say.bestByRating(best.title, best.rating)] : []),
    ...(best?.by === 'words' ? [say.bestByWords()] : []),
  ];
  return notes.map((note) => `${note} `).join('');
};
