import type { Language } from '../../language/language.ts';
import { NAMED_WHOLE, OFFERED_FROM, SAME_COVERAGE, SURE_FROM, WORTH_SHOWING } from '../parameters.ts';
import type { Nearness, Ranked } from '../rank/rank.ts';
import type { Idea, Understanding } from '../understand/understanding.ts';
import { byPrice, decideByPrice } from './decide-price.ts';
import { decideProduct } from './decide-product.ts';
import type { Decision } from './decision.ts';
import {
  alikeFull,
  hasWhat,
  inStockOrAll,
  isFull,
  isGuess,
  isName,
  isOnlyLikeIt,
  isOnSale,
  representatives,
  surelyInStockOrAll,
  vitalMissing,
} from './fitting.ts';

/** Whether a product comes in several of what an idea names, or states another one. */
const isStatedOtherwise = ({ role, attribute }: Idea, { document }: Ranked): boolean => {
  if (attribute === undefined) return false;
  if (document.optionNames.includes(attribute)) return true;
  return role === 'attribute' && Object.hasOwn(document.attributes, attribute);
};

const decideFull = (
  ranked: readonly Ranked[],
  understanding: Understanding,
  language: Language,
): Decision => {
  const fitting = alikeFull(ranked, understanding);
  const wanted = understanding.onlyInStock ? surelyInStockOrAll(fitting) : fitting;
  return decideByPrice(wanted, understanding) ?? decideProduct(wanted, ranked, language);
};

/** Whether the question is about one product and not about a kind of thing. */
const isNamed = ({ focus, missing }: Ranked, { ideas }: Understanding): boolean =>
  focus >= NAMED_WHOLE || ideas.some((idea) => isName(idea) && !missing.includes(idea));

const decidePartial = (top: Ranked, ranked: readonly Ranked[], understanding: Understanding): Decision => {
  const missing = vitalMissing(top);
  const [idea] = missing;
  if (!idea || !top.isTheThing) return nearest(ranked);
  const alike = ranked.filter(
    (each) => each.isTheThing && Math.abs(each.coverage - top.coverage) <= SAME_COVERAGE,
  );
  const siblings = alike.filter(({ productId }) => productId === top.productId);
  if (missing.every((each) => isStatedOtherwise(each, top)))
    return { kind: 'lacks', items: isNamed(top, understanding) ? siblings : alike, idea };
  if (hasWhat(top) && missing.every(({ role }) => role === 'attribute'))
    return { kind: 'unconfirmed', items: siblings, idea };
  return nearest(ranked);
};

/** What comes nearest, in the order of the answers. */
const nearest = (ranked: readonly Ranked[]): Decision => {
  const best = ranked[0]?.words ?? 0;
  return {
    kind: 'nearest',
    items: representatives(ranked.filter(({ words }) => words >= best * WORTH_SHOWING)),
  };
};

/** Candidates among which a product that was named whole is looked for; each costs reading its record. */
const NAMED_AMONG = 60;

/**
 * The product that was named whole when it does not come in what was named: an iPhone 15 without 512 GB is
 * still what was asked for, not the iPhone 15 Pro that has them.
 */
const namedWhole = (ranked: readonly Ranked[]): Ranked | undefined => {
  const full = ranked.find(isFull);
  if (!full || full.focus >= NAMED_WHOLE) return undefined;
  const whole = ranked
    .slice(0, NAMED_AMONG)
    .find((each) => each.isTheThing && each.coverage >= OFFERED_FROM && each.focus >= NAMED_WHOLE);
  if (!whole || isFull(whole)) return undefined;
  return vitalMissing(whole).every((idea) => isStatedOtherwise(idea, whole)) ? whole : undefined;
};

const isNear = (ranked: Ranked, { offeredFrom, standsOut }: Nearness): boolean =>
  ranked.cosine >= offeredFrom && ranked.nearness >= standsOut;

const decideByMeaning = (ranked: readonly Ranked[], nearness: Nearness): Decision => {
  const near = ranked
    .filter((each) => isNear(each, nearness) && each.isTheThing)
    .toSorted((a, b) => b.nearness - a.nearness);
  return near.length > 0 ? { kind: 'nearest', items: representatives(near) } : { kind: 'none' };
};

const browse = (ranked: readonly Ranked[], { order, onSale }: Understanding): Decision => {
  const items = inStockOrAll(onSale ? ranked.filter(isOnSale) : ranked);
  const sorted = order ? byPrice(items, order.direction) : items;
  return sorted.length > 0 ? { kind: 'browse', items: representatives(sorted) } : { kind: 'none' };
};

const NAMES_KIND = new Set<Idea['role']>(['thing', 'accessory', 'brand']);

/** Whether a candidate is of the kind that was named, whatever else was asked of it. */
const isOfTheKind = ({ evidence, isTheThing }: Ranked): boolean =>
  isTheThing &&
  evidence.ideas.some(({ idea: { role }, found }) => NAMES_KIND.has(role) && found >= SURE_FROM);

/** What a decision depends on beside the question and what was found. */
export interface Deciding {
  readonly nearness: Nearness;
  readonly language: Language;
}

/** Decides what may be said of what was found; never a wrong product with confidence. */
export const decide = (
  ranked: readonly Ranked[],
  understanding: Understanding,
  { nearness, language }: Deciding,
): Decision => {
  const [top] = ranked;
  if (!top) return { kind: 'none' };
  if (understanding.ideas.length === 0) return browse(ranked, understanding);
  const named = namedWhole(ranked);
  if (named) return decidePartial(named, ranked, understanding);
  const full = ranked.find(isFull);
  if (full && full.coverage >= top.coverage - SAME_COVERAGE)
    return decideFull(ranked, understanding, language);
  if (top.accessory && !top.isTheThing && vitalMissing(top).length === 0) {
    const alike = ranked.filter((each) => each.accessory && each.coverage >= top.coverage - SAME_COVERAGE);
    return { kind: 'accessories', items: representatives(alike) };
  }
  if (isGuess(top) || isOnlyLikeIt(top) || (top.coverage < OFFERED_FROM && !isOfTheKind(top)))
    return decideByMeaning(ranked, nearness);
  return decidePartial(top, ranked, understanding);
};
