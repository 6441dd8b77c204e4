import { formatMoney } from '../../../contract/catalog/amounts.ts';
import { isInStock } from '../../../contract/catalog/availability.ts';
import type { SearchDocument } from '../../../contract/catalog/search-document.ts';
import type { RecommendationKind } from '../../../contract/voice/bot.ts';
import { grouped, oneOfEach } from '../../grouped.ts';
import { isKind } from '../../language/concept.ts';
import { nameInSentence } from '../../phrases/property-names.ts';
import { recommendationSentences } from '../../phrases/recommendations.ts';
import { byPrice } from '../../search/decide/decide-price.ts';
import { isFull, isName, representatives } from '../../search/decide/fitting.ts';
import type { ExplainedAnswer } from '../../search/search.ts';
import { spokenFactValue, spokenName } from '../facts/facts.ts';
import { accessoriesFor } from './accessories.ts';
import { type Measured, measuresOf } from './measures.ts';
import { MOST_OFFERS, type Offer, type Wish } from './offers.ts';

/** Whether words name a kind of thing, and not only for whom or for how much. */
export const namesThing = ({ question }: ExplainedAnswer): boolean =>
  question?.readings[0].ideas.some(isKind) === true;

/** The one product that words name; none where they name a kind. */
export const namedProduct = ({ found, question }: ExplainedAnswer): SearchDocument | undefined => {
  if (!found || !question?.readings[0].ideas.some(isName)) return undefined;
  const { decision } = found;
  if (decision.kind === 'match' || decision.kind === 'sold-out') return decision.item.document;
  return decision.kind === 'which-variant' ? decision.items[0]?.document : undefined;
};

const isWithin = ({ price }: SearchDocument, { limit }: Wish): boolean =>
  limit === undefined || (price?.currency === limit.currency && price.minor <= limit.minor);

const fittingOf = ({ found }: ExplainedAnswer, wish: Wish): readonly SearchDocument[] =>
  representatives((found?.ranked ?? []).filter((item) => isFull(item) && isInStock(item)))
    .map(({ document }) => document)
    .filter((document) => isWithin(document, wish));

/** By the first measure that any record states, the best first. */
const bestOf = (documents: readonly SearchDocument[], { speech }: Wish): readonly Offer[] => {
  const measured = documents.map((document) => ({
    document,
    measures: measuresOf(document, speech.language),
  }));
  const stated = measured.flatMap(({ measures }) => [...measures.keys()]);
  const [commonest] = grouped(stated, (key) => key).toSorted((a, b) => b.length - a.length);
  const property = stated.includes('rating') ? 'rating' : commonest?.[0];
  const worth = ({ sign, amount }: Measured): number => sign * amount.value;
  return measured
    .flatMap(({ document, measures }) => {
      const measure = measures.get(property ?? '');
      return measure ? [{ document, measure }] : [];
    })
    .toSorted((a, b) => worth(b.measure) - worth(a.measure))
    .map(({ document, measure: { fact } }) => ({
      document,
      reason: recommendationSentences[speech.locale].states(
        nameInSentence(spokenName(fact, speech.locale)),
        spokenFactValue(fact.values[0] ?? '', speech),
      ),
    }));
};

/** What to recommend where words name a kind of thing and no single product. */
export const fittingOffers = async (
  kind: RecommendationKind,
  explained: ExplainedAnswer,
  wish: Wish,
): Promise<readonly Offer[]> => {
  const say = recommendationSentences[wish.speech.locale];
  const documents = fittingOf(explained, wish);
  switch (kind) {
    case 'better':
      return bestOf(documents, wish);
    case 'goes_with': {
      const [first] = documents;
      return first ? accessoriesFor(first, wish, []) : [];
    }
    case 'cheaper': {
      const reason = say.amongCheapest(documents.length);
      return byPrice(documents, 'ascending').map((document) => ({ document, reason }));
    }
    case 'gift':
    case 'similar': {
      const spread = oneOfEach(documents, ({ category }) => category.at(-1) ?? '');
      const chosen = spread.length >= MOST_OFFERS ? spread : documents;
      const { limit, speech } = wish;
      const within = limit ? [say.within(formatMoney(limit, speech.locale))] : [];
      return chosen.map((document) => ({ document, reason: [say.fitsRequest(), ...within].join(', ') }));
    }
  }
};
