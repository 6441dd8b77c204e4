import type { PriceBounds } from './prices.ts';
import type { Nearness, Ranked } from './rank.ts';
import type { Idea, Understanding } from './understanding.ts';

/** What to tell the shopper. Items are best first. */
export type Decision =
  | { readonly kind: 'match'; readonly item: Ranked }
  /** The first or last by price was asked for. */
  | { readonly kind: 'extreme'; readonly item: Ranked }
  /** Exactly what was asked, but sold out; `instead` is in stock. */
  | { readonly kind: 'sold-out'; readonly item: Ranked; readonly instead: readonly Ranked[] }
  /** One product, several variants that fit alike and differ in an attribute nobody named. */
  | { readonly kind: 'which-variant'; readonly items: readonly Ranked[]; readonly attribute: string }
  /** Several products that fit alike. */
  | { readonly kind: 'which-product'; readonly items: readonly Ranked[] }
  /** The product is there, but not in what was named. */
  | { readonly kind: 'lacks'; readonly items: readonly Ranked[]; readonly idea: Idea }
  /** The thing itself is not sold, things for it are. */
  | { readonly kind: 'accessories'; readonly items: readonly Ranked[] }
  /** What was asked for is there, at other prices only. */
  | { readonly kind: 'out-of-bounds'; readonly items: readonly Ranked[] }
  /** It may be what was asked for, but the shop does not say whether it is `idea`. */
  | { readonly kind: 'unconfirmed'; readonly items: readonly Ranked[]; readonly idea: Idea }
  | { readonly kind: 'nearest'; readonly items: readonly Ranked[] }
  | { readonly kind: 'none' };

/** Share of a question that must be answered to be sure, and to be offered at all (measured on two shops). */
const SURE = 0.6;
const OFFERED = 0.5;
/** Coverage and scores nearer than these are a tie. */
const SAME_COVERAGE = 0.05;
const SAME_SCORE = 1e-6;
/** Products that answer the same words this alike differ only in how long their names are. */
const SAME_WORDS = 0.005;
const CLEARLY_BETTER = 1.1;
const NAMED_WHOLE = 0.9;

const isVital = ({ role }: Idea): boolean => role !== 'purpose' && role !== 'quantity';

/** Whether a product comes in several of what an idea names, or states another one. */
const isStatedOtherwise = ({ role, attribute }: Idea, { document }: Ranked): boolean => {
  if (attribute === undefined) return false;
  if (document.optionNames.includes(attribute)) return true;
  return role === 'attribute' && Object.hasOwn(document.attributes, attribute);
};

const vitalMissing = ({ missing }: Ranked): readonly Idea[] => missing.filter(isVital);
const isFull = (ranked: Ranked): boolean =>
  !ranked.guarded && ranked.coverage >= SURE && vitalMissing(ranked).length === 0;
const isInStock = ({ document }: Ranked): boolean => document.availability !== 'out-of-stock';

const byProduct = (items: readonly Ranked[]): readonly (readonly Ranked[])[] => {
  const groups = new Map<string, Ranked[]>();
  for (const item of items) {
    const group = groups.get(item.document.productId);
    if (group) group.push(item);
    else groups.set(item.document.productId, [item]);
  }
  return [...groups.values()];
};

/** One variant a product: the best in stock. */
export const representatives = (items: readonly Ranked[]): readonly Ranked[] =>
  byProduct(items)
    .map((group) => group.find(isInStock) ?? group[0])
    .filter((item) => item !== undefined);

/** The first attribute, in the merchant's order, in which variants of one product differ. */
const differingAttribute = (items: readonly Ranked[]): string | undefined =>
  items[0]?.document.optionNames.find(
    (name) => new Set(items.map(({ document }) => document.attributes[name])).size > 1,
  );

const decideVariant = (items: readonly Ranked[], all: readonly Ranked[]): Decision => {
  const [first] = items;
  if (!first) return { kind: 'none' };
  const inStock = items.filter(isInStock);
  const [only, ...others] = inStock;
  if (!only) return { kind: 'sold-out', item: first, instead: insteadOf(first, all) };
  if (others.length === 0) return { kind: 'match', item: only };
  const attribute = differingAttribute(inStock);
  return attribute === undefined
    ? { kind: 'match', item: only }
    : { kind: 'which-variant', items: inStock, attribute };
};

