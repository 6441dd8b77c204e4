import type { SearchDocument } from '../../../contract/catalog/search-document.ts';
import { oneOfEach } from '../../grouped.ts';
import { recommendationSentences } from '../../phrases/recommendations.ts';
import { conceptTerm } from '../terms/terms.ts';
import { type Fit, fitOf, modelOf } from './fits.ts';
import { candidatesFor, MOST_OFFERS, type Offer, type Wish } from './offers.ts';
import { kindOf, kindTermsOf, wordTermsOf } from './same-kind.ts';

/** Fits from the surest to the vaguest. */
const ORDER: readonly Fit['kind'][] = ['title', 'record', 'target', 'section'];

const sayFit = (fit: Fit, record: SearchDocument, { speech: { locale } }: Wish): string => {
  const say = recommendationSentences[locale];
  switch (fit.kind) {
    case 'title':
      return say.fitsByTitle(record.productTitle);
    case 'record':
      return say.fitsByRecord(record.productTitle);
    case 'target':
      return say.madeFor(fit.target);
    case 'section':
      return say.unsureFit(fit.section);
  }
};

/**
 * Things that the shop says are for a product, one of each kind first. With an empty `model` they are for any
 * product of its kind.
 */
export const accessoriesFor = async (
  record: SearchDocument,
  wish: Wish,
  model = modelOf(record, wish.speech.language),
): Promise<readonly Offer[]> => {
  const { language } = wish.speech;
  const kinds = kindTermsOf(record, language);
  const { candidates } = await candidatesFor(wish, [
    { terms: model, weight: 1 },
    { terms: kinds.map(conceptTerm), weight: 0.5 },
    { terms: wordTermsOf(record.brand ?? '', language), weight: 0.2 },
  ]);
  const fitted = { record, model, kinds: new Set(kinds) };
  const ownKind = kinds[0];
  const fitting = oneOfEach(
    candidates.map((candidate) => candidate.document()),
    ({ productId }) => productId,
  )
    .filter(({ productId }) => productId !== record.productId)
    .flatMap((document) => {
      const fit = fitOf(document, fitted, language);
      const [kind = document.category.at(-1) ?? ''] = kindOf(document, language).terms;
      return fit && kind !== ownKind ? [{ document, fit, kind }] : [];
    })
    .toSorted((a, b) => ORDER.indexOf(a.fit.kind) - ORDER.indexOf(b.fit.kind));
  const sure = fitting.filter(({ fit }) => fit.kind !== 'section');
  const offered = sure.length > 0 ? sure : fitting;
  const first = oneOfEach(offered, ({ kind }) => kind);
  return [...first, ...offered.filter((each) => !first.includes(each))]
    .slice(0, MOST_OFFERS)
    .map(({ document, fit }) => ({ document, reason: sayFit(fit, record, wish) }));
};
