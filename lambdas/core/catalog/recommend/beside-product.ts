import type { SearchDocument } from '../../../contract/catalog/search-document.ts';
import type { RecommendationKind } from '../../../contract/voice/bot.ts';
import { nameInSentence } from '../../phrases/property-names.ts';
import { recommendationSentences } from '../../phrases/recommendations.ts';
import type { Speech } from '../../search/say/spoken-value.ts';
import { readFactQuestion, shows, termsIn } from '../facts/asked.ts';
import { spokenFactValue, spokenName } from '../facts/facts.ts';
import { accessoriesFor } from './accessories.ts';
import { type Likeness, likeness, sayLikeness } from './likeness.ts';
import { measuresOf, type Win, winsOver } from './measures.ts';
import { MOST_OFFERS, type Offer, type Wish } from './offers.ts';
import { productsOfKind } from './same-kind.ts';

/** Of products those that have what else was wished for, or all where none has: "similar, but in black". */
const refined = (
  documents: readonly SearchDocument[],
  query: string,
  { language }: Speech,
): readonly SearchDocument[] => {
  const terms = readFactQuestion(query, language).terms.filter(({ meanings: [first = ''] }) =>
    first.startsWith('#'),
  );
  const fitting = documents.filter(({ title, attributes }) => {
    const said = termsIn([title, ...Object.values(attributes)].join(', '), language);
    return terms.every((term) => shows(said, term));
  });
  return fitting.length > 0 ? fitting : documents;
};

const alikeTo = async (record: SearchDocument, query: string, wish: Wish): Promise<readonly Likeness[]> =>
  likeness(record, refined(await productsOfKind(record, wish), query, wish.speech), wish.speech);

const offersOf = (alike: readonly Likeness[], record: SearchDocument, { speech }: Wish): readonly Offer[] =>
  alike
    .slice(0, MOST_OFFERS)
    .map((like) => ({ document: like.document, reason: sayLikeness(like, record, speech) }));

/** Of products beside one those that suit a wish; what else was wished for is in the query. */
type BesideProduct = (record: SearchDocument, query: string, wish: Wish) => Promise<readonly Offer[]>;

const similarTo: BesideProduct = async (record, query, wish) =>
  offersOf(await alikeTo(record, query, wish), record, wish);

/** The most alike that cost less, in the same currency. */
const cheaperThan: BesideProduct = async (record, query, wish) => {
  const { price } = record;
  if (!price) return [];
  const cheaper = (await alikeTo(record, query, wish)).filter(
    ({ document }) => document.price?.currency === price.currency && document.price.minor < price.minor,
  );
  return offersOf(cheaper, record, wish);
};

const sayWins = (wins: readonly Win[], speech: Speech): string =>
  recommendationSentences[speech.locale].better(
    wins.map(({ by, than }) => ({
      name: nameInSentence(spokenName(by.fact, speech.locale)),
      value: spokenFactValue(by.fact.values[0] ?? '', speech),
      instead: spokenFactValue(than.fact.values[0] ?? '', speech),
    })),
  );

/** Those that the records themselves show to be better: by a rating, by more memory. Without a measure none is. */
const betterThan: BesideProduct = async (record, query, wish) => {
  const { language } = wish.speech;
  const own = measuresOf(record, language);
  return (await alikeTo(record, query, wish))
    .map(({ document }) => ({ document, wins: winsOver(measuresOf(document, language), own) }))
    .filter(({ wins }) => wins.length > 0)
    .toSorted((a, b) => b.wins.length - a.wins.length)
    .slice(0, MOST_OFFERS)
    .map(({ document, wins }) => ({ document, reason: sayWins(wins, wish.speech) }));
};

export const besideProduct: Readonly<Record<Exclude<RecommendationKind, 'gift'>, BesideProduct>> = {
  similar: similarTo,
  cheaper: cheaperThan,
  better: betterThan,
  goes_with: (record, _, wish) => accessoriesFor(record, wish),
};
