import type { TermGroup } from '../../ports/product-index.ts';
import type { PriceBounds, PriceOrder } from './prices.ts';

/** What an idea is about. `purpose` is what a thing is wanted for; `quantity` how many of it. */
export type IdeaRole =
  | 'thing'
  | 'accessory'
  | 'attribute'
  | 'brand'
  | 'number'
  | 'measure'
  | 'word'
  | 'purpose'
  | 'quantity';

/** One idea of a question: the spellings a document may have it in, and what it is about. */
export interface Idea extends TermGroup {
  readonly role: IdeaRole;
  /** As it was said. */
  readonly said: string;
  /** The property it names a value of: `color`. */
  readonly attribute?: string;
  /** True when the most of something is wanted: a better spelling then beats everything else. */
  readonly most?: true;
  /** True when no document of the catalogue has it. */
  readonly unknown: boolean;
}

/** What a question asks for, in the catalogue's own terms. */
export interface Understanding {
  /** Ideas a fitting document has, in the order they were said. */
  readonly groups: readonly Idea[];
  /** Terms that a fitting document must not have: "кроме apple", "не чёрный". */
  readonly excluded: readonly string[];
  readonly price?: PriceBounds;
  readonly order?: PriceOrder;
  readonly onlyInStock: boolean;
  /** True when the question names a thing bought for another thing: a case, a cable. */
  readonly wantsAccessory: boolean;
  /** Words that neither the lexicon nor the catalogue knows. */
  readonly leftover: readonly string[];
  /** The question for an embedder: without ways of asking and prices, names in the catalogue's spelling. */
  readonly text: string;
}
