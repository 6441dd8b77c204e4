import type { Candidates, ProductIndex, RetrievalRequest } from '../../ports/catalog/product-index.ts';
import { type Deciding, decide } from './decide/decide.ts';
import { byPrice, decideOutOfBounds } from './decide/decide-price.ts';
import { type Decision, itemsOf } from './decide/decision.ts';
import { representatives } from './decide/fitting.ts';
import type { Question } from './rank/evidence.ts';
import { type Ranked, rank } from './rank/rank.ts';
import type { PriceOrder } from './understand/prices/price-wishes.ts';

/** What was found for a question, and what it comes to. */
export interface Found {
  readonly decision: Decision;
  readonly candidates: Candidates;
  /** Candidates, best first. */
  readonly ranked: readonly Ranked[];
  /** What the shop's prices are in, where the shopper spoke of another currency. */
  readonly otherCurrency?: string;
}

/** A question with what an engine is asked for it. */
export interface Asked {
  readonly request: RetrievalRequest;
  readonly question: Question;
}

/** A decision that names what was asked for, so that no wider search is needed. */
const ANSWERED = new Set<Decision['kind']>([
  'match',
  'extreme',
  'sold-out',
  'which-variant',
  'which-product',
]);

/** Whether what was found is what was asked for. */
const isAnswered = ({ decision }: Found): boolean => ANSWERED.has(decision.kind);

/** The best products of several answers, in turns. */
const inTurns = (findings: readonly Found[]): readonly Ranked[] => {
  const lists = findings.map(({ decision }) => representatives(itemsOf(decision)));
  const longest = Math.max(...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, at) => lists.flatMap((list) => list.slice(at, at + 1))).flat();
};

const NOTHING: Found = { decision: { kind: 'none' }, candidates: { lexical: [], nearest: [] }, ranked: [] };

/** What was found for each of several things of which any will do, in turns or by price. */
export const eitherOf = (findings: readonly Found[], order?: PriceOrder): Found => {
  const [first = findings[0] ?? NOTHING, second] = findings.filter(isAnswered);
  if (!second) return first;
  const items = inTurns(findings.filter(isAnswered));
  const sorted = order ? byPrice(items, order.direction) : items;
  return { ...first, decision: { kind: 'which-product', items: sorted } };
};

/** What prices are in, when none of them is in the currency that was named. */
const otherCurrency = ({ lexical }: Candidates, named: string): string | undefined => {
  const currencies = lexical.flatMap(({ price }) => price?.currency ?? []);
  return currencies.includes(named) ? undefined : currencies[0];
};

interface FinderPorts extends Deciding {
  readonly index: ProductIndex;
}

/** Finds what a question speaks of and decides what it comes to. */
export const createFinder = ({ index, ...deciding }: FinderPorts) => {
  const look = async ({ request, question }: Asked): Promise<Omit<Found, 'decision'>> => {
    const candidates = await index.retrieve(request);
    return { candidates, ranked: rank(candidates, question, deciding.language) };
  };
  const decided = (looked: Omit<Found, 'decision'>, { readings }: Question): Found => ({
    ...looked,
    decision: decide(looked.ranked, readings[0], deciding),
  });

  return async (asked: Asked): Promise<Found> => {
    const { request, question } = asked;
    const { price } = question.readings[0];
    if (!price) return decided(await look(asked), question);
    const within = decided(await look({ request: { ...request, price }, question }), question);
    if (isAnswered(within) || within.decision.kind === 'browse') return within;
    const beyond = await look(asked);
    const currency = otherCurrency(beyond.candidates, price.currency);
    const found = currency
      ? { ...decided(beyond, question), otherCurrency: currency }
      : { ...beyond, decision: decideOutOfBounds(beyond.ranked, price) };
    return found.decision.kind === 'none' ? within : found;
  };
};
