import type { Money } from '../../../contract/catalog/money.ts';
import { oneOfEach } from '../../grouped.ts';
import { COMPARABLE, SAME_COVERAGE } from '../parameters.ts';
import type { Ranked } from '../rank/rank.ts';
import type { PriceBounds } from '../understand/prices/prices.ts';
import type { Understanding } from '../understand/understanding.ts';
import type { Decision } from './decision.ts';
import { inStockOrAll, isFull, representatives } from './fitting.ts';

/** What has a price in its order. */
export const byPrice = <Item extends { readonly price?: Money | undefined }>(
  items: readonly Item[],
  direction: 'ascending' | 'descending',
): readonly Item[] => {
  const sign = direction === 'ascending' ? 1 : -1;
  return items
    .filter(({ price }) => price !== undefined)
    .toSorted((a, b) => sign * ((a.price?.minor ?? 0) - (b.price?.minor ?? 0)));
};

const shelfOf = ({ document }: Ranked): string => document.category.join(' > ');

/** Best candidates whose shelves tell where things of the kind are. */
const TELLING = 10;

/** Without what is on another shelf than the best: a doll's house has a rocking horse, too. */
const ofTheirShelves = (fitting: readonly Ranked[]): readonly Ranked[] => {
  const isKindNamed = fitting[0]?.evidence.ideas.some(({ idea: { role } }) => role === 'thing');
  if (!isKindNamed) return fitting;
  const shelves = fitting.slice(0, TELLING).map(shelfOf);
  const usual = new Set(shelves.filter((shelf, at) => shelves.indexOf(shelf) !== at || at === 0));
  return fitting.filter((each) => usual.has(shelfOf(each)));
};

/** Decides by price among what fits, where an order by price was asked for. */
export const decideByPrice = (fitting: readonly Ranked[], { order }: Understanding): Decision | undefined => {
  const best = fitting[0]?.words ?? 0;
  const comparable = ofTheirShelves(fitting.filter(({ words }) => words >= best * COMPARABLE));
  const ordered = order ? byPrice(inStockOrAll(comparable), order.direction) : [];
  const [first] = ordered;
  if (!order || !first) return undefined;
  const items = oneOfEach(ordered, ({ productId }) => productId);
  return order.first || items.length === 1
    ? { kind: 'extreme', item: first }
    : { kind: 'which-product', items };
};

/** How far a price is outside what the shopper said, in minor units. */
const distanceTo = ({ price }: Ranked, { min = 0, max = Infinity, currency }: PriceBounds): number => {
  if (price?.currency !== currency) return Infinity;
  return Math.max(min - price.minor, price.minor - max, 0);
};

/** For a question whose price bounds left nothing: what fits it otherwise, the nearest in price first. */
export const decideOutOfBounds = (ranked: readonly Ranked[], bounds: PriceBounds): Decision => {
  const best = ranked.find(isFull)?.coverage ?? 0;
  const fitting = ranked.filter((each) => isFull(each) && each.coverage >= best - SAME_COVERAGE);
  const items = inStockOrAll(fitting)
    .filter((each) => distanceTo(each, bounds) < Infinity)
    .toSorted((a, b) => distanceTo(a, bounds) - distanceTo(b, bounds));
  return items.length > 0 ? { kind: 'out-of-bounds', items: representatives(items) } : { kind: 'none' };
};
