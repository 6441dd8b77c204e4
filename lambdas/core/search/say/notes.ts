import type { Locale } from '../../../contract/shop/locale.ts';
import { measuresOf } from '../../catalog/recommend/measures.ts';
import { productSentences } from '../../phrases/products.ts';
import { itemsOf } from '../decide/decision.ts';
import { isOnSale } from '../decide/fitting.ts';
import type { Found } from '../find.ts';
import type { Understanding } from '../understand/understanding.ts';
import type { Speech } from './spoken-value.ts';

/** Records that are read for their ratings. */
const MOST_RATED = 100;

/** Puts what fits alike in the order of the records' ratings, those without one last, and says by what it is ordered. */
export const bestFirst = (
  found: Found,
  { locale, language }: Speech,
): { readonly found: Found; readonly orderNote?: string } => {
  const { decision } = found;
  if (decision.kind !== 'which-product' && decision.kind !== 'browse') return { found };
  const [first, ...others] = decision.items
    .slice(0, MOST_RATED)
    .map((item) => ({ item, rating: measuresOf(item.document, language).get('rating') }))
    .toSorted((a, b) => (b.rating?.amount.value ?? -1) - (a.rating?.amount.value ?? -1));
  const rating = first?.rating?.fact.values[0];
  const say = productSentences[locale];
  if (!first || rating === undefined) return { found, orderNote: say.bestByWords() };
  const items = [first, ...others].map(({ item }) => item).concat(decision.items.slice(MOST_RATED));
  return {
    found: { ...found, decision: { ...decision, items } },
    orderNote: say.bestByRating(first.item.document.title, rating),
  };
};

/** What is said before the answer: what was not met of a request, and by which measure the first is the best. */
export const notesOn = (
  found: Found,
  { onSale }: Understanding,
  { locale, orderNote }: { readonly locale: Locale; readonly orderNote?: string | undefined },
): string => {
  const say = productSentences[locale];
  const items = itemsOf(found.decision);
  const notes = [
    ...(found.otherCurrency ? [say.otherCurrency(found.otherCurrency)] : []),
    ...(onSale && items.length > 0 && !items.some(isOnSale) ? [say.noneReduced()] : []),
    ...(orderNote ? [orderNote] : []),
  ];
  return notes.map((note) => `${note} `).join('');
};
