import type { Locale } from '../../lambdas/contract/shop/locale.ts';
import type { MatchStatus } from '../../lambdas/contract/voice/bot.ts';
import type { Collection, Grades, Query } from './collection.ts';

/** What one question came to. */
export interface AskedQuery {
  readonly query: Query;
  readonly status: MatchStatus;
  readonly response: string;
  /** Product ids of the cards, in their order. */
  readonly cards: readonly string[];
  /** `productId/variantId` of the first card; empty without one. */
  readonly firstVariant: string;
  /** Product ids, the best first. */
  readonly ranked: readonly string[];
  readonly ms: number;
}

const CUTS = [1, 3, 10] as const;
type AtCuts = Readonly<Record<`${(typeof CUTS)[number]}`, number>>;

/** The figures of the questions of one language; shares are between 0 and 1, `null` where there is nothing to share. */
export interface LanguageFigures {
  readonly language: Locale;
  readonly queries: number;
  /** Share of answerable questions whose first card is graded 2 or 3. */
  readonly successAt1: number | null;
  /** Mean over the questions that have a grade above 0; `strict` counts ungraded products as 0, `condensed` leaves them out. */
  readonly ndcg: { readonly strict: AtCuts | null; readonly condensed: AtCuts | null };
  /** Share of sure answers to answerable questions whose first card is not graded 2 or 3. */
  readonly sureAndWrong: number | null;
  /** Share of unanswerable questions that were answered as sure. */
  readonly falseConfidence: number | null;
  /** Share of questions with expected variants whose first card is one of them. */
  readonly variantHit: number | null;
  readonly p50Ms: number;
  readonly p95Ms: number;
}

const FITS = 2;

/** Discounted cumulative gain as Järvelin and Kekäläinen define it, with the grade as the gain (2002). */
const dcg = (gains: readonly number[], cut: number): number =>
  gains.slice(0, cut).reduce((sum, gain, place) => sum + gain / Math.log2(place + 2), 0);

const ndcgAt = (products: readonly string[], grades: Grades, cut: number): number => {
  const ideal = dcg(
    [...grades.values()].sort((a, b) => b - a),
    cut,
  );
  return (
    dcg(
      products.map((product) => grades.get(product) ?? 0),
      cut,
    ) / ideal
  );
};

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

const share = <Item>(items: readonly Item[], has: (item: Item) => boolean): number | null =>
  items.length === 0 ? null : items.filter(has).length / items.length;

/** A percentile by the nearest rank. */
export const percentile = (values: readonly number[], percent: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? 0;
};

/** Cards first, since shoppers see them first, then the ranked order; each product once. */
const shown = ({ cards, ranked }: AskedQuery): readonly string[] => [...new Set([...cards, ...ranked])];

const NONE: Grades = new Map();

export const isFitting = ({ query, cards }: AskedQuery, { ratings }: Collection): boolean =>
  (ratings.get(query.id)?.get(cards[0] ?? '') ?? 0) >= FITS;

/** One clear match, or a few named as what was asked for. */
export const isSure = ({ status }: AskedQuery): boolean => status === 'match' || status === 'ambiguous';

const ndcgs = (
  asked: readonly AskedQuery[],
  { ratings }: Collection,
  isCondensed: boolean,
): AtCuts | null => {
  const judged = asked.filter(({ query }) =>
    [...(ratings.get(query.id) ?? NONE).values()].some((grade) => grade > 0),
  );
  if (judged.length === 0) return null;
  const at = (cut: number): number =>
    mean(
      judged.map((each) => {
        const grades = ratings.get(each.query.id) ?? NONE;
        const products = shown(each).filter((product) => !isCondensed || grades.has(product));
        return ndcgAt(products, grades, cut);
      }),
    );
  return { '1': at(1), '3': at(3), '10': at(10) };
};

/** Measures the answers to the questions of one language; `undefined` when there are none. */
export const measure = (
  all: readonly AskedQuery[],
  language: Locale,
  collection: Collection,
): LanguageFigures | undefined => {
  const asked = all.filter(({ query }) => query.lang === language);
  if (asked.length === 0) return undefined;
  const answerable = asked.filter(({ query }) => query.answerable);
  const unanswerable = asked.filter(({ query }) => !query.answerable);
  const expecting = asked.filter(({ query }) => query.expected_variants !== '');
  const times = asked.map(({ ms }) => ms);
  return {
    language,
    queries: asked.length,
    successAt1: share(answerable, (each) => isFitting(each, collection)),
    ndcg: { strict: ndcgs(answerable, collection, false), condensed: ndcgs(answerable, collection, true) },
    sureAndWrong: share(answerable.filter(isSure), (each) => !isFitting(each, collection)),
    falseConfidence: share(unanswerable, isSure),
    variantHit: share(expecting, ({ query, firstVariant }) =>
      query.expected_variants.split(/\s+/u).includes(firstVariant),
    ),
    p50Ms: percentile(times, 50),
    p95Ms: percentile(times, 95),
  };
};