const sharedOptions = ({ document }: Ranked, { document: other }: Ranked): number =>
  other.optionNames.filter((name) => document.attributes[name] === other.attributes[name]).length;

/** What to offer for something sold out: its siblings first, then other products that fit nearly as well. */
const insteadOf = (item: Ranked, all: readonly Ranked[]): readonly Ranked[] => {
  const others = all.filter((other) => other !== item && isInStock(other) && !other.guarded);
  const siblings = others.filter(({ document }) => document.productId === item.document.productId);
  if (siblings.length > 0)
    return siblings.toSorted((a, b) => sharedOptions(b, item) - sharedOptions(a, item));
  return representatives(others.filter(({ coverage }) => coverage >= item.coverage - SAME_COVERAGE));
};

const decideProduct = (fitting: readonly Ranked[], all: readonly Ranked[]): Decision => {
  const products = byProduct(fitting);
  const named = products.filter((group) => (group[0]?.focus ?? 0) >= NAMED_WHOLE);
  const pool = named.length > 0 && named.length < products.length ? named : products;
  const [first, second] = pool;
  if (!first) return { kind: 'none' };
  const lead = (first[0]?.words ?? 0) / Math.max(second?.[0]?.words ?? 0, Number.EPSILON);
  const isExact = (first[0]?.coverage ?? 0) > (second?.[0]?.coverage ?? 0) + SAME_WORDS;
  const isWhole = (first[0]?.focus ?? 0) >= NAMED_WHOLE;
  const isClear = lead >= CLEARLY_BETTER && (isExact || isWhole);
  if (!second || isClear) return decideVariant(first, all);
  const items = representatives(pool.flat());
  const inStock = items.filter(isInStock);
  const [only, ...others] = inStock;
  if (only && others.length === 0) {
    return decideVariant(
      first.includes(only) ? first : (pool.find((group) => group.includes(only)) ?? first),
      all,
    );
  }
  return { kind: 'which-product', items: inStock.length > 0 ? inStock : items };
};

const byPrice = (items: readonly Ranked[], direction: 'ascending' | 'descending'): readonly Ranked[] => {
  const sign = direction === 'ascending' ? 1 : -1;
  return items
    .filter(({ document }) => document.price !== undefined)
    .toSorted((a, b) => sign * ((a.document.price?.minor ?? 0) - (b.document.price?.minor ?? 0)));
};

const decideByPrice = (fitting: readonly Ranked[], { order }: Understanding): Decision | undefined => {
  const inStock = fitting.filter(isInStock);
  const ordered = order ? byPrice(inStock.length > 0 ? inStock : fitting, order.direction) : [];
  const [first] = ordered;
  if (!order || !first) return undefined;
  const items = byProduct(ordered).flatMap((group) => group.slice(0, 1));
  return order.first || items.length === 1
    ? { kind: 'extreme', item: first }
    : { kind: 'which-product', items };
};

/** How far a price is outside what the shopper said, in minor units. */
const distanceTo = ({ document }: Ranked, { min = 0, max = Infinity, currency }: PriceBounds): number => {
  const { price } = document;
  if (price?.currency !== currency) return Infinity;
  return Math.max(min - price.minor, price.minor - max, 0);
};

/** For a question whose price bounds left nothing: what fits it otherwise, the nearest in price first. */
export const decideOutOfBounds = (ranked: readonly Ranked[], bounds: PriceBounds): Decision => {
  const best = ranked.find(isFull)?.coverage ?? 0;
  const fitting = ranked.filter((each) => isFull(each) && each.coverage >= best - SAME_COVERAGE);
  const inStock = fitting.filter(isInStock);
  const items = (inStock.length > 0 ? inStock : fitting)
    .filter((each) => distanceTo(each, bounds) < Infinity)
    .toSorted((a, b) => distanceTo(a, bounds) - distanceTo(b, bounds));
  return items.length > 0 ? { kind: 'out-of-bounds', items: representatives(items) } : { kind: 'none' };
};

