import type { Ranked } from '../rank/rank.ts';
import type { Idea } from '../understand/understanding.ts';

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
  /** No thing was named, only a price or a sale: what there is. */
  | { readonly kind: 'browse'; readonly items: readonly Ranked[] }
  | { readonly kind: 'nearest'; readonly items: readonly Ranked[] }
  | { readonly kind: 'none' };

/** The products that a decision is about, best first. */
export const itemsOf = (decision: Decision): readonly Ranked[] => {
  if ('items' in decision) return decision.items;
  return 'item' in decision ? [decision.item] : [];
};