/** Everything that fits alike; when the most of something is wanted, only what has it. */
const alikeFull = (ranked: readonly Ranked[], { groups }: Understanding): readonly Ranked[] => {
  const full = ranked.filter(isFull);
  const isMost = groups.some(({ most }) => most === true);
  const best = isMost ? Math.max(...full.map(({ coverage }) => coverage)) : (full[0]?.coverage ?? 0);
  const tolerance = isMost ? SAME_SCORE : SAME_COVERAGE;
  return full.filter(({ coverage }) => coverage >= best - tolerance);
};

const decideFull = (ranked: readonly Ranked[], understanding: Understanding): Decision => {
  const fitting = alikeFull(ranked, understanding);
  const wanted = understanding.onlyInStock && fitting.some(isInStock) ? fitting.filter(isInStock) : fitting;
  return decideByPrice(wanted, understanding) ?? decideProduct(wanted, ranked);
};

const NAMES = new Set<Idea['role']>(['brand', 'number', 'word']);

/** Whether the question is about one product and not about a kind of thing. */
const isNamed = ({ focus, missing }: Ranked, { groups }: Understanding): boolean =>
  focus >= NAMED_WHOLE || groups.some((idea) => NAMES.has(idea.role) && !missing.includes(idea));

const decidePartial = (top: Ranked, ranked: readonly Ranked[], understanding: Understanding): Decision => {
  const missing = vitalMissing(top);
  const alike = ranked.filter(
    (each) => !each.guarded && Math.abs(each.coverage - top.coverage) <= SAME_COVERAGE,
  );
  const [idea] = missing;
  const siblings = alike.filter(({ document }) => document.productId === top.document.productId);
  if (idea && missing.every((each) => isStatedOtherwise(each, top)))
    return { kind: 'lacks', items: isNamed(top, understanding) ? siblings : alike, idea };
  if (idea && missing.every(({ role }) => role === 'attribute'))
    return { kind: 'unconfirmed', items: siblings, idea };
  const isForAnother = understanding.wantsAccessory && missing.some(({ role }) => role === 'brand');
  if (isForAnother || missing.some(({ role }) => role === 'accessory')) return { kind: 'none' };
  return { kind: 'nearest', items: representatives(alike) };
};

/**
 * The product that was named whole when it does not come in what was named: an iPhone 15 without 512 GB is
 * still what was asked for, not the iPhone 15 Pro that has them.
 */
const namedWhole = (ranked: readonly Ranked[]): Ranked | undefined => {
  const full = ranked.find(isFull);
  const whole = ranked.find(({ focus, guarded }) => focus >= NAMED_WHOLE && !guarded);
  if (!full || !whole || full.focus >= NAMED_WHOLE || isFull(whole) || whole.coverage < OFFERED)
    return undefined;
  return vitalMissing(whole).every((idea) => isStatedOtherwise(idea, whole)) ? whole : undefined;
};

const isNear = (ranked: Ranked, { offeredFrom, standsOut }: Nearness): boolean =>
  ranked.cosine >= offeredFrom && ranked.nearness >= standsOut;

/** Decides what may be said of what was found; never a wrong product with confidence. */
export const decide = (
  ranked: readonly Ranked[],
  understanding: Understanding,
  nearness: Nearness,
): Decision => {
  const [top] = ranked;
  if (!top) return { kind: 'none' };
  const named = namedWhole(ranked);
  if (named) return decidePartial(named, ranked, understanding);
  const full = ranked.find(isFull);
  if (full && full.coverage >= top.coverage - SAME_COVERAGE) return decideFull(ranked, understanding);
  if (top.guarded && top.coverage >= SURE && vitalMissing(top).length === 0) {
    const alike = ranked.filter((each) => each.guarded && each.coverage >= top.coverage - SAME_COVERAGE);
    return { kind: 'accessories', items: representatives(alike) };
  }
  const best = ranked.find(({ guarded }) => !guarded);
  if (!best || best.coverage < OFFERED) {
    const near = ranked
      .filter((each) => isNear(each, nearness) && !each.guarded)
      .toSorted((a, b) => b.nearness - a.nearness);
    return near.length > 0 ? { kind: 'nearest', items: representatives(near) } : { kind: 'none' };
  }
  return decidePartial(best, ranked, understanding);
};
